import type { DataPointId } from '../core/model/format';
import type { CellPlace, CellValue } from '../core/model/grid';
import type { WorkbookPlan } from '../core/model/sheet-plan';
import type { CellEdit } from '../ports/workbook-port';

/** What parts of the pane give to their actions and get back from them. */

/** Something a report may be read from: a file, or what the clipboard holds. */
export type ImportInput =
  { readonly name: string; readonly bytes: Uint8Array } | { readonly text: string; readonly html?: string };

/** Figures to be written beside what the cells hold. */
export interface TargetComparison {
  readonly same: number;
  /** Cells that are blank and would be filled. */
  readonly fill: number;
  readonly different: readonly DifferentFigure[];
  /** Cells with formulas, which are never written over. */
  readonly formulas: number;
  /** Figures for which the tables have no place. */
  readonly noPlace: number;
}

/** A cell that says something else than the figure to be written. */
export interface DifferentFigure {
  readonly point: DataPointId;
  readonly place: CellPlace;
  readonly where: { readonly row: string; readonly column: string };
  /** What the cell held when it was compared; it is left alone when it holds something else by then. */
  readonly is: CellValue;
  readonly shouldBe: number | null;
}

/** A sheet of ours, with the plan it was made from. */
export interface AddedSheet {
  readonly id: string;
  readonly plan: WorkbookPlan;
}

/** What came of writing single cells. */
export interface Written {
  readonly count: number;
  /** Cells left alone because they had changed meanwhile. */
  readonly refused: number;
  /** Edits that put everything back; for `undoWritten`. */
  readonly undo: readonly CellEdit[];
  /** Sheet that was added with all its cells, which `count` counts and `undo` leaves out. */
  readonly added?: AddedSheet;
}

export interface InsertOutcome {
  readonly sheets: readonly string[];
  /** Parts of the template the host cannot do. */
  readonly leftOut: readonly string[];
}
