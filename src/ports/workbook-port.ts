import type { Box, CellAddress } from '../core/model/geometry';
import type { CellPlace, CellValue, SheetGrid, SheetVisibility, WorkbookView } from '../core/model/grid';
import type { HighlightPlan } from '../core/model/highlight-plan';
import type { WorkbookPlan } from '../core/model/sheet-plan';

/**
 * What a host must offer. Adapters translate and nothing else: no knowledge of disclosure, no decisions.
 * Every method throws a GoujiError with a stable code when the host refuses; nothing is half done silently.
 */
export interface WorkbookPort {
  readonly kind: 'excel' | 'workbench' | 'xlsx' | 'memory';

  /** What must be known before anything is written. One request to Excel. */
  overview(): Promise<WorkbookOverview>;

  /** Values and formulas of the used part of every sheet, within READ_BOUNDS. One request when the sheets are known. */
  read(): Promise<WorkbookView>;

  /**
   * Values of whole sheets within LONG_BOUNDS, for lists that `read` cut short: a formula is told by its result alone,
   * and no number formats. In the order of the ids; sheets that are gone are left out. Several requests to Excel, so
   * what the clerk changes meanwhile may be seen in part and is heard by `watch`.
   * @throws CANCELLED when the signal fires, RANGE_TOO_LARGE
   */
  readLong(sheetIds: readonly string[], signal?: AbortSignal): Promise<readonly SheetGrid[]>;

  /**
   * Merged cells of sheets within LONG_BOUNDS, from the top; in the order of the ids, none for a sheet that is gone. In
   * a list only the first cell of such a box holds something. One request to Excel.
   */
  merges(sheetIds: readonly string[]): Promise<readonly (readonly Box[])[]>;

  /**
   * Adds the sheets of the plan after the existing ones and the defined names, and writes `state` under
   * STATE_NAME; null leaves the state as it is. Sheet names must be free. One request to Excel, or as few as contents of
   * several MB need; when it fails nothing of it stays.
   * @throws SHEET_EXISTS, STRUCTURE_PROTECTED, READ_ONLY
   */
  execute(plan: WorkbookPlan, state: string | null): Promise<ExecutionReport>;

  /** Writes the hidden defined name STATE_NAME; null removes it. */
  saveState(state: string | null): Promise<void>;

  /**
   * Deletes sheets by id, with the defined names listed; for taking back our own insertion only.
   * @throws STRUCTURE_PROTECTED, SHEET_GONE is ignored.
   */
  removeSheets(sheetIds: readonly string[], names: readonly string[]): Promise<void>;

  /**
   * Writes single cells after comparing each with what it held when the clerk decided. An edit whose content stands
   * in the cell already counts as made.
   * Two requests to Excel for each 15,000 cells next to each other.
   * @returns the edits not made: the cell had changed meanwhile, or the host stopped for good after others were made
   * @throws SHEET_PROTECTED, SHEET_GONE before anything is written; what the host says when nothing could be written
   */
  setCells(edits: readonly CellEdit[]): Promise<readonly CellEdit[]>;

  /**
   * Whether all these rows and columns are visible; true for none. One request to Excel.
   * @throws SHEET_GONE
   */
  linesShown(lines: readonly SheetLine[]): Promise<boolean>;

  /**
   * Shows or hides whole rows and columns; contents, widths and heights stay as they are. Two requests to Excel.
   * @throws SHEET_PROTECTED, SHEET_GONE before anything is changed
   */
  showLines(lines: readonly SheetLine[], visible: boolean): Promise<void>;

  /**
   * Replaces all our marks by those of the plan; the clerk's own formats are never touched.
   * Marks on a protected sheet are left out and listed.
   */
  highlight(plan: HighlightPlan): Promise<HighlightReport>;

  /** Removes every mark of ours, also of another day. */
  clearHighlights(): Promise<HighlightReport>;

  /** Shows and selects a cell. @throws SHEET_GONE; SHEET_HIDDEN for a hidden sheet, which stays hidden. */
  reveal(place: Pick<CellPlace, 'sheetId' | 'row' | 'col'>): Promise<void>;

  /** The selected cell, of a selected area the one that is typed into; null where none is. One request to Excel. */
  selection(): Promise<CellPlace | null>;

  /**
   * Calls the listener after the clerk changed cells or sheets; never for writes of this port.
   * @returns a function that stops it
   */
  watch(listener: (change: WorkbookChange) => void): Promise<() => Promise<void>>;
}

export interface WorkbookOverview {
  readonly sheets: readonly SheetSummary[];
  /** State text under STATE_NAME, null when there is none. */
  readonly state: string | null;
  readonly names: readonly string[];
  readonly structureProtected: boolean;
  readonly readOnly: boolean;
}

export interface SheetSummary {
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly protected: boolean;
}

export interface ExecutionReport {
  /** Sheets made, in plan order. */
  readonly sheets: readonly SheetSummary[];
  /** Parts of the plan the host cannot do, as `<sheet>: <part>`; empty when all was done. */
  readonly leftOut: readonly string[];
}

export interface CellEdit extends CellAddress {
  readonly sheetId: string;
  /** What the cell held when the clerk decided: its formula where it had one, else its value. */
  readonly before: CellValue;
  /**
   * New content: a value as a cell holds it, or a formula with its leading =. null empties the cell; a text is never
   * read as a formula or a number, but an error value (`#N/A`) is written as that error.
   */
  readonly after: { readonly value: CellValue } | { readonly formula: string };
  /** Number format that the cell gets with its content; absent leaves that it has. */
  readonly format?: string;
}

/** True when the cell now holds neither what the clerk saw nor what the edit would write: it must be left alone. */
export function isStale({ before, after }: CellEdit, holds: CellValue): boolean {
  const wanted = 'formula' in after ? after.formula : after.value;
  return !isSameContent(holds, before) && !isSameContent(holds, wanted);
}

/** An empty text is a blank, as Excel tells no difference; a number is never the text that looks like it. */
function isSameContent(one: CellValue, other: CellValue): boolean {
  const [left, right] = [one, other].map((content) => (content === '' ? null : content));
  return left === right;
}

/** One row or column of a sheet, counted from 0. */
export interface SheetLine {
  readonly sheetId: string;
  readonly axis: 'row' | 'column';
  readonly at: number;
}

export interface HighlightReport {
  readonly added: number;
  readonly removed: number;
  /** Names of protected sheets on which nothing could be marked or cleared. */
  readonly protectedSheets: readonly string[];
}

export interface WorkbookChange {
  /** Sheet whose cells changed; null when sheets were added, removed or renamed. */
  readonly sheetId: string | null;
}

/** Hidden defined name that carries what only the program needs, the same in every host. */
export const STATE_NAME = '_gouji_state';

/** A sheet is read to at most this many rows and columns from A1; the official tables need 40 by 20. */
export const READ_BOUNDS = { rows: 1000, cols: 60 } as const;

/** The same for sheets read by `readLong`; a ledger has up to 50,000 rows. */
export const LONG_BOUNDS = { rows: 60_000, cols: 60 } as const;
