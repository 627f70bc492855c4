import type { CellPlace } from './grid';
import type { FactValue } from './fact';
import type { DataPointId, Measure, TableId } from './format';
import type { Doubt, SourceKind, SourceLine, StatedYear, TextPlace } from './source';
import type { Verdict } from './verdict';

/** A report read from a file or from the clipboard, before anything of it is written anywhere. */
export interface ImportedReport {
  /** File name as the clerk knows it; 剪贴板 and the like are worded by the pane. */
  readonly name: string;
  readonly kind: SourceKind;
  /** Codes of what is worth telling about the source; worded under `notice.<code>`. */
  readonly notices: readonly string[];
  /** What it says of itself, its figures, and its own findings. */
  readonly verdict: Verdict;
  /** Every figure read or left open, in the order of the form. */
  readonly figures: readonly ImportedFigure[];
  readonly doubts: readonly Doubt[];
  readonly lines: readonly SourceLine[];
  /** The year by the text around the tables; absent where that says none. */
  readonly statedYear?: StatedYear;
}

/** One figure of an imported report beside what it was read from. */
export interface ImportedFigure {
  readonly point: DataPointId;
  readonly table: TableId;
  readonly measure: Measure;
  /** Row and column labels as in `Finding.where`. */
  readonly where: { readonly row: string; readonly column: string };
  readonly value: FactValue;
  /** Exactly as the source has it; empty for a blank. */
  readonly source: string;
  /** Where it stands: a place in the text, or a cell of a table of the source. */
  readonly from: TextPlace | CellPlace;
  /** True where a person should look before it is used: read with a doubt, or not readable at all. */
  readonly doubtful: boolean;
  /** True where the source runs figures together and only the relations of the form tell them apart. */
  readonly inferred: boolean;
}

/** Figures to be written, by data point; null empties or leaves a blank. What is not known is absent. */
export type FiguresToWrite = ReadonlyMap<DataPointId, number | null>;
