import type { DataPointId } from './format';
import type { CellPlace } from './grid';

/**
 * The report of the year before, as rules between years need it. From the sheet 上年数据 of the workbook, or from a
 * file of its own.
 */
export interface PreviousReport {
  /** null where it does not say. */
  readonly organ: string | null;
  readonly year: number | null;
  /** Figures by data point; null is a blank, a figure not known is absent. */
  readonly figures: ReadonlyMap<DataPointId, number | null>;
  /** Name of the sheet or file, for telling where a figure is from. */
  readonly name: string;
  /** Cells of the figures where they stand in the workbook itself. */
  readonly places: ReadonlyMap<DataPointId, CellPlace>;
  /** Names of the reports whose figures were added up, where units have merged since; absent for one report. */
  readonly predecessors?: readonly string[];
}
