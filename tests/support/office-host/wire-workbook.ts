import { EventType } from './book';
import type { Book, BookEvent } from './book';
import type { NameData } from './book-data';
import type { ModelRoot, WireObject } from './dispatcher';
import { HostError, invalidArgument, itemNotFound } from './protocol';
import { WireRange } from './wire-range';
import { WireTables } from './wire-tables';
import { WireWorksheet } from './wire-worksheet';

/** What one runtime (one pane) sees of the workbook: the root of its requests, with its own event registrations. */
export class WireWorkbook implements ModelRoot {
  readonly wireType = 'Workbook';
  private readonly registered = new Map<number, number>();

  constructor(private readonly book: Book) {}

  get Worksheets(): WireWorksheets {
    return new WireWorksheets(this.book, this.registered);
  }
  get Names(): WireNames {
    return new WireNames(this.book);
  }
  get Tables(): WireTables {
    return new WireTables(this.book, null);
  }
  get Functions(): WireFunctions {
    return new WireFunctions(this.book);
  }
  get Application(): WireApplication {
    return new WireApplication();
  }
  get Protection(): WireObject & { readonly Protected: boolean } {
    return { wireType: 'WorkbookProtection', Protected: this.book.data.structureProtected };
  }
  get ReadOnly(): boolean {
    return this.book.data.readOnly;
  }

  /** The first cell of what is selected. */
  GetActiveCell(): WireRange {
    const { sheet, box } = this.book.data.selection;
    return new WireRange(this.book, new WireWorksheet(this.book, sheet), {
      row: box.row,
      col: box.col,
      rows: 1,
      cols: 1,
    });
  }

  /** True when the runtime asked for events of this kind. */
  hears(event: BookEvent): boolean {
    return (this.registered.get(event.type) ?? 0) > 0;
  }

  service(name: string): WireObject {
    const nothing = (): null => null;
    return Object.assign(
      { wireType: name },
      {
        NotifyActionHandlerReady: nothing,
        SetAppRuntimeState: nothing,
        GetAppRuntimeState: () => 'Visible',
        SetAppRuntimeStartState: nothing,
        GetAppRuntimeStartState: () => 'Inactive',
      },
    );
  }
}

/** Functions that a program may have calculated. */
class WireFunctions implements WireObject {
  readonly wireType = 'Functions';

  constructor(private readonly book: Book) {}

  Date(year: number, month: number, day: number): WireObject {
    const days = (Date.UTC(year, month - 1, day) - Date.UTC(1904, 0, 1)) / 86_400_000;
    const Value = this.book.data.dates1904 ? days : days + 1462;
    return Object.assign({ wireType: 'FunctionResult' }, { Value, Error: '' });
  }
}

class WireApplication implements WireObject {
  readonly wireType = 'Application';

  SuspendApiCalculationUntilNextSync(): void {
    // values are calculated when they are read
  }
  SuspendScreenUpdatingUntilNextSync(): void {
    // there is no screen
  }
}

class WireWorksheets implements WireObject {
  readonly wireType = 'WorksheetCollection';

  constructor(
    private readonly book: Book,
    private readonly registered: Map<number, number>,
  ) {}

  wireItems(): WireWorksheet[] {
    return this.book.data.sheets.map((sheet) => new WireWorksheet(this.book, sheet.id));
  }
  Add(name: string): WireWorksheet {
    return new WireWorksheet(this.book, this.book.addSheet(name).id);
  }
  GetItem(key: string): WireWorksheet {
    const found = this.GetItemOrNullObject(key);
    if (!found) throw itemNotFound('WorksheetCollection.getItem');
    return found;
  }
  GetItemOrNullObject(key: string): WireWorksheet | null {
    const sheet = this.book.findSheet(key);
    return sheet ? new WireWorksheet(this.book, sheet.id) : null;
  }
  GetActiveWorksheet(): WireWorksheet {
    return new WireWorksheet(this.book, this.book.data.activeSheet);
  }

  _RegisterDataChangedEvent(): void {
    this.register(EventType.changed, 1);
  }
  _UnregisterDataChangedEvent(): void {
    this.register(EventType.changed, -1);
  }
  _RegisterAddedEvent(): void {
    this.register(EventType.added, 1);
  }
  _UnregisterAddedEvent(): void {
    this.register(EventType.added, -1);
  }
  _RegisterDeletedEvent(): void {
    this.register(EventType.deleted, 1);
  }
  _UnregisterDeletedEvent(): void {
    this.register(EventType.deleted, -1);
  }

  private register(type: number, by: number): void {
    this.registered.set(type, (this.registered.get(type) ?? 0) + by);
  }
}

class WireNames implements WireObject {
  readonly wireType = 'NamedItemCollection';

  constructor(private readonly book: Book) {}

  wireItems(): WireName[] {
    return this.book.data.names.map((data) => new WireName(this.book, data));
  }
  Add(name: string, reference: WireRange | string): WireName {
    this.book.change('NamedItemCollection.add');
    if (this.GetItemOrNullObject(name)) throw new HostError('ItemAlreadyExists', 'NamedItemCollection.add');
    const formula = typeof reference === 'string' ? reference : `=${reference.Address}`;
    const named = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
    if (!named || !formula.startsWith('=') || formula.length > 8192)
      throw invalidArgument('NamedItemCollection.add');
    checkLiterals(formula);
    const data: NameData = { name, formula, visible: true };
    this.book.data.names.push(data);
    return new WireName(this.book, data);
  }
  GetItem(name: string): WireName {
    const found = this.GetItemOrNullObject(name);
    if (!found) throw itemNotFound('NamedItemCollection.getItem');
    return found;
  }
  GetItemOrNullObject(name: string): WireName | null {
    const same = (data: NameData): boolean => data.name.toLowerCase() === name.toLowerCase();
    const data = this.book.data.names.find(same);
    return data ? new WireName(this.book, data) : null;
  }
}

/** @throws InvalidArgument for a text literal of more than 255 characters, which Excel refuses in a formula */
function checkLiterals(formula: string): void {
  for (const [literal] of formula.matchAll(/"(?:[^"]|"")*"/g)) {
    if (literal.length - 2 > 255) throw invalidArgument('NamedItemCollection.add');
  }
}

class WireName implements WireObject {
  readonly wireType = 'NamedItem';

  constructor(
    private readonly book: Book,
    private readonly data: NameData,
  ) {}

  get Name(): string {
    return this.data.name;
  }
  get Formula(): string {
    return this.data.formula;
  }
  set Formula(formula: string) {
    this.book.change('NamedItem.formula');
    checkLiterals(formula);
    this.data.formula = formula;
  }
  get Visible(): boolean {
    return this.data.visible;
  }
  set Visible(visible: boolean) {
    this.book.change('NamedItem.visible');
    this.data.visible = visible;
  }
  Delete(): void {
    this.book.change('NamedItem.delete');
    const { names } = this.book.data;
    const index = names.findIndex((other) => other.name === this.data.name);
    if (index < 0) throw itemNotFound('NamedItem.delete');
    names.splice(index, 1);
  }
}
