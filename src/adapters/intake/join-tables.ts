import type { LaidOutTable } from './grid-layout';

/** A table at its place in a document. */
export interface PlacedTable<Owner> {
  readonly owner: Owner;
  readonly laidOut: LaidOutTable;
  /** Nothing but a page number stands between this table and the next. */
  readonly isBeside: (next: Owner) => boolean;
}

export interface JoinedTable<Owner> {
  readonly tables: readonly PlacedTable<Owner>[];
  readonly rows: readonly (readonly string[])[];
}

type Rows = readonly (readonly string[])[];

/**
 * Puts together what a page break or a web editor has cut: tables with nothing between them, where the next has as
 * many columns in every row, or opens with a caption of its own. Another one is left alone: a label over several rows
 * ends with its page, and without its column the figures would stand under other labels.
 */
export function joinTables<Owner>(tables: readonly PlacedTable<Owner>[]): readonly JoinedTable<Owner>[] {
  const groups: PlacedTable<Owner>[][] = [];
  for (const table of tables) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    if (group && last?.isBeside(table.owner) && continues(last.laidOut, table.laidOut)) group.push(table);
    else groups.push([table]);
  }
  return groups.map((group) => ({ tables: group, rows: group.flatMap(({ laidOut }) => laidOut.rows) }));
}

function continues(first: LaidOutTable, next: LaidOutTable): boolean {
  return (next.width === first.width && !next.ragged) || next.opensWithCaption;
}

/** Heads of official tables have three rows; nothing above this is looked for again. */
const MOST_HEAD_ROWS = 4;

/**
 * Blanks the head of a table where it stands again further down, as on each page of a print. The rows stay, so that
 * places remain those of the source.
 */
export function withoutRepeatedHead(rows: Rows): Rows {
  const keys = rows.map(headKey);
  const [first] = keys;
  if (first === undefined || first === null) return rows;
  const blanked = new Set<number>();
  for (let i = 1; i < rows.length; i += 1) {
    if (keys[i] !== first) continue;
    const length = repeatedRows(keys, i);
    for (let row = i; row < i + length; row += 1) blanked.add(row);
  }
  return blanked.size === 0 ? rows : rows.map((row, i) => (blanked.has(i) ? [] : row));
}

function repeatedRows(keys: readonly (string | null)[], at: number): number {
  let length = 1;
  while (length < MOST_HEAD_ROWS && keys[length] !== null && keys[at + length] === keys[length]) length += 1;
  return length;
}

/** A row as it is compared; null for one that cannot be part of a head: blank, or with a figure in it. */
function headKey(row: readonly string[]): string | null {
  const texts = row.map((text) => text.replace(/\s+/g, ''));
  const filled = texts.filter((text) => text !== '');
  if (filled.length < 2 || filled.some((text) => /^[\d.,+-]+$/.test(text))) return null;
  return texts.join('\t').replace(/\t+$/, '');
}
