import { boxName } from '../../../src/core/model/geometry';
import type { Book } from './book';
import { intersects } from './book-data';
import type { SheetData, TableData } from './book-data';
import type { WireObject } from './dispatcher';
import { HostError, invalidArgument, itemNotFound } from './protocol';
import { parseArea } from './references';
import type { WireRange } from './wire-range';

/** Tables of one sheet, or of the whole workbook without one. */
export class WireTables implements WireObject {
  readonly wireType = 'TableCollection';

  constructor(
    private readonly book: Book,
    private readonly sheetId: string | null,
  ) {}

  wireItems(): WireTable[] {
    const sheets = this.sheetId === null ? this.book.data.sheets : [this.book.sheet(this.sheetId)];
    return sheets.flatMap((sheet) => sheet.tables.map(({ id }) => new WireTable(this.book, id)));
  }

  /**
   * @throws InvalidArgument where Excel refuses: over another table or merged cells
   * @throws ForbiddenByTests where Excel would change the heads: blank, no text, or the same twice
   */
  Add(address: WireRange | string, hasHeaders: boolean): WireTable {
    if (this.sheetId === null) throw new HostError('ForbiddenByTests', 'Workbook.tables.add');
    const sheet = this.book.sheet(this.sheetId);
    this.book.changeLooks(sheet, 'TableCollection.add');
    const box = typeof address === 'string' ? parseArea(address, 'TableCollection.add') : address.cells.first;
    const others = [...sheet.tables.map((table) => table.box), ...sheet.merges];
    if (box.rows < 2 || others.some((other) => intersects(other, box)))
      throw invalidArgument('TableCollection.add');
    if (!hasHeaders || !this.hasHeads(sheet, box)) throw new HostError('ForbiddenByTests', boxName(box));
    const number = this.book.data.nextId++;
    const table = { id: `{T${number}}`, name: `表${number}`, box, style: 'TableStyleMedium2', banded: true };
    sheet.tables.push(table);
    return new WireTable(this.book, table.id);
  }

  private hasHeads(sheet: SheetData, { row, col, cols }: TableData['box']): boolean {
    const heads = Array.from({ length: cols }, (_, at) => this.book.formula(sheet, row, col + at));
    const texts = new Set(heads.map((head) => String(head).toLowerCase()));
    return texts.size === cols && heads.every((head) => typeof head === 'string' && /^[^=]/.test(head));
  }
}

class WireTable implements WireObject {
  readonly wireType = 'Table';

  constructor(
    private readonly book: Book,
    readonly Id: string,
  ) {}

  private get table(): TableData {
    const found = this.book.data.sheets.flatMap((sheet) => sheet.tables).find(({ id }) => id === this.Id);
    if (!found) throw itemNotFound('Table');
    return found;
  }

  get Name(): string {
    return this.table.name;
  }
  /** @throws InvalidArgument for a name that is no name, or that a table or a defined name has */
  set Name(name: string) {
    const { sheets, names } = this.book.data;
    const others = sheets.flatMap((sheet) => sheet.tables).filter((table) => table !== this.table);
    const taken = [...others, ...names].some((other) => other.name.toLowerCase() === name.toLowerCase());
    const isName = /^[\p{L}_\\][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Z]{1,3}\d+$|^R\d*C\d*$/i.test(name);
    if (taken || !isName || name.length > 255) throw invalidArgument('Table.name');
    this.table.name = name;
  }
  set Style(style: string) {
    if (!/^TableStyle(Light|Medium|Dark)\d+$/.test(style)) throw invalidArgument('Table.style');
    this.table.style = style;
  }
  set ShowBandedRows(banded: boolean) {
    this.table.banded = banded;
  }
}
