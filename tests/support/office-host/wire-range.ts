import { boxName, quoteSheetName } from '../../../src/core/model/geometry';
import type { Box } from '../../../src/core/model/geometry';
import { MAX_COLS, MAX_ROWS, cellKey, intersection } from './book-data';
import type { CellFormat, SheetData } from './book-data';
import { places } from './book';
import type { Book } from './book';
import type { WireObject } from './dispatcher';
import { HostError, invalidArgument } from './protocol';
import { movedFormula, parseArea } from './references';
import { WireConditionalFormats } from './wire-conditional-formats';
import { WireDataValidation } from './wire-data-validation';
import { WireRangeFormat } from './wire-format';
import type { WireWorksheet } from './wire-worksheet';

/** Cells of one sheet that a request works on; the sheet is looked up again each time, for it may be gone. */
export class Cells {
  constructor(
    readonly book: Book,
    readonly sheetId: string,
    readonly boxes: readonly Box[],
  ) {}

  get sheet(): SheetData {
    return this.book.sheet(this.sheetId);
  }

  get first(): Box {
    const [box] = this.boxes;
    if (!box) throw invalidArgument('Range');
    return box;
  }

  style(location: string, style: (format: CellFormat) => void): void {
    this.book.styleCells(this.sheet, this.boxes, style, location);
  }

  /** The property where all cells agree, null where they differ. */
  uniform<Value>(read: (format: CellFormat) => Value): Value | null {
    const sheet = this.sheet;
    const values = new Set<Value>();
    for (const box of this.boxes) {
      for (const [row, col] of places(box)) values.add(read(sheet.formats.get(cellKey(row, col)) ?? {}));
    }
    const [value] = values;
    return values.size === 1 && value !== undefined ? value : null;
  }
}

export class WireRange implements WireObject {
  readonly wireType = 'Range';
  readonly tracked = true;
  readonly cells: Cells;
  private readonly box: Box;

  constructor(
    private readonly book: Book,
    private readonly owner: WireWorksheet,
    box: Box,
  ) {
    if (box.row < 0 || box.col < 0 || box.rows < 1 || box.cols < 1) throw invalidArgument('Range');
    if (box.row + box.rows > MAX_ROWS || box.col + box.cols > MAX_COLS) throw invalidArgument('Range');
    this.box = box;
    this.cells = new Cells(book, owner.Id, [box]);
  }

  get Address(): string {
    return `${quoteSheetName(this.cells.sheet.name)}!${boxName(this.box)}`;
  }
  get RowIndex(): number {
    return this.box.row;
  }
  get ColumnIndex(): number {
    return this.box.col;
  }
  get RowCount(): number {
    return this.box.rows;
  }
  get ColumnCount(): number {
    return this.box.cols;
  }
  get Worksheet(): WireWorksheet {
    return this.owner;
  }

  /** null, not an error, above the limit: so Excel does it. */
  private grid<Value>(read: (row: number, col: number) => Value): Value[][] | null {
    const { row, col, rows, cols } = this.box;
    if (rows * cols > this.book.cellLimit) return null;
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: cols }, (__, j) => read(row + i, col + j)),
    );
  }

  get Values(): unknown {
    const sheet = this.cells.sheet;
    return this.grid((row, col) => this.book.value(sheet, row, col));
  }
  set Values(values: unknown) {
    this.write(values, 'Range.values');
  }
  get Formulas(): unknown {
    const sheet = this.cells.sheet;
    return this.grid((row, col) => this.book.formula(sheet, row, col));
  }
  set Formulas(values: unknown) {
    this.write(values, 'Range.formulas');
  }
  get NumberFormat(): unknown {
    const sheet = this.cells.sheet;
    return this.grid((row, col) => sheet.formats.get(cellKey(row, col))?.numberFormat ?? 'General');
  }
  set NumberFormat(values: unknown) {
    const rows = this.filled(values, 'Range.numberFormat');
    for (const [row, col] of places(this.box)) {
      const numberFormat = rows[row - this.box.row]?.[col - this.box.col];
      if (typeof numberFormat !== 'string') continue;
      this.book.styleCells(
        this.cells.sheet,
        [{ row, col, rows: 1, cols: 1 }],
        (format) => {
          format.numberFormat = numberFormat;
        },
        'Range.numberFormat',
      );
    }
  }

  private write(values: unknown, location: string): void {
    const written = typeof values === 'string' && values.startsWith('=') ? this.filledDown(values) : values;
    this.book.write(this.cells.sheet, this.box, this.filled(written, location), location);
  }

  /** One formula for all cells is moved along, as tried by others in Excel; it is not documented in so many words. */
  private filledDown(formula: string): unknown[][] {
    const { rows, cols } = this.box;
    return Array.from({ length: rows }, (_, row) =>
      Array.from({ length: cols }, (__, col) => movedFormula(formula, row, col)),
    );
  }

  /** A single value stands for every cell; an array must have the size of the range, also one of a single value. */
  private filled(values: unknown, location: string): unknown[][] {
    if (!Array.isArray(values)) return this.spread(values);
    const rows = values as unknown[][];
    this._ValidateArraySize(rows.length, rows[0]?.length ?? 0);
    if (rows.some((row) => !Array.isArray(row) || row.length !== this.box.cols))
      throw invalidArgument(location);
    return rows;
  }

  private spread(value: unknown): unknown[][] {
    return Array.from({ length: this.box.rows }, () => Array<unknown>(this.box.cols).fill(value));
  }

  _ValidateArraySize(rows: number, cols: number): void {
    if (rows !== this.box.rows || cols !== this.box.cols) throw invalidArgument('Range.values');
  }

  get Format(): WireRangeFormat {
    return new WireRangeFormat(this.cells);
  }
  get ConditionalFormats(): WireConditionalFormats {
    return new WireConditionalFormats(this.cells, this.owner);
  }
  get DataValidation(): WireDataValidation {
    return new WireDataValidation(this.cells);
  }

  /** null where some are hidden and some are not. */
  get ColumnHidden(): boolean | null {
    return this.areHidden(this.cells.sheet.hiddenColumns, this.box.col, this.box.cols);
  }
  set ColumnHidden(hidden: boolean) {
    this.hide(this.cells.sheet.hiddenColumns, this.box.col, this.box.cols, hidden, 'Range.columnHidden');
  }
  get RowHidden(): boolean | null {
    return this.areHidden(this.cells.sheet.hiddenRows, this.box.row, this.box.rows);
  }
  set RowHidden(hidden: boolean) {
    this.hide(this.cells.sheet.hiddenRows, this.box.row, this.box.rows, hidden, 'Range.rowHidden');
  }

  private areHidden(hidden: ReadonlySet<number>, from: number, count: number): boolean | null {
    const inside = [...hidden].filter((index) => index >= from && index < from + count);
    if (inside.length === 0) return false;
    return inside.length === count ? true : null;
  }

  private hide(set: Set<number>, from: number, count: number, hidden: boolean, location: string): void {
    this.book.changeLooks(this.cells.sheet, location);
    for (let index = from; index < from + count; index += 1) {
      if (hidden) set.add(index);
      else set.delete(index);
    }
  }

  GetCell(row: number, col: number): WireRange {
    return this.part({ row: this.box.row + row, col: this.box.col + col, rows: 1, cols: 1 });
  }
  GetRow(index: number): WireRange {
    return this.part({ ...this.box, row: this.box.row + index, rows: 1 });
  }
  GetBoundingRect(other: WireRange | string): WireRange {
    const b = typeof other === 'string' ? parseArea(other, 'Range.getBoundingRect') : other.box;
    const a = this.box;
    const [row, col] = [Math.min(a.row, b.row), Math.min(a.col, b.col)];
    return this.part({
      row,
      col,
      rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
      cols: Math.max(a.col + a.cols, b.col + b.cols) - col,
    });
  }
  GetIntersectionOrNullObject(other: WireRange | string): WireRange | null {
    const box = typeof other === 'string' ? parseArea(other, 'Range.getIntersectionOrNullObject') : other.box;
    const common = intersection(this.box, box);
    return common && this.part(common);
  }

  private part(box: Box): WireRange {
    return new WireRange(this.book, this.owner, box);
  }

  GetMergedAreasOrNullObject(): WireRangeAreas | null {
    const boxes = this.cells.sheet.merges.filter((merge) => intersection(merge, this.box));
    return boxes.length === 0
      ? null
      : new WireRangeAreas(new Cells(this.book, this.owner.Id, boxes), this.owner);
  }

  Merge(across: boolean): void {
    const { row, col, rows, cols } = this.box;
    if (!across) return this.book.merge(this.cells.sheet, this.box);
    for (let index = row; index < row + rows; index += 1) {
      this.book.merge(this.cells.sheet, { row: index, col, rows: 1, cols });
    }
  }

  /** @throws InvalidSelection on a sheet that is not visible */
  Select(): void {
    const sheet = this.cells.sheet;
    if (sheet.visibility !== 'Visible') throw new HostError('InvalidSelection', 'Range.select');
    this.book.select(sheet, this.box);
  }
}

export class WireRangeAreas implements WireObject {
  readonly wireType = 'RangeAreas';
  readonly tracked = true;

  constructor(
    private readonly cells: Cells,
    private readonly owner: WireWorksheet,
  ) {}

  get Address(): string {
    const sheet = quoteSheetName(this.cells.sheet.name);
    return this.cells.boxes.map((box) => `${sheet}!${boxName(box)}`).join(',');
  }
  get Areas(): WireObject {
    const { book, boxes } = this.cells;
    const items = boxes.map((box) => new WireRange(book, this.owner, box));
    return { wireType: 'RangeCollection', wireItems: () => items };
  }
  get Format(): WireRangeFormat {
    return new WireRangeFormat(this.cells);
  }
  get ConditionalFormats(): WireConditionalFormats {
    return new WireConditionalFormats(this.cells, this.owner);
  }
  get DataValidation(): WireDataValidation {
    return new WireDataValidation(this.cells);
  }
}
