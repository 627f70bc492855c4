import { shortColumnLabel, shortRowLabel, type Form } from '../form/form';
import type { DataPoint } from '../model/fact';
import type { Message } from '../model/finding';
import type { TableFormat, TableId } from '../model/format';

/** Names tables, rows and columns in the words of the form. */
export class Words {
  private readonly points = new Map<string, DataPoint>();
  private readonly tables = new Map<TableId, TableFormat>();

  /** @param forms  the form due first; its tables give the names */
  constructor(forms: readonly Form[]) {
    for (const form of forms) {
      for (const point of form.points) if (!this.points.has(point.id)) this.points.set(point.id, point);
      for (const table of form.format.tables)
        if (!this.tables.has(table.id)) this.tables.set(table.id, table);
    }
  }

  point(id: string): DataPoint | undefined {
    return this.points.get(id);
  }

  tableOf(id: string): TableId | null {
    return this.points.get(id)?.table ?? null;
  }

  number(table: TableId): string {
    return this.tables.get(table)?.number ?? '';
  }

  heading(table: TableId): string {
    return this.tables.get(table)?.heading ?? '';
  }

  row(id: string): string {
    const point = this.points.get(id);
    return point ? shortRowLabel(point) : id;
  }

  column(id: string): string {
    const point = this.points.get(id);
    return point ? shortColumnLabel(point) : id;
  }

  /** A figure by its table, row and column; 表四 has one row only and needs none. */
  place(id: string): Message {
    const table = this.tableOf(id);
    const number = table === null ? '' : this.number(table);
    const row = this.row(id);
    return row === ''
      ? { key: 'place.column', values: { number, column: this.column(id) } }
      : { key: 'place.cell', values: { number, row, column: this.column(id) } };
  }

  /** Row and column of a figure, for a heading. */
  spot(id: string): { readonly row: string; readonly column: string } {
    return { row: this.row(id), column: this.column(id) };
  }

  /** Position in the form; unknown figures come last. */
  order(id: string | undefined): number {
    return (id === undefined ? undefined : this.points.get(id)?.order) ?? Number.MAX_SAFE_INTEGER;
  }
}

const lastByDue = new WeakMap<Form, { readonly forms: readonly Form[]; readonly words: Words }>();

/** The words of these forms, made once. */
export function wordsOf(forms: readonly Form[]): Words {
  const [due] = forms;
  const last = due && lastByDue.get(due);
  if (
    last &&
    last.forms.length === forms.length &&
    last.forms.every((form, index) => form === forms[index])
  ) {
    return last.words;
  }
  const words = new Words(forms);
  if (due) lastByDue.set(due, { forms, words });
  return words;
}
