import { filledDown } from '../model/movable-formula';
import { cellAt } from '../formulas/recalculate';
import { serialOf } from '../model/days';
import type { CellAddress } from '../model/geometry';
import type { CellValue, GridCell, SheetGrid } from '../model/grid';
import type { LedgerCase, LedgerField } from '../model/ledger';
import type { FoundList } from './find-ledger';

/** A cell to be written where nothing stands. */
export interface AppendedCell extends CellAddress {
  readonly content: { readonly value: CellValue } | { readonly formula: string };
  /** Number format that it needs; absent where the row was prepared for it. */
  readonly format?: string;
}

export interface AppendOptions {
  /** The sheet as far as its formulas are known; `list` may reach further. */
  readonly near: SheetGrid;
  readonly from1904: boolean;
  /** What a field of a case is written as; empty for nothing, a day as YYYY-MM-DD. */
  readonly contentOf: (one: LedgerCase, field: LedgerField) => string | number;
  readonly isDay: (field: LedgerField) => boolean;
  readonly dayFormat: string;
  /** Head of a field, for contents that have no column and go to the note. */
  readonly headOf: (field: LedgerField) => string;
  /** Between the head and the content of an entry of the note, and between such entries. */
  readonly note: { readonly of: string; readonly then: string };
}

/**
 * The cells of cases below the last row of a ledger, in its own columns. Where a row was not prepared it gets the
 * formulas of the rows above, moved; a field without a column goes to the note, and the note to a column of its own
 * where the ledger has none.
 */
export function appendRows(
  cases: readonly LedgerCase[],
  list: FoundList<LedgerField>,
  options: AppendOptions,
): readonly AppendedCell[] {
  return new Appending(list, options).rowsOf(cases);
}

class Appending {
  private readonly first: number;
  private readonly columns: ReadonlyMap<LedgerField, number>;
  private readonly formulas: ReadonlyMap<
    number,
    { readonly row: number; readonly text: (rows: number) => string }
  >;
  private readonly nearEnd: number;
  /** Columns of the first and the last head; what stands beside the list does not make it longer. */
  private readonly heads: { readonly first: number; readonly last: number };

  constructor(
    private readonly list: FoundList<LedgerField>,
    private readonly options: AppendOptions,
  ) {
    const { sheet, columns } = list;
    this.columns = new Map([...columns].map(([field, at]) => [field, at + sheet.origin.col]));
    this.heads = headsOf(list);
    this.nearEnd = options.near.origin.row + options.near.cells.length;
    this.first = this.lastUsed() + 1;
    this.formulas = this.formulasOf(this.modelRow());
  }

  rowsOf(cases: readonly LedgerCase[]): readonly AppendedCell[] {
    const written = cases.map((one, index) => this.contentsOf(one, this.first + index));
    const needsNote = !this.columns.has('note') && written.some(({ note }) => note !== '');
    const noteColumn = this.columns.get('note') ?? this.freeColumn();
    const head: AppendedCell = {
      row: this.headRow,
      col: noteColumn,
      content: { value: this.options.headOf('note') },
    };
    return [
      ...(needsNote ? [head] : []),
      ...written.flatMap(({ row, cells, note }) => {
        const all = note === '' ? cells : [...cells, { row, col: noteColumn, content: { value: note } }];
        return [...all, ...this.formulaCells(row, all)];
      }),
    ];
  }

  private get headRow(): number {
    return this.list.sheet.origin.row + this.list.header;
  }

  private contentsOf(
    one: LedgerCase,
    row: number,
  ): { readonly row: number; readonly cells: readonly AppendedCell[]; readonly note: string } {
    const { contentOf, isDay, headOf, note } = this.options;
    const fields = Object.keys(one).filter(isField);
    const contents = fields.map((field) => [field, contentOf(one, field)] as const);
    const said = contents.filter(([, content]) => content !== '');
    const homeless = said.filter(([field]) => field !== 'note' && !this.columns.has(field));
    const own = String(contentOf(one, 'note'));
    return {
      row,
      cells: said.flatMap(([field, content]) => {
        const col = this.columns.get(field);
        if (col === undefined || field === 'note') return [];
        return [this.cell({ row, col }, isDay(field) ? this.serial(String(content)) : content, isDay(field))];
      }),
      note: [
        ...(own === '' ? [] : [own]),
        ...homeless.map(([field, content]) => `${headOf(field)}${note.of}${content}`),
      ].join(note.then),
    };
  }

  private cell(at: CellAddress, value: string | number, isDay: boolean): AppendedCell {
    const format = isDay && !this.isPrepared(at.row) ? { format: this.options.dayFormat } : {};
    return { ...at, content: { value }, ...format };
  }

  private serial(day: string): number {
    return serialOf(day, this.options.from1904);
  }

  /** Formulas of the rows above, where the row has none and nothing is written. */
  private formulaCells(row: number, written: readonly AppendedCell[]): readonly AppendedCell[] {
    if (this.isPrepared(row)) return [];
    const taken = new Set(written.map(({ col }) => col));
    return [...this.formulas].flatMap(([col, { row: from, text }]) =>
      taken.has(col) ? [] : [{ row, col, content: { formula: text(row - from) } }],
    );
  }

  /** Whether the formulas of a row are there: beyond what was read with formulas, their results tell. */
  private isPrepared(row: number): boolean {
    const columns = [...this.formulas.keys()];
    if (row < this.nearEnd) return columns.some((col) => this.near(row, col)?.formula !== undefined);
    return columns.some((col) => !isBlank(cellAt(this.list.sheet, row, col)?.value ?? null));
  }

  private near(row: number, col: number): GridCell | undefined {
    return cellAt(this.options.near, row, col);
  }

  /** The last row in which something was typed, the header where nothing was. */
  private lastUsed(): number {
    const { sheet } = this.list;
    for (let at = sheet.cells.length - 1; at > this.list.header; at -= 1) {
      const row = sheet.origin.row + at;
      if (this.isTyped(row, sheet.cells[at] ?? [])) return row;
    }
    return this.headRow;
  }

  private isTyped(row: number, cells: readonly GridCell[]): boolean {
    if (row < this.nearEnd) {
      const { origin, cells: near } = this.options.near;
      return (near[row - origin.row] ?? []).some(
        ({ value, formula }, at) =>
          formula === undefined &&
          !isBlank(value) &&
          origin.col + at >= this.heads.first &&
          origin.col + at <= this.heads.last,
      );
    }
    const { col } = this.list.sheet.origin;
    return [...this.columns.values()].some((at) => !isBlank(cells[at - col]?.value ?? null));
  }

  /** The row whose formulas are carried on: the lowest above the new ones that has any, else the first below. */
  private modelRow(): number | null {
    const hasFormulas = (row: number): boolean => {
      const cells = this.options.near.cells[row - this.options.near.origin.row] ?? [];
      return cells.some(({ formula }) => formula !== undefined);
    };
    for (let row = Math.min(this.first, this.nearEnd) - 1; row > this.headRow; row -= 1)
      if (hasFormulas(row)) return row;
    for (let row = this.headRow + 1; row < this.nearEnd; row += 1) if (hasFormulas(row)) return row;
    return null;
  }

  private formulasOf(row: number | null): Appending['formulas'] {
    const { near } = this.options;
    if (row === null) return new Map();
    const cells = near.cells[row - near.origin.row] ?? [];
    return new Map(
      cells.flatMap(({ formula }, at) =>
        formula === undefined ? [] : [[near.origin.col + at, { row, text: filledDown(formula) }] as const],
      ),
    );
  }

  /** The first column right of everything that stands in the list. */
  private freeColumn(): number {
    const { sheet, header } = this.list;
    const widths = sheet.cells
      .slice(header)
      .map((cells) => cells.reduce((end, { value }, at) => (isBlank(value) ? end : at + 1), 0));
    return sheet.origin.col + widths.reduce((most, width) => Math.max(most, width), 0);
  }
}

function headsOf({ sheet, header, columns }: FoundList<LedgerField>): {
  readonly first: number;
  readonly last: number;
} {
  const named = (sheet.cells[header] ?? []).flatMap(({ value }, at) => (isBlank(value) ? [] : [at]));
  const all = [...named, ...columns.values()].map((at) => at + sheet.origin.col);
  return { first: Math.min(...all), last: Math.max(...all) };
}

function isField(key: string): key is LedgerField {
  return key !== 'row' && key !== 'furtherOutcomes';
}

function isBlank(value: CellValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
