import {
  MOST_UNITS,
  ROSTER_COLUMNS,
  type Roster,
  type RosterColumn,
  type RosterProblem,
  type RosterTexts,
  type RosterUnit,
} from '../model/collection';
import type { SheetGrid, WorkbookView } from '../model/grid';
import type { Severity } from '../model/format';
import { cleanText, sourceText } from '../recognise/normalise-cell';

type Rows = readonly (readonly string[])[];

/** Rows over the heads, such as a title, that are passed over. */
const ROWS_OVER_HEADS = 20;

/** The rows of the first sheet that has the heads of a roster, else of the first sheet. */
export function rosterGrid(
  { sheets }: WorkbookView,
  texts: RosterTexts,
): { readonly rows: Rows; readonly firstRow: number; readonly truncated: boolean } {
  const listed = sheets.map((sheet) => ({ sheet, rows: rowsOf(sheet) }));
  const found = listed.find(({ rows }) => headsIn(rows, texts) !== null) ?? listed[0];
  if (!found) return { rows: [], firstRow: 1, truncated: false };
  return {
    rows: found.rows,
    firstRow: found.sheet.origin.row + 1,
    truncated: found.sheet.truncated === true,
  };
}

function rowsOf({ cells }: SheetGrid): Rows {
  return cells.map((row) => row.map(({ value }) => cleanText(sourceText(value))));
}

/**
 * A roster from rows of cells: heads first, in any order, then a unit a row. What is wrong with a row is told and the
 * rest of it kept; a unit named twice counts once.
 */
export function readRosterRows(
  rows: Rows,
  texts: RosterTexts,
  { firstRow, truncated }: { readonly firstRow: number; readonly truncated: boolean },
): Roster {
  const heads = headsIn(rows, texts);
  if (!heads) return { units: [], problems: [problem('noNames', 'error', null)] };
  const reader = new RosterReader(texts, heads.columns);
  const below = rows.slice(heads.row + 1);
  below.forEach((row, index) => reader.read(row, firstRow + heads.row + 1 + index));
  return reader.result(truncated);
}

interface Heads {
  readonly row: number;
  readonly columns: Readonly<Partial<Record<RosterColumn, readonly number[]>>>;
}

/** The first row with the head of the names; null where there is none. */
function headsIn(rows: Rows, texts: RosterTexts): Heads | null {
  for (let row = 0; row < Math.min(rows.length, ROWS_OVER_HEADS); row += 1) {
    const cells = (rows[row] ?? []).map(headText);
    const columns = Object.fromEntries(
      ROSTER_COLUMNS.map((column) => [column, columnsOf(cells, texts.heads[column])]),
    ) as Record<RosterColumn, readonly number[]>;
    if (columns.name.length > 0) return { row, columns };
  }
  return null;
}

function headText(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/[\s*:]|[（(].*?[)）]/g, '')
    .toLowerCase();
}

/** Columns with one of the labels, in the order of the labels. */
function columnsOf(cells: readonly string[], labels: readonly string[]): readonly number[] {
  return labels.flatMap((label) => cells.flatMap((cell, col) => (cell === label.toLowerCase() ? [col] : [])));
}

class RosterReader {
  private readonly units: RosterUnit[] = [];
  private readonly problems: RosterProblem[] = [];
  private readonly rowOf = new Map<string, number>();
  private isFull = false;

  constructor(
    private readonly texts: RosterTexts,
    private readonly columns: Heads['columns'],
  ) {}

  read(cells: readonly string[], row: number): void {
    const name = this.cell(cells, 'name');
    if (name === '' || this.isFull) return;
    if (this.units.length >= MOST_UNITS) {
      this.isFull = true;
      this.tell('tooLong', 'error', null, { limit: MOST_UNITS });
      return;
    }
    const first = this.rowOf.get(keyOf(name));
    if (first !== undefined) {
      this.tell('doubleName', 'warning', row, { name, first });
      return;
    }
    this.rowOf.set(keyOf(name), row);
    this.units.push({
      name,
      aliases: this.aliases(cells, name),
      kind: this.kind(cells, name, row),
      parent: this.parent(cells, name, row),
      included: this.included(cells, name, row),
      contact: (this.columns.contact ?? []).flatMap((col) => cells[col]?.trim() || []).join(' '),
    });
  }

  result(truncated: boolean): Roster {
    if (truncated) this.tell('truncated', 'error', null);
    if (this.units.length === 0) this.tell('empty', 'error', null);
    return { units: this.withoutDoubledAliases(), problems: this.problems };
  }

  private cell(cells: readonly string[], column: RosterColumn): string {
    const [col] = this.columns[column] ?? [];
    return col === undefined ? '' : (cells[col] ?? '').trim();
  }

  private aliases(cells: readonly string[], name: string): readonly string[] {
    const texts = (this.columns.aliases ?? []).flatMap((col) => (cells[col] ?? '').split(/[、,，;；/|\n]/));
    const given = texts
      .map((text) => text.trim())
      .filter((text) => text !== '' && keyOf(text) !== keyOf(name));
    return [...new Set(given)];
  }

  private kind(cells: readonly string[], name: string, row: number): RosterUnit['kind'] {
    const text = this.cell(cells, 'kind');
    const kind = this.texts.kindOf(text);
    if (kind === null && text !== '') this.tell('unknownKind', 'warning', row, { name, text });
    return kind;
  }

  private parent(cells: readonly string[], name: string, row: number): string | null {
    const parent = this.cell(cells, 'parent');
    if (parent !== '' && keyOf(parent) === keyOf(name)) {
      this.tell('ownParent', 'info', row, { name });
      return null;
    }
    return parent === '' ? null : parent;
  }

  private included(cells: readonly string[], name: string, row: number): boolean | null {
    const text = this.cell(cells, 'included');
    const said = text.normalize('NFKC').toLowerCase();
    if (this.texts.yes.includes(said)) return true;
    if (this.texts.no.includes(said)) return false;
    if (text !== '') this.tell('unknownIncluded', 'warning', row, { name, text });
    return null;
  }

  /** An alias that another unit is called as well would decide by chance: nobody has it. */
  private withoutDoubledAliases(): readonly RosterUnit[] {
    const owners = new Map<string, number>();
    for (const { aliases } of this.units)
      for (const alias of aliases) owners.set(keyOf(alias), (owners.get(keyOf(alias)) ?? 0) + 1);
    const isOwn = (alias: string): boolean => owners.get(keyOf(alias)) === 1 && !this.rowOf.has(keyOf(alias));
    return this.units.map((unit) => {
      const doubled = unit.aliases.filter((alias) => !isOwn(alias));
      const row = this.rowOf.get(keyOf(unit.name)) ?? 0;
      for (const name of doubled) {
        const first = this.rowOf.get(keyOf(name)) ?? this.firstRowWith(name, unit);
        this.tell('doubleAlias', 'warning', row, { name, first });
      }
      return doubled.length === 0 ? unit : { ...unit, aliases: unit.aliases.filter(isOwn) };
    });
  }

  private firstRowWith(alias: string, but: RosterUnit): number {
    const other = this.units.find(
      (unit) => unit !== but && unit.aliases.some((one) => keyOf(one) === keyOf(alias)),
    );
    return this.rowOf.get(keyOf(other?.name ?? '')) ?? 0;
  }

  private tell(
    code: RosterProblem['code'],
    severity: Severity,
    row: number | null,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    this.problems.push(problem(code, severity, row, values));
  }
}

function problem(
  code: RosterProblem['code'],
  severity: Severity,
  row: number | null,
  values: Readonly<Record<string, string | number>> = {},
): RosterProblem {
  const message = { key: `collect.roster.${code}`, values: { ...values, ...(row === null ? {} : { row }) } };
  return { code, severity, row, message };
}

function keyOf(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '');
}
