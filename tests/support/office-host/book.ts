import {
  absoluteBoxName,
  boxContains,
  boxName,
  frameOf,
  quoteSheetName,
} from '../../../src/core/model/geometry';
import type { Box } from '../../../src/core/model/geometry';
import { evaluateFormula } from '../formula-evaluator';
import { cellKey, intersects, keyPlace, newSheet } from './book-data';
import type { BookData, CellData, CellFormat, SheetData } from './book-data';
import { HostError, itemNotFound } from './protocol';
import { parseArea } from './references';
import { parseWritten } from './typed-input';

/** Event numbers of the library. */
export const EventType = { changed: 10, added: 13, deleted: 15 } as const;

export interface BookEvent {
  readonly type: number;
  readonly target: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The runtime whose request caused it; null for the clerk. */
  readonly runtime: string | null;
}

/** The workbook itself: what Excel holds, its rules, and what the clerk does at the grid. */
export class Book {
  data: BookData;
  /** Cells that one range may return values of; above it Excel gives null instead of an error. */
  cellLimit = 5_000_000;
  /** Excel in Protected View: every write is refused. */
  refusesWrites = false;
  /** The runtime whose request is running. */
  runtime: string | null = null;
  private readonly listeners = new Set<(event: BookEvent) => void>();
  private readonly results = new Map<string, number | string | boolean>();

  constructor() {
    this.data = {
      sheets: [newSheet('{00000001-0001-0000-0000-000000000000}', 'Sheet1')],
      names: [],
      structureProtected: false,
      readOnly: false,
      activeSheet: '{00000001-0001-0000-0000-000000000000}',
      selection: {
        sheet: '{00000001-0001-0000-0000-000000000000}',
        box: { row: 0, col: 0, rows: 1, cols: 1 },
      },
      nextId: 2,
    };
  }

  snapshot(): BookData {
    return structuredClone(this.data);
  }

  restore(data: BookData): void {
    this.data = data;
    this.results.clear();
  }

  listen(listener: (event: BookEvent) => void): void {
    this.listeners.add(listener);
  }

  // --- sheets

  sheet(id: string): SheetData {
    const sheet = this.data.sheets.find((candidate) => candidate.id === id);
    if (!sheet) throw itemNotFound('Worksheet');
    return sheet;
  }

  findSheet(key: string): SheetData | undefined {
    const name = key.toLowerCase();
    return this.data.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === name);
  }

  sheetNamed(name: string): SheetData {
    const sheet = this.findSheet(name);
    if (!sheet) throw new Error(`the test names a sheet that is not there: ${name}`);
    return sheet;
  }

  addSheet(name: string): SheetData {
    this.changeStructure('WorksheetCollection.add');
    if (this.findSheet(name)) throw new HostError('ItemAlreadyExists', 'WorksheetCollection.add');
    if (name === '' || name.length > 31 || /[:\\/?*[\]]|^'|'$/.test(name)) {
      throw new HostError('InvalidArgument', 'WorksheetCollection.add');
    }
    const sheet = newSheet(
      `{${String(this.data.nextId).padStart(8, '0')}-0001-0000-0000-000000000000}`,
      name,
    );
    this.data.nextId += 1;
    this.data.sheets.push(sheet);
    this.emit(EventType.added, 'Workbook', { worksheetId: sheet.id });
    return sheet;
  }

  deleteSheet(id: string): void {
    this.changeStructure('Worksheet.delete');
    const sheet = this.sheet(id);
    const others = this.data.sheets.filter((candidate) => candidate !== sheet);
    const next = others.find((candidate) => candidate.visibility === 'Visible');
    if (!next) throw new HostError('InvalidOperation', 'Worksheet.delete');
    this.data.sheets = others;
    this.replaceSheetInFormulas(sheet.name, null);
    if (this.data.activeSheet === id) this.select(next, { row: 0, col: 0, rows: 1, cols: 1 });
    this.results.clear();
    this.emit(EventType.deleted, 'Workbook', { worksheetId: id });
  }

  renameSheet(id: string, name: string): void {
    this.changeStructure('Worksheet.name');
    const sheet = this.sheet(id);
    const other = this.findSheet(name);
    if (other && other !== sheet) throw new HostError('ItemAlreadyExists', 'Worksheet.name');
    this.replaceSheetInFormulas(sheet.name, name);
    sheet.name = name;
    this.results.clear();
  }

  private replaceSheetInFormulas(from: string, to: string | null): void {
    const spelled = [`${quoteSheetName(from)}!`, `${from}!`];
    const written = to === null ? '#REF!' : `${quoteSheetName(to)}!`;
    const renamed = (formula: string): string =>
      spelled
        .reduce((text, spelling) => text.split(spelling).join(written), formula)
        .replace(/#REF!\$?[A-Z]+\$?\d+(:\$?[A-Z]+\$?\d+)?/g, '#REF!');
    for (const name of this.data.names) name.formula = renamed(name.formula);
    for (const sheet of this.data.sheets) {
      for (const cell of sheet.cells.values()) if (cell.formula) cell.formula = renamed(cell.formula);
    }
  }

  select(sheet: SheetData, box: Box): void {
    this.data.activeSheet = sheet.id;
    this.data.selection = { sheet: sheet.id, box };
  }

  // --- permissions

  /** @throws AccessDenied when nothing at all may be written */
  change(location: string): void {
    if (this.refusesWrites) throw new HostError('AccessDenied', location);
  }

  private changeStructure(location: string): void {
    this.change(location);
    if (this.data.structureProtected) throw new HostError('AccessDenied', location);
  }

  /** @throws AccessDenied on a protected sheet */
  changeLooks(sheet: SheetData, location: string): void {
    this.change(location);
    if (sheet.protected) throw new HostError('AccessDenied', location);
  }

  private changeContents(sheet: SheetData, box: Box, location: string): void {
    this.change(location);
    if (!sheet.protected) return;
    for (const [row, col] of places(box)) {
      if (sheet.formats.get(cellKey(row, col))?.locked !== false)
        throw new HostError('AccessDenied', location);
    }
  }

  // --- contents

  /** Writes an array of values or formulas: null leaves a cell alone, an empty text clears it. */
  write(sheet: SheetData, box: Box, values: readonly (readonly unknown[])[], location: string): void {
    this.changeContents(sheet, box, location);
    for (const [row, col] of places(box)) {
      const value = values[row - box.row]?.[col - box.col];
      if (value === null || value === undefined || this.isSwallowed(sheet, row, col)) continue;
      this.put(sheet, row, col, value);
    }
    this.results.clear();
    this.emit(EventType.changed, sheet.id, changePayload(sheet, box));
  }

  /** Inside a merged area only the first cell takes a value; Excel drops the others silently. */
  private isSwallowed(sheet: SheetData, row: number, col: number): boolean {
    return sheet.merges.some(
      (merge) => boxContains(merge, { row, col }) && (merge.row !== row || merge.col !== col),
    );
  }

  private put(sheet: SheetData, row: number, col: number, value: unknown): void {
    const key = cellKey(row, col);
    const format = sheet.formats.get(key) ?? {};
    const asText = format.numberFormat === '@' && value !== '' && !String(value).startsWith("'");
    const written = parseWritten(asText ? `'${String(value)}` : value);
    if (written.kind === 'nothing') sheet.cells.delete(key);
    else if (written.kind === 'formula') sheet.cells.set(key, { value: 0, formula: written.formula });
    else sheet.cells.set(key, { value: written.value });
    if (written.kind === 'constant' && written.format && (format.numberFormat ?? 'General') === 'General') {
      sheet.formats.set(key, { ...format, numberFormat: written.format });
    }
  }

  /** Value of a cell, formulas calculated; an empty text for a blank, as Excel gives it. */
  value(sheet: SheetData, row: number, col: number): number | string | boolean {
    const cell = sheet.cells.get(cellKey(row, col));
    if (!cell) return '';
    return cell.formula === undefined ? cell.value : this.result(sheet, cell, `${sheet.id}|${row}|${col}`);
  }

  private result(sheet: SheetData, cell: CellData, key: string): number | string | boolean {
    const known = this.results.get(key);
    if (known !== undefined) return known;
    this.results.set(key, 0); // a circular reference counts 0, as Excel shows it
    const value = evaluateFormula(cell.formula ?? '', sheet.name, (name, row, col) => {
      const other = this.findSheet(name);
      if (!other) return '#REF!';
      return other.cells.has(cellKey(row, col)) ? this.value(other, row, col) : null;
    });
    this.results.set(key, value ?? 0);
    return value ?? 0;
  }

  formula(sheet: SheetData, row: number, col: number): number | string | boolean {
    const cell = sheet.cells.get(cellKey(row, col));
    return cell?.formula ?? cell?.value ?? '';
  }

  /** The part of the sheet that holds values; null when there are none. */
  usedBox(sheet: SheetData): Box | null {
    return frameOf([...sheet.cells.keys()].map(keyPlace));
  }

  styleCells(
    sheet: SheetData,
    boxes: readonly Box[],
    style: (format: CellFormat) => void,
    location: string,
  ): void {
    this.changeLooks(sheet, location);
    for (const box of boxes) {
      for (const [row, col] of places(box)) {
        const key = cellKey(row, col);
        const format = { ...sheet.formats.get(key) };
        style(format);
        sheet.formats.set(key, format);
      }
    }
  }

  /** @throws InvalidOperation when a merged area would be cut, as Excel refuses it */
  merge(sheet: SheetData, box: Box): void {
    this.changeLooks(sheet, 'Range.merge');
    sheet.merges = sheet.merges.filter((other) => !intersects(other, box));
    for (const [row, col] of places(box)) {
      if (row !== box.row || col !== box.col) sheet.cells.delete(cellKey(row, col));
    }
    sheet.merges.push(box);
    this.results.clear();
  }

  // --- events

  private emit(type: number, target: string, payload: Record<string, unknown>): void {
    const event: BookEvent = {
      type,
      target,
      payload: { source: 'Local', ...payload },
      runtime: this.runtime,
    };
    for (const listener of [...this.listeners]) listener(event);
  }

  // --- the clerk at the grid; no protection stands in the way of these, a test says what it wants

  clerkTypes(sheetName: string, address: string, value: number | string | boolean | null): void {
    const sheet = this.sheetNamed(sheetName);
    const box = parseArea(address, 'clerk');
    this.put(sheet, box.row, box.col, value ?? '');
    this.results.clear();
    this.emit(EventType.changed, sheet.id, changePayload(sheet, box));
  }

  clerkInsertsRows(sheetName: string, before: number, count: number): void {
    const sheet = this.sheetNamed(sheetName);
    shiftRows(this.data, sheet, before, count);
    this.results.clear();
    const box = { row: before, col: 0, rows: count, cols: 1 };
    this.emit(EventType.changed, sheet.id, { ...changePayload(sheet, box), changeType: 'RowInserted' });
  }
}

function changePayload(sheet: SheetData, box: Box): Record<string, unknown> {
  const details = { changeType: 'RangeEdited', referenceId: '', shiftDirection: 'None' };
  return { ...details, worksheetId: sheet.id, address: boxName(box) };
}

/** Every place of a box; refuses one so large that a test would hang. */
export function* places(box: Box): Generator<readonly [number, number]> {
  if (box.rows * box.cols > 2_000_000) throw new HostError('RangeExceedsLimit', absoluteBoxName(box));
  for (let row = box.row; row < box.row + box.rows; row += 1) {
    for (let col = box.col; col < box.col + box.cols; col += 1) yield [row, col];
  }
}

/** Moves everything at and below the row downwards; boxes that span it grow, as Excel grows them. */
function shiftRows(data: BookData, sheet: SheetData, before: number, count: number): void {
  const moved = (row: number): number => (row >= before ? row + count : row);
  const movedBox = (box: Box): Box => ({
    ...box,
    row: moved(box.row),
    rows: moved(box.row + box.rows - 1) - moved(box.row) + 1,
  });
  const movedKeys = <Value>(cells: Map<number, Value>): Map<number, Value> =>
    new Map([...cells].map(([key, value]) => [cellKey(moved(keyPlace(key).row), keyPlace(key).col), value]));
  sheet.cells = movedKeys(sheet.cells);
  sheet.formats = movedKeys(sheet.formats);
  sheet.merges = sheet.merges.map(movedBox);
  for (const rule of sheet.rules) rule.boxes = rule.boxes.map(movedBox);
  for (const table of sheet.tables) table.box = movedBox(table.box);
  for (const validation of sheet.validations) validation.boxes = validation.boxes.map(movedBox);
  sheet.rowHeights = new Map([...sheet.rowHeights].map(([row, height]) => [moved(row), height]));
  sheet.hiddenRows = new Set([...sheet.hiddenRows].map(moved));
  for (const other of data.sheets) {
    for (const cell of other.cells.values()) {
      if (cell.formula) cell.formula = shiftedFormula(cell.formula, other === sheet, sheet.name, moved);
    }
  }
  for (const rule of sheet.rules) rule.formula = shiftedFormula(rule.formula, true, sheet.name, moved);
  for (const name of data.names) name.formula = shiftedFormula(name.formula, false, sheet.name, moved);
}

const REFERENCE =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![\p{L}\p{N}(])/gu;

/** The formula with references to the sheet moved; a reference without a sheet counts when the formula stands on it. */
function shiftedFormula(
  formula: string,
  own: boolean,
  sheet: string,
  moved: (row: number) => number,
): string {
  return formula.replace(
    REFERENCE,
    (text, prefix?: string, col1?: string, row1?: string, col2?: string, row2?: string) => {
      if (col1 === undefined || row1 === undefined) return text;
      const here =
        prefix === undefined ? own : prefix === `${quoteSheetName(sheet)}!` || prefix === `${sheet}!`;
      if (!here) return text;
      const start = `${prefix ?? ''}${col1}${moved(Number(row1) - 1) + 1}`;
      return row2 === undefined ? start : `${start}:${col2 ?? ''}${moved(Number(row2) - 1) + 1}`;
    },
  );
}
