import type { Box, CellAddress } from './geometry';
import type { CellValue, SheetVisibility } from './grid';
import type { CellStyle, PlainRule } from './sheet-plan';

/**
 * A whole workbook as plain data, free of any file format or host. The memory port works on it, the .xlsx codec
 * writes and opens it, the workbench converts its snapshots to and from it.
 *
 * Only arrays, plain objects, strings, numbers, booleans and null: it survives structured clone and JSON. Absent
 * and default are the same thing, so every part has one spelling (an empty list is `[]`, never absent).
 */
export interface WorkbookDocument {
  /** In tab order, never empty in a workbook that a program can open. */
  readonly sheets: readonly DocumentSheet[];
  /** Print areas and print titles are not here but in the page set-up of their sheet. */
  readonly names: readonly DocumentName[];
  readonly structureProtected: boolean;
  /** Cell shown and selected on opening; null means the first cell of the first visible sheet. */
  readonly selection: DocumentSelection | null;
  /** Font of cells that name none; absent means DEFAULT_FONT. */
  readonly defaultFont?: DocumentFont;
}

export interface DocumentFont {
  readonly name: string;
  /** Points. */
  readonly size: number;
}

/** What Chinese Excel and WPS start a workbook with. */
export const DEFAULT_FONT: DocumentFont = { name: '宋体', size: 11 };

export interface DocumentSelection extends CellAddress {
  readonly sheetId: string;
}

export interface DocumentName {
  readonly name: string;
  /** Formula without the leading =, such as `'表三 依申请公开'!$A$1:$J$28` or a quoted text. */
  readonly refersTo: string;
  readonly hidden: boolean;
  /** Id of the sheet that the name belongs to; absent for a name of the workbook. */
  readonly scope?: string;
}

export interface DocumentSheet {
  /** Identity that survives renaming, unique in the workbook. */
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly protected: boolean;
  /** #RRGGBB, null for none. */
  readonly tabColor: string | null;
  /** Widths in characters of the default font, by column from 0; columns not listed keep the default. */
  readonly columnWidths: Readonly<Record<number, number>>;
  /** Heights in points, by row from 0; rows not listed keep the default. */
  readonly rowHeights: Readonly<Record<number, number>>;
  /** Ascending. */
  readonly hiddenColumns: readonly number[];
  /** Ascending. */
  readonly hiddenRows: readonly number[];
  /** Every cell that holds or looks like anything, in row-major order, at most one a place. */
  readonly cells: readonly DocumentCell[];
  /** Boxes of more than one cell that do not overlap; the first cell holds the value. */
  readonly merges: readonly Box[];
  readonly validations: readonly DocumentValidation[];
  /** Order is priority: the first that applies is the one seen. */
  readonly conditionalFormats: readonly DocumentConditionalFormat[];
  /** Rows and columns that stay in view, from the first; 0 for none. */
  readonly freeze: { readonly rows: number; readonly cols: number };
  /** null where nothing was set up. */
  readonly page: DocumentPage | null;
  /** Absent for none. */
  readonly tables?: readonly DocumentTable[];
}

/** A list with a head row and buttons to filter; its columns are called what the cells of the head row say. */
export interface DocumentTable {
  /** Unique in the workbook, in either case, also among the defined names. */
  readonly name: string;
  /** With the head row. */
  readonly box: Box;
  /** Name of one of Excel's looks; null for none. */
  readonly style: string | null;
  /** Whether every other row is tinted. */
  readonly banded: boolean;
}

export interface DocumentCell extends CellAddress {
  /**
   * Constant, or the cached result of the formula; null for a blank cell and for a formula without a result.
   * A text that is exactly an Excel error (`#REF!`) is that error; any other text is text, whatever it looks like.
   */
  readonly value: CellValue;
  /** Formula with its leading =, in English function names; absent for a constant. */
  readonly formula?: string;
  /** Absent for a cell that looks like any other. */
  readonly style?: DocumentStyle;
  /** Note (批注) on the cell. */
  readonly note?: { readonly author: string; readonly text: string };
}

/**
 * Looks of one cell. A cell made from our plan has all fields of CellStyle and `vertical`; a cell of a foreign file
 * has those that it sets itself.
 */
export interface DocumentStyle extends Partial<Omit<CellStyle, 'horizontal'>> {
  readonly horizontal?: CellStyle['horizontal'] | 'justify' | 'distributed' | 'fill' | 'centerContinuous';
  readonly vertical?: 'top' | 'center' | 'bottom' | 'justify' | 'distributed';
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  /** Steps of indentation. */
  readonly indent?: number;
  /** Lines that differ by side; `border` is absent then. */
  readonly borders?: DocumentBorders;
}

export interface DocumentBorders {
  readonly top?: DocumentLine;
  readonly right?: DocumentLine;
  readonly bottom?: DocumentLine;
  readonly left?: DocumentLine;
}

export interface DocumentLine {
  readonly line: BorderLine;
  /** #RRGGBB. */
  readonly color: string;
}

export type BorderLine =
  | 'thin'
  | 'medium'
  | 'thick'
  | 'dotted'
  | 'dashed'
  | 'double'
  | 'hair'
  | 'mediumDashed'
  | 'dashDot'
  | 'mediumDashDot'
  | 'dashDotDot'
  | 'mediumDashDotDot'
  | 'slantDashDot';

export type CompareOperator =
  | 'between'
  | 'notBetween'
  | 'equal'
  | 'notEqual'
  | 'greaterThan'
  | 'lessThan'
  | 'greaterThanOrEqual'
  | 'lessThanOrEqual';

export interface DocumentValidation {
  readonly boxes: readonly Box[];
  readonly rule: PlainRule | ForeignValidationRule;
  /** Shown when an entry is refused; empty for the host's own wording. */
  readonly title: string;
  readonly message: string;
  /** stop refuses the entry; the others only remark on it. Our own validations stop. */
  readonly onInvalid: 'stop' | 'warning' | 'information';
  /** Shown while the cell is selected; absent for none. */
  readonly prompt?: { readonly title: string; readonly message: string };
}

/** A validation said by its formulas, as every program keeps it: those of foreign workbooks, dates, lists in cells. */
export interface ForeignValidationRule {
  readonly type: 'foreign';
  readonly kind: 'list' | 'whole' | 'decimal' | 'date' | 'time' | 'textLength' | 'custom';
  readonly operator?: CompareOperator;
  /** Formulas or constants without a leading =. */
  readonly formula1?: string;
  readonly formula2?: string;
}

export interface DocumentConditionalFormat {
  readonly boxes: readonly Box[];
  readonly rule:
    /** Formula with its leading =, relative to the first cell of the first box. */
    | { readonly type: 'formula'; readonly formula: string }
    /** The cell's own value compared with one or two formulas, with their leading =. */
    | {
        readonly type: 'cellValue';
        readonly operator: CompareOperator;
        readonly formulas: readonly string[];
      };
  /** #RRGGBB, null where the format leaves it alone. */
  readonly fill: string | null;
  readonly color: string | null;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly stopIfTrue?: boolean;
}

export type PaperSize = 'letter' | 'legal' | 'a3' | 'a4' | 'a5' | 'b4' | 'b5' | 'executive' | 'tabloid';

export interface DocumentPage {
  readonly orientation: 'portrait' | 'landscape';
  /** null for the printer's own. */
  readonly paper: PaperSize | null;
  /** Pages the print is shrunk to; 0 means as many as needed; null prints at `scale`. */
  readonly fit: { readonly wide: number; readonly high: number } | null;
  /** Percent; matters only without `fit`. */
  readonly scale: number;
  readonly printArea: Box | null;
  /** Rows repeated on every page; null for none. */
  readonly titleRows: { readonly start: number; readonly count: number } | null;
  /** Columns repeated on every page; null for none. */
  readonly titleColumns: { readonly start: number; readonly count: number } | null;
  /** Excel's header and footer codes, such as `&C第 &P 页`; empty for none. */
  readonly header: string;
  readonly footer: string;
  /** Inches; null for the host's own. */
  readonly margins: DocumentMargins | null;
  readonly centredHorizontally: boolean;
}

export interface DocumentMargins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly header: number;
  readonly footer: number;
}

/** A visible sheet with nothing on it. */
export function blankSheet(id: string, name: string): DocumentSheet {
  return {
    id,
    name,
    visibility: 'visible',
    protected: false,
    tabColor: null,
    columnWidths: {},
    rowHeights: {},
    hiddenColumns: [],
    hiddenRows: [],
    cells: [],
    merges: [],
    validations: [],
    conditionalFormats: [],
    freeze: { rows: 0, cols: 0 },
    page: null,
  };
}

/** A new workbook: one empty sheet. */
export function blankDocument(sheetName = 'Sheet1'): WorkbookDocument {
  return {
    sheets: [blankSheet('sheet-1', sheetName)],
    names: [],
    structureProtected: false,
    selection: null,
  };
}

/** Row-major order, the order of `DocumentSheet.cells`. */
export function byPlace(a: CellAddress, b: CellAddress): number {
  return a.row - b.row || a.col - b.col;
}
