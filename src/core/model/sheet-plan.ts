import type { Box, CellAddress } from './geometry';

/**
 * A complete, host-free description of sheets to be made. Every port executes this same plan and lists what
 * it cannot do; no port adds anything of its own.
 */
export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly NamePlan[];
  /** Cell to select when all is done; null leaves the clerk where the clerk is. */
  readonly select: { readonly sheet: string; readonly cell: CellAddress } | null;
}

export interface SheetPlan {
  readonly name: string;
  readonly tabColor: string;
  /** Widths in characters of the default font, by column from 0. */
  readonly columnWidths: readonly number[];
  /** Row heights in points, by row; rows not listed keep the default. */
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: readonly number[];
  /** Every styled cell, blanks too, in row-major order, at most one a place. */
  readonly cells: readonly PlanCell[];
  readonly merges: readonly Box[];
  readonly validations: readonly ValidationPlan[];
  readonly conditionalFormats: readonly ConditionalFormatPlan[];
  readonly freeze: { readonly rows: number; readonly cols: number };
  readonly page: PagePlan;
  /** Lists that grow when a row is typed below them, with a button to filter in each head; absent for none. */
  readonly tables?: readonly TablePlan[];
}

/** Looks of its cells are theirs; the table adds none but lines that their borders hide. */
export interface TablePlan {
  /** Letters, digits and _ ; where the workbook has it already a number is added. */
  readonly name: string;
  /** The heads, different texts, and at least one row below them; no merged cells. */
  readonly box: Box;
}

export interface PlanCell extends CellAddress {
  /** Constant; absent for a formula or a blank. A text is written as text, whatever it looks like. */
  readonly value?: string | number;
  /** Formula with its leading =, in English function names. */
  readonly formula?: string;
  /** What the formula gives, for files that nobody has calculated yet; absent where the host calculates. */
  readonly result?: number;
  readonly style: StyleName;
}

/** Names into STYLES. A cell of the plan has exactly one. */
export type StyleName =
  | 'title'
  | 'caption'
  | 'header'
  | 'note'
  | 'rowLabel'
  | 'input'
  | 'inputAmount'
  | 'inputDate'
  | 'total'
  | 'totalDate'
  | 'figure'
  | 'figureAmount'
  | 'field'
  | 'fieldInput'
  | 'fieldFigure'
  | 'hint'
  | 'check'
  | 'control'
  | 'prose'
  | 'proseHeading'
  | 'proseTitle'
  | 'proseKind'
  | 'reference';

/** Looks of a cell. Text is always centred vertically. */
export interface CellStyle {
  readonly font: string;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  /** #RRGGBB. */
  readonly color: string;
  /** #RRGGBB, null for no fill. */
  readonly fill: string | null;
  /** Colour of a thin line on all four sides, null for none. */
  readonly border: string | null;
  readonly horizontal: 'left' | 'center' | 'right';
  readonly wrap: boolean;
  readonly numberFormat: string;
  /** False where the clerk types; matters only once the clerk protects the sheet. */
  readonly locked: boolean;
}

/** Rules that need nothing but themselves. */
export type PlainRule =
  | { readonly type: 'wholeNumber'; readonly min: number; readonly max: number }
  | { readonly type: 'decimal'; readonly min: number; readonly max: number }
  | { readonly type: 'list'; readonly items: readonly string[] };

export interface ValidationPlan {
  readonly boxes: readonly Box[];
  readonly rule:
    | PlainRule
    /** Choices that stand in cells, for lists that are longer than the 255 characters of an inline list. */
    | { readonly type: 'listFrom'; readonly sheet: string; readonly box: Box }
    /** Days from and to, as serial numbers that count from 1900. */
    | { readonly type: 'date'; readonly min: number; readonly max: number };
  readonly title: string;
  readonly message: string;
}

export interface ConditionalFormatPlan {
  readonly box: Box;
  /** Formula with its leading =, relative to the first cell of the box. */
  readonly formula: string;
  /** #RRGGBB. */
  readonly fill: string;
  readonly color: string;
}

export interface PagePlan {
  readonly orientation: 'portrait' | 'landscape';
  /** null prints whatever is there, for a list that grows. */
  readonly printArea: Box | null;
  /** Rows repeated on every page, from the first; 0 for none. */
  readonly titleRows: number;
  /** Rows `titleRows` starts at, counted from 0. */
  readonly titleRowStart: number;
  /** Pages wide is always 1 on A4; pages high 0 means as many as needed. */
  readonly pagesHigh: number;
  /** Printed centred at the top and bottom of every page; empty for none. */
  readonly header: string;
  readonly footer: string;
}

export interface NamePlan {
  readonly name: string;
  readonly sheet: string;
  readonly box: Box;
  readonly hidden: boolean;
}
