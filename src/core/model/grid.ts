import type { Box, CellAddress } from './geometry';

/**
 * What a cell holds, from any source. null is a blank cell; an Excel error value is its text (`#REF!`).
 * Numbers keep the source's value, dates are serial numbers with a date format.
 */
export type CellValue = number | string | boolean | null;

export interface GridCell {
  /** Value the source reports: for a formula the cached result, null when it has none. */
  readonly value: CellValue;
  /** Formula with its leading =, absent for a constant. */
  readonly formula?: string;
  /** Number format code where it matters (dates); absent for General. */
  readonly format?: string;
}

export type SheetVisibility = 'visible' | 'hidden' | 'veryHidden';

/** The used part of one sheet. `cells[i][j]` is the cell at row `origin.row + i`, column `origin.col + j`. */
export interface SheetGrid {
  /** Identity that survives renaming, unique in the workbook. */
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly protected: boolean;
  readonly origin: CellAddress;
  readonly cells: readonly (readonly GridCell[])[];
  /** Merged cells, from the top; absent where nobody asked for them. */
  readonly merges?: readonly Box[];
  /** True when the sheet is larger than the bounded read and the rest was left out. */
  readonly truncated?: boolean;
}

export interface DefinedName {
  readonly name: string;
  /** Formula without the leading =, such as `'表三 依申请公开'!$A$1:$J$28` or a quoted text. */
  readonly refersTo: string;
  readonly hidden: boolean;
}

/** Prefix of the defined names that mark the blocks of our template. */
export const BLOCK_NAME_PREFIX = 'gouji.';

/** Everything a reader found in a workbook; what recognition works on. */
export interface WorkbookView {
  readonly sheets: readonly SheetGrid[];
  readonly names: readonly DefinedName[];
  /** Things worth telling about the source itself, such as MACROS or EXTERNAL_LINK. */
  readonly notices: readonly string[];
  /** True where serial numbers of dates count from 1904; absent for 1900, and where the source does not say. */
  readonly dates1904?: true;
}

/** Exact place of one cell, for pointing at it. */
export interface CellPlace extends CellAddress {
  readonly sheetId: string;
  /** Name of the sheet when it was read. */
  readonly sheet: string;
  /** A1 text, such as D27. */
  readonly cell: string;
}
