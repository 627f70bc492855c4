import { without } from './book-data';
import type { ValidationData } from './book-data';
import type { WireObject } from './dispatcher';
import { invalidArgument } from './protocol';
import type { Cells } from './wire-range';

const TYPES: Readonly<Record<string, string>> = {
  wholeNumber: 'WholeNumber',
  decimal: 'Decimal',
  list: 'List',
  date: 'Date',
};

/** Longest title, message and list that Excel takes. */
const LIMITS = { title: 32, message: 255, list: 255 };

export class WireDataValidation implements WireObject {
  readonly wireType = 'DataValidation';
  private current: ValidationData | null = null;

  constructor(private readonly cells: Cells) {}

  get Type(): string {
    const kind = Object.keys(this.found?.rule ?? {})[0];
    return kind === undefined ? 'None' : (TYPES[kind] ?? 'Custom');
  }

  /** A rule replaces whatever the cells had. */
  set Rule(rule: Record<string, Record<string, unknown>>) {
    const sheet = this.cells.sheet;
    this.cells.book.changeLooks(sheet, 'DataValidation.rule');
    const [kind] = Object.keys(rule);
    if (kind === undefined || !(kind in TYPES)) throw invalidArgument('DataValidation.rule');
    if (String(rule['list']?.['source'] ?? '').length > LIMITS.list)
      throw invalidArgument('DataValidation.rule');
    sheet.validations = sheet.validations
      .map((other) => ({ ...other, boxes: other.boxes.flatMap((box) => this.uncovered(box)) }))
      .filter((other) => other.boxes.length > 0);
    this.current = { boxes: [...this.cells.boxes], rule, errorAlert: null, ignoreBlanks: true };
    sheet.validations.push(this.current);
  }
  set ErrorAlert(alert: Record<string, unknown>) {
    const found = this.found;
    if (!found) throw invalidArgument('DataValidation.errorAlert');
    if (String(alert['title']).length > LIMITS.title) throw invalidArgument('DataValidation.errorAlert');
    if (String(alert['message']).length > LIMITS.message) throw invalidArgument('DataValidation.errorAlert');
    found.errorAlert = alert;
  }

  private get found(): ValidationData | null {
    const { row, col } = this.cells.first;
    const here = (data: ValidationData): boolean =>
      data.boxes.some((box) => box.row === row && box.col === col);
    return this.current ?? this.cells.sheet.validations.find(here) ?? null;
  }

  private uncovered(box: { row: number; col: number; rows: number; cols: number }): (typeof box)[] {
    return this.cells.boxes.reduce((left, hole) => left.flatMap((part) => without(part, hole)), [box]);
  }
}
