import { BooleanNumber } from '@univerjs/core';
import type {
  ICellData,
  IColumnData,
  IFreeze,
  IObjectArrayPrimitiveType,
  IObjectMatrixPrimitiveType,
  IRowData,
  ISheetDataValidationRule,
  IStyleData,
  IWorksheetData,
  Nullable,
} from '@univerjs/core';
import { byPlace, DEFAULT_FONT } from '../../core/model/document';
import type {
  DocumentCell,
  DocumentFont,
  DocumentName,
  DocumentSheet,
  DocumentStyle,
} from '../../core/model/document';
import { carriedSheet, carrySheet, sheetToCarry } from './carried';
import { gridValue, toGridContent } from './cells';
import { fromGridRule, toGridRule } from './conditional-formats';
import type { GridRule } from './conditional-formats';
import { toBox, toRange } from './ranges';
import { fromGridStyle, styleKey, styleOfKey, toGridStyle } from './styles';
import { fromGridValidation, toGridValidation } from './validations';

/** A note on a cell as the grid keeps it, with the author that the grid does not know of. */
export interface GridNote {
  readonly id: string;
  readonly row: number;
  readonly col: number;
  readonly width: number;
  readonly height: number;
  readonly note: string;
  readonly show?: boolean;
  readonly author?: string;
}

/** A sheet in the parts in which the grid keeps it: the sheet itself, and what its plugins keep beside. */
export interface GridSheet {
  readonly sheet: IWorksheetData;
  readonly styles: Readonly<Record<string, IStyleData>>;
  /** Order is priority. */
  readonly rules: readonly GridRule[];
  readonly validations: readonly ISheetDataValidationRule[];
  readonly notes: readonly GridNote[];
}

type Styles = Readonly<Record<string, Nullable<IStyleData>>>;
type CellData = IObjectMatrixPrimitiveType<ICellData>;

/** Formula with its leading = of a cell; empty for none. The grid keeps filled-down formulas once for all cells. */
export type FormulaAt = (sheetId: string, row: number, col: number) => string;

/** Excel's default column (8.43 characters) and row (15 points) in pixels. */
const DEFAULT_WIDTH = 64;
const DEFAULT_HEIGHT = 20;
/** A sheet shows at least this much, and this much beyond what is used. */
const MIN_SIZE = { rows: 100, cols: 26 } as const;
export const SPARE = { rows: 20, cols: 4 } as const;
const NOTE_SIZE = { width: 220, height: 90 } as const;

/** What a sheet takes from its workbook. */
export interface Surroundings {
  /** Font of cells that name none; absent for the usual one. */
  readonly defaultFont?: DocumentFont | undefined;
  /** Names of the workbook; hidden ones that point at a box of the sheet are kept with it. */
  readonly names: readonly DocumentName[];
}

export function toGridSheet(
  source: DocumentSheet,
  { defaultFont: font = DEFAULT_FONT, names }: Surroundings,
): GridSheet {
  const size = sizeOf(source);
  const sheet: IWorksheetData = {
    id: source.id,
    name: source.name,
    tabColor: source.tabColor ?? '',
    hidden: source.visibility === 'visible' ? BooleanNumber.FALSE : BooleanNumber.TRUE,
    freeze: toFreeze(source.freeze),
    rowCount: size.rows,
    columnCount: size.cols,
    zoomRatio: 1,
    scrollTop: 0,
    scrollLeft: 0,
    defaultColumnWidth: DEFAULT_WIDTH,
    defaultRowHeight: DEFAULT_HEIGHT,
    mergeData: source.merges.map(toRange),
    cellData: toCellData(source.cells),
    rowData: toRowData(source),
    columnData: toColumnData(source),
    rowHeader: { width: 46, hidden: BooleanNumber.FALSE },
    columnHeader: { height: 20, hidden: BooleanNumber.FALSE },
    showGridlines: BooleanNumber.TRUE,
    rightToLeft: BooleanNumber.FALSE,
    defaultStyle: { ff: font.name, fs: font.size },
    custom: carrySheet(sheetToCarry(source, names)),
  };
  return {
    sheet,
    styles: stylesOf(source.cells),
    rules: source.conditionalFormats.map((format, index) =>
      toGridRule(format, `${source.id}-format-${index}`),
    ),
    validations: source.validations.map((validation, index) =>
      toGridValidation(validation, `${source.id}-validation-${index}`),
    ),
    notes: source.cells.flatMap(toNote),
  };
}

function sizeOf({ cells, columnWidths, rowHeights, merges }: DocumentSheet): { rows: number; cols: number } {
  const most = (indexes: readonly number[]): number =>
    indexes.reduce((max, index) => Math.max(max, index), -1);
  const lastRow = most([...cells.map(({ row }) => row), ...merges.map(({ row, rows }) => row + rows - 1)]);
  const lastCol = most([...cells.map(({ col }) => col), ...merges.map(({ col, cols }) => col + cols - 1)]);
  const sizedRow = most(Object.keys(rowHeights).map(Number));
  const sizedCol = most(Object.keys(columnWidths).map(Number));
  return {
    rows: Math.max(MIN_SIZE.rows, Math.max(lastRow, sizedRow) + 1 + SPARE.rows),
    cols: Math.max(MIN_SIZE.cols, Math.max(lastCol, Math.min(sizedCol, MIN_SIZE.cols)) + 1 + SPARE.cols),
  };
}

function toFreeze({ rows, cols }: DocumentSheet['freeze']): IFreeze {
  return { xSplit: cols, ySplit: rows, startRow: rows || -1, startColumn: cols || -1 };
}

function toCellData(cells: readonly DocumentCell[]): CellData {
  const data: Record<number, Record<number, ICellData>> = {};
  for (const cell of cells) {
    const row = (data[cell.row] ??= {});
    row[cell.col] = {
      ...toGridContent(cell.value, cell.formula),
      ...(cell.style ? { s: styleKey(cell.style) } : {}),
    };
  }
  return data;
}

function stylesOf(cells: readonly DocumentCell[]): Record<string, IStyleData> {
  const styles: Record<string, IStyleData> = {};
  for (const { style } of cells) {
    if (!style) continue;
    const key = styleKey(style);
    styles[key] ??= toGridStyle(style);
  }
  return styles;
}

function toNote({ row, col, note }: DocumentCell): GridNote[] {
  if (!note) return [];
  return [
    { id: `note-${row}-${col}`, row, col, ...NOTE_SIZE, note: note.text, show: false, author: note.author },
  ];
}

/** Pixels of a width in characters of the default font, as Excel draws it. */
export function pixelsOfWidth(characters: number): number {
  return Math.round(characters * 7 + 5);
}

export function pixelsOfHeight(points: number): number {
  return Math.round((points * 4) / 3);
}

/** Size as the document says it, kept beside the rounded pixels so that an untouched size is saved as it was. */
interface ExactSize {
  readonly exact: number;
}

function toColumnData({
  columnWidths,
  hiddenColumns,
}: DocumentSheet): IObjectArrayPrimitiveType<Partial<IColumnData>> {
  const data: Record<number, Partial<IColumnData>> = {};
  for (const [index, exact] of Object.entries(columnWidths)) {
    data[Number(index)] = { w: pixelsOfWidth(exact), custom: { exact } satisfies ExactSize };
  }
  for (const index of hiddenColumns) data[index] = { ...data[index], hd: BooleanNumber.TRUE };
  return data;
}

function toRowData({ rowHeights, hiddenRows }: DocumentSheet): IObjectArrayPrimitiveType<Partial<IRowData>> {
  const data: Record<number, Partial<IRowData>> = {};
  for (const [index, exact] of Object.entries(rowHeights)) {
    data[Number(index)] = {
      h: pixelsOfHeight(exact),
      ia: BooleanNumber.FALSE,
      custom: { exact } satisfies ExactSize,
    };
  }
  for (const index of hiddenRows) data[index] = { ...data[index], hd: BooleanNumber.TRUE };
  return data;
}

/** Things made in the grid that a document cannot say, such as data bars and check boxes. */
export type LostKind = 'conditionalFormats' | 'validations';

export interface ReadSheet {
  readonly sheet: DocumentSheet;
  readonly lost: readonly LostKind[];
}

/** What a document can say of a sheet of the grid. */
export function fromGridSheet(
  data: Partial<IWorksheetData> & { readonly id: string },
  beside: Omit<GridSheet, 'sheet' | 'styles'>,
  styles: Styles,
  formulaAt: FormulaAt,
): ReadSheet {
  const size = { rows: data.rowCount ?? MIN_SIZE.rows, cols: data.columnCount ?? MIN_SIZE.cols };
  const carried = carriedSheet(data.custom);
  const formats = beside.rules.map((rule) => fromGridRule(rule, size));
  const validations = beside.validations.map((rule) => fromGridValidation(rule, size));
  const hidden = data.hidden === BooleanNumber.TRUE;
  const sheet: DocumentSheet = {
    id: data.id,
    name: data.name ?? data.id,
    visibility: hidden ? (carried.veryHidden ? 'veryHidden' : 'hidden') : 'visible',
    protected: carried.protected,
    tabColor: data.tabColor ? data.tabColor.toUpperCase() : null,
    columnWidths: fromColumns(data.columnData),
    rowHeights: fromRows(data.rowData),
    hiddenColumns: hiddenOf(data.columnData),
    hiddenRows: hiddenOf(data.rowData),
    cells: fromCellData(data, beside.notes, styles, formulaAt),
    merges: (data.mergeData ?? []).map((range) => toBox(range, size)),
    validations: validations.filter((validation) => validation !== null),
    conditionalFormats: formats.filter((format) => format !== null),
    freeze: fromFreeze(data.freeze),
    page: carried.page,
    ...(carried.tables && carried.tables.length > 0 ? { tables: carried.tables } : {}),
  };
  const lost: LostKind[] = [];
  if (formats.includes(null)) lost.push('conditionalFormats');
  if (validations.includes(null)) lost.push('validations');
  return { sheet, lost };
}

function fromFreeze(freeze: IFreeze | undefined): DocumentSheet['freeze'] {
  if (!freeze) return { rows: 0, cols: 0 };
  return {
    rows: freeze.ySplit > 0 ? Math.max(0, freeze.startRow) : 0,
    cols: freeze.xSplit > 0 ? Math.max(0, freeze.startColumn) : 0,
  };
}

function fromColumns(columns: IWorksheetData['columnData'] | undefined): Record<number, number> {
  return sizesOf(columns, ({ w, custom }) =>
    w === undefined ? null : unrounded(w, custom, pixelsOfWidth, (pixels) => (pixels - 5) / 7),
  );
}

function fromRows(rows: IWorksheetData['rowData'] | undefined): Record<number, number> {
  return sizesOf(rows, ({ h, ia, custom }) =>
    h === undefined || ia === BooleanNumber.TRUE
      ? null
      : unrounded(h, custom, pixelsOfHeight, (pixels) => pixels * 0.75),
  );
}

function sizesOf<Data>(
  list: IObjectArrayPrimitiveType<Data> | undefined,
  size: (data: Data) => number | null,
): Record<number, number> {
  const sizes: Record<number, number> = {};
  for (const [index, data] of Object.entries(list ?? {})) {
    const value = data ? size(data as Data) : null;
    if (value !== null) sizes[Number(index)] = value;
  }
  return sizes;
}

/** Size the document said, while the grid still shows it; else the size that the pixels stand for. */
function unrounded(
  pixels: number,
  custom: Nullable<Record<string, unknown>>,
  toPixels: (exact: number) => number,
  fromPixels: (pixels: number) => number,
): number {
  const exact = (custom as ExactSize | null | undefined)?.exact;
  if (exact !== undefined && toPixels(exact) === pixels) return exact;
  return Math.round(fromPixels(pixels) * 100) / 100;
}

function hiddenOf(list: IObjectArrayPrimitiveType<Partial<IRowData & IColumnData>> | undefined): number[] {
  return Object.entries(list ?? {})
    .filter(([, data]) => (data as Partial<IRowData> | undefined)?.hd === BooleanNumber.TRUE)
    .map(([index]) => Number(index))
    .sort((a, b) => a - b);
}

function fromCellData(
  data: Partial<IWorksheetData> & { readonly id: string },
  notes: readonly GridNote[],
  styles: Styles,
  formulaAt: FormulaAt,
): readonly DocumentCell[] {
  const noteAt = new Map(notes.map((note) => [`${note.row},${note.col}`, note]));
  const cells: DocumentCell[] = [];
  const add = (row: number, col: number, cell: ICellData): void => {
    const key = `${row},${col}`;
    const read = fromCell(cell, row, col, noteAt.get(key), data, styles, formulaAt);
    noteAt.delete(key);
    if (read) cells.push(read);
  };
  for (const [row, columns] of Object.entries(data.cellData ?? {})) {
    for (const [col, cell] of Object.entries((columns ?? {}) as Record<string, Nullable<ICellData>>)) {
      if (cell) add(Number(row), Number(col), cell);
    }
  }
  for (const note of [...noteAt.values()]) add(note.row, note.col, {});
  return cells.sort(byPlace);
}

function fromCell(
  cell: ICellData,
  row: number,
  col: number,
  note: GridNote | undefined,
  sheet: Partial<IWorksheetData> & { readonly id: string },
  styles: Styles,
  formulaAt: FormulaAt,
): DocumentCell | null {
  const value = gridValue(cell);
  const formula = cell.f || cell.si ? formulaAt(sheet.id, row, col) : '';
  const style = styleOf(cell.s ?? sheet.rowData?.[row]?.s ?? sheet.columnData?.[col]?.s, styles);
  if (value === null && formula === '' && !style && !note) return null;
  return {
    row,
    col,
    value,
    ...(formula === '' ? {} : { formula }),
    ...(style ? { style } : {}),
    ...(note ? { note: { author: note.author ?? '', text: note.note } } : {}),
  };
}

function styleOf(style: Nullable<IStyleData | string>, styles: Styles): DocumentStyle | null {
  if (!style) return null;
  if (typeof style !== 'string') return notEmpty(fromGridStyle(style));
  const own = styleOfKey(style);
  if (own) return own;
  const filed = styles[style];
  return filed ? notEmpty(fromGridStyle(filed)) : null;
}

function notEmpty(style: DocumentStyle): DocumentStyle | null {
  return Object.keys(style).length === 0 ? null : style;
}
