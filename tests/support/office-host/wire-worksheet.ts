import { MAX_COLS, MAX_ROWS } from './book-data';
import type { PageData, SheetData } from './book-data';
import type { Book } from './book';
import type { WireObject } from './dispatcher';
import { HostError, invalidArgument } from './protocol';
import { parseArea, parseAreas } from './references';
import { Cells, WireRange, WireRangeAreas } from './wire-range';
import { WireTables } from './wire-tables';

export class WireWorksheet implements WireObject {
  readonly wireType = 'Worksheet';

  constructor(
    private readonly book: Book,
    readonly Id: string,
  ) {}

  private get sheet(): SheetData {
    return this.book.sheet(this.Id);
  }

  get Name(): string {
    return this.sheet.name;
  }
  set Name(name: string) {
    this.book.renameSheet(this.Id, name);
  }
  get Visibility(): string {
    return this.sheet.visibility;
  }
  get TabColor(): string {
    return this.sheet.tabColor;
  }
  set TabColor(color: string) {
    this.book.changeLooks(this.sheet, 'Worksheet.tabColor');
    this.sheet.tabColor = color;
  }
  get Position(): number {
    return this.book.data.sheets.indexOf(this.sheet);
  }
  get Protection(): WireSheetProtection {
    return new WireSheetProtection(this.book, this.Id);
  }
  get FreezePanes(): WireFreezePanes {
    return new WireFreezePanes(this.book, this.Id);
  }
  get Tables(): WireTables {
    return new WireTables(this.book, this.Id);
  }
  get PageLayout(): WirePageLayout {
    return new WirePageLayout(this.book, this.Id);
  }

  GetRange(address?: string): WireRange {
    const all = { row: 0, col: 0, rows: MAX_ROWS, cols: MAX_COLS };
    return new WireRange(this.book, this, address ? parseArea(address, 'Worksheet.getRange') : all);
  }
  GetRangeByIndexes(row: number, col: number, rows: number, cols: number): WireRange {
    return new WireRange(this.book, this, { row, col, rows, cols });
  }
  GetRanges(address: string): WireRangeAreas {
    const boxes = parseAreas(address, 'Worksheet.getRanges');
    return new WireRangeAreas(new Cells(this.book, this.sheet.id, boxes), this);
  }
  /** @throws ForbiddenByTests without valuesOnly: a formatted column would make it as tall as the sheet */
  GetUsedRangeOrNullObject(valuesOnly?: boolean): WireRange | null {
    if (valuesOnly !== true) throw new HostError('ForbiddenByTests', 'Worksheet.getUsedRangeOrNullObject');
    const box = this.book.usedBox(this.sheet);
    return box && new WireRange(this.book, this, box);
  }

  /** @throws GeneralException for a sheet that is not visible */
  Activate(): void {
    if (this.sheet.visibility !== 'Visible') throw new HostError('GeneralException', 'Worksheet.activate');
    this.book.data.activeSheet = this.Id;
  }
  Delete(): void {
    this.book.deleteSheet(this.Id);
  }
}

class WireSheetProtection implements WireObject {
  readonly wireType = 'WorksheetProtection';

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
  ) {}

  get Protected(): boolean {
    return this.book.sheet(this.sheetId).protected;
  }
  Protect(): void {
    throw new HostError('ForbiddenByTests', 'WorksheetProtection.protect');
  }
  /** What the add-in must never do. */
  Unprotect(): void {
    throw new HostError('ForbiddenByTests', 'WorksheetProtection.unprotect');
  }
}

class WireFreezePanes implements WireObject {
  readonly wireType = 'WorksheetFreezePanes';

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
  ) {}

  FreezeRows(rows: number): void {
    this.freeze(rows, 0);
  }
  FreezeColumns(cols: number): void {
    this.freeze(0, cols);
  }
  FreezeAt(frozen: WireRange | string): void {
    const range =
      typeof frozen === 'string' ? parseArea(frozen, 'WorksheetFreezePanes.freezeAt') : frozen.cells.first;
    this.freeze(range.row + range.rows, range.col + range.cols);
  }

  private freeze(rows: number, cols: number): void {
    this.book.change('WorksheetFreezePanes');
    this.book.sheet(this.sheetId).freeze = { rows, cols };
  }
}

class WirePageLayout implements WireObject {
  readonly wireType = 'PageLayout';

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
  ) {}

  private get page(): PageData {
    this.book.changeLooks(this.book.sheet(this.sheetId), 'PageLayout');
    return this.book.sheet(this.sheetId).page;
  }

  set Orientation(orientation: string) {
    this.page.orientation = orientation;
  }
  set PaperSize(paper: string) {
    this.page.paperSize = paper;
  }
  set Zoom(zoom: Record<string, number>) {
    this.page.zoom = zoom;
  }
  SetPrintArea(area: WireRange | string): void {
    const address = typeof area === 'string' ? area : area.Address;
    parseArea(address, 'PageLayout.setPrintArea');
    this.page.printArea = address;
  }
  SetPrintTitleRows(rows: string): void {
    if (!/^\$?\d+:\$?\d+$/.test(rows)) throw invalidArgument('PageLayout.setPrintTitleRows');
    this.page.titleRows = rows;
  }
  get HeadersFooters(): WireHeadersFooters {
    return new WireHeadersFooters(() => this.page);
  }
}

class WireHeadersFooters implements WireObject {
  readonly wireType = 'HeaderFooterGroup';

  constructor(private readonly page: () => PageData) {}

  get DefaultForAllPages(): WireHeaderFooter {
    return new WireHeaderFooter(this.page);
  }
}

class WireHeaderFooter implements WireObject {
  readonly wireType = 'HeaderFooter';

  constructor(private readonly page: () => PageData) {}

  set LeftHeader(text: string) {
    this.page().sections['leftHeader'] = text;
  }
  set LeftFooter(text: string) {
    this.page().sections['leftFooter'] = text;
  }
  set CenterHeader(text: string) {
    this.page().sections['centerHeader'] = text;
  }
  set CenterFooter(text: string) {
    this.page().sections['centerFooter'] = text;
  }
  set RightHeader(text: string) {
    this.page().sections['rightHeader'] = text;
  }
  set RightFooter(text: string) {
    this.page().sections['rightFooter'] = text;
  }
}
