import type { Box } from '../../../src/core/model/geometry';

/**
 * A workbook as the model keeps it: plain data that can be copied whole, so that a failed request may be rolled back.
 * Measures are those of Excel's API: column widths and row heights in points.
 */
export interface BookData {
  sheets: SheetData[];
  names: NameData[];
  structureProtected: boolean;
  readOnly: boolean;
  /** Serial numbers of dates count from 1904; absent for 1900. */
  dates1904?: true;
  activeSheet: string;
  selection: { sheet: string; box: Box };
  nextId: number;
}

export interface SheetData {
  id: string;
  name: string;
  visibility: 'Visible' | 'Hidden' | 'VeryHidden';
  protected: boolean;
  tabColor: string;
  columnWidths: Map<number, number>;
  rowHeights: Map<number, number>;
  hiddenColumns: Set<number>;
  hiddenRows: Set<number>;
  cells: Map<number, CellData>;
  formats: Map<number, CellFormat>;
  merges: Box[];
  validations: ValidationData[];
  /** In the order of priority. */
  rules: RuleData[];
  freeze: { rows: number; cols: number };
  page: PageData;
  tables: TableData[];
}

export interface TableData {
  id: string;
  name: string;
  /** With the head row. */
  box: Box;
  style: string;
  banded: boolean;
}

export interface CellData {
  value: number | string | boolean;
  formula?: string;
}

/** Only what was set; anything absent has Excel's default. */
export interface CellFormat {
  font?: string;
  size?: number;
  bold?: boolean;
  italic?: boolean;
  color?: string;
  fill?: string;
  horizontal?: string;
  vertical?: string;
  wrap?: boolean;
  numberFormat?: string;
  locked?: boolean;
  borders?: Partial<Record<BorderSide, BorderData>>;
}

export type BorderSide = 'top' | 'bottom' | 'left' | 'right';

export interface BorderData {
  style: string;
  color: string;
}

export interface ValidationData {
  boxes: Box[];
  rule: Record<string, unknown>;
  errorAlert: Record<string, unknown> | null;
  ignoreBlanks: boolean;
}

export interface RuleData {
  id: string;
  type: string;
  boxes: Box[];
  formula: string;
  fill: string;
  color: string;
}

export interface PageData {
  orientation: string;
  paperSize: string | null;
  zoom: Record<string, number>;
  printArea: string | null;
  titleRows: string | null;
  sections: Record<string, string>;
}

export interface NameData {
  name: string;
  /** With its leading =. */
  formula: string;
  visible: boolean;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLS = 16_384;

export function cellKey(row: number, col: number): number {
  return row * MAX_COLS + col;
}

export function keyPlace(key: number): { row: number; col: number } {
  return { row: Math.floor(key / MAX_COLS), col: key % MAX_COLS };
}

export function newSheet(id: string, name: string): SheetData {
  return {
    id,
    name,
    visibility: 'Visible',
    protected: false,
    tabColor: '',
    columnWidths: new Map(),
    rowHeights: new Map(),
    hiddenColumns: new Set(),
    hiddenRows: new Set(),
    cells: new Map(),
    formats: new Map(),
    merges: [],
    validations: [],
    rules: [],
    freeze: { rows: 0, cols: 0 },
    page: {
      orientation: 'Portrait',
      paperSize: null,
      zoom: { scale: 100 },
      printArea: null,
      titleRows: null,
      sections: {},
    },
    tables: [],
  };
}

export function intersects(a: Box, b: Box): boolean {
  return a.row < b.row + b.rows && b.row < a.row + a.rows && a.col < b.col + b.cols && b.col < a.col + a.cols;
}

export function intersection(a: Box, b: Box): Box | null {
  if (!intersects(a, b)) return null;
  const [row, col] = [Math.max(a.row, b.row), Math.max(a.col, b.col)];
  return {
    row,
    col,
    rows: Math.min(a.row + a.rows, b.row + b.rows) - row,
    cols: Math.min(a.col + a.cols, b.col + b.cols) - col,
  };
}

export function within(inner: Box, outer: Box): boolean {
  const part = intersection(inner, outer);
  return part !== null && part.rows === inner.rows && part.cols === inner.cols;
}

/** `a` without the part that `b` covers, as up to four boxes. */
export function without(a: Box, b: Box): Box[] {
  const hole = intersection(a, b);
  if (!hole) return [a];
  const below = hole.row + hole.rows;
  const right = hole.col + hole.cols;
  return [
    { row: a.row, col: a.col, rows: hole.row - a.row, cols: a.cols },
    { row: below, col: a.col, rows: a.row + a.rows - below, cols: a.cols },
    { row: hole.row, col: a.col, rows: hole.rows, cols: hole.col - a.col },
    { row: hole.row, col: right, rows: hole.rows, cols: a.col + a.cols - right },
  ].filter((box) => box.rows > 0 && box.cols > 0);
}
