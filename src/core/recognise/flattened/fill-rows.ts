import type { Relation } from '../../form/form';
import type { DataPointId } from '../../model/format';
import type { TextPlace } from '../../model/source';
import type { Cut } from './cuts';
import { cellOf, figuresOf, habitsOf, readRow } from './rows';
import type { RebuiltCell, RebuiltRow, RowSlots } from './rows';
import type { Slot } from './slots';
import { figureOf, holds, narrow, type KnownFigures } from './solve';

/** A row of the form with what stands behind its label; `slots` is null where the label was not found. */
export interface RowToRead {
  readonly points: readonly DataPointId[];
  readonly slots: RowSlots | null;
  readonly place: TextPlace;
}

export interface FillOptions {
  /** What stands before the first label. */
  readonly before?: readonly Slot[];
  /** The other tables of the source leave nothing blank: digits run together are as many cells as they can be. */
  readonly neverBlank?: boolean;
  /** Another table of the source has blanks or cells left open. */
  readonly blanksElsewhere?: boolean;
}

/**
 * Reads the rows of one block, in the order of the form. What a row alone does not tell, the number of figures
 * between two rows and the relations of the form may.
 */
export function fillRows(
  rows: readonly RowToRead[],
  columns: number,
  relations: readonly Relation[],
  { before = [], neverBlank = false, blanksElsewhere = false }: FillOptions = {},
): readonly RebuiltRow[] {
  const counted = byCount(rows, columns, before);
  const found = rows.flatMap(({ slots }) => slots ?? []);
  const habits = habitsOf(found, columns);
  const mayBeBlank = !counted.surplus;
  const first = rows.map((row, index): RebuiltRow => {
    const known = counted.rows.get(index);
    if (known) return { state: 'read', cells: known.map(cellOf), decided: true };
    if (!row.slots) return { state: 'none' };
    const plausible = plausibleFor(row.points, relations);
    return readRow(row.slots, columns, habits, { place: row.place, mayBeBlank, plausible });
  });
  const checked = first.map((row, index) =>
    counted.rows.has(index) ? confirmed(row, rows[index], relations) : row,
  );
  const dropsBlanks = blanksElsewhere || found.some((row) => isShort(row, columns));
  const decided = decide(rows, checked, relations, { neverBlank, dropsBlanks });
  const solved = withdrawn(rows, checked, decided, relations);
  const isShifted =
    (standBefore(before, columns) && !isConfirmed(rows, solved, relations)) ||
    columnsShifted(rows, solved, relations);
  return isShifted ? solved.map(openAgain) : solved;
}

/** Figures before the first label: maybe every row stands before its label. */
function standBefore(before: readonly Slot[], columns: number): boolean {
  // One alone is rather a page number.
  return before.filter(isFigure).length >= Math.min(2, columns);
}

/** The last row has figures, and the relations between rows hold; those inside a row say nothing of its label. */
function isConfirmed(
  rows: readonly RowToRead[],
  read: readonly RebuiltRow[],
  relations: readonly Relation[],
): boolean {
  const last = [...rows].reverse().find(({ slots }) => slots !== null);
  if (!last?.slots || figuresOf(last.slots).length === 0) return false;
  if (relations.length === 0) return last.points.length === 1;
  const figures = figuresKnown(rows, read);
  const between = relations.filter(
    ({ severity, runsAlong, points }) =>
      severity === 'error' && runsAlong === 'column' && points.every((point) => figures.has(point)),
  );
  return between.length > 0 && between.every((relation) => holds(relation, figures));
}

interface Counted {
  readonly rows: ReadonlyMap<number, readonly Slot[]>;
  /** Figures stand somewhere that no row accounts for. */
  readonly surplus: boolean;
}

/**
 * Rows whose labels are torn or stand beside the figures of another: from a row with too many figures to the first
 * at which the figures are as many as the rows between have cells, they are dealt out in order.
 */
function byCount(rows: readonly RowToRead[], columns: number, before: readonly Slot[]): Counted {
  const dealt = new Map<number, readonly Slot[]>();
  const early = before.filter(isFigure);
  let surplus = early.length > 0 && early.length % columns === 0;
  for (let start = 0; start < rows.length; start += 1) {
    const row = rows[start];
    if (!row?.slots || figuresOf(row.slots).length <= columns) continue;
    const end = endOfStretch(rows, start, columns);
    const slots = rows.slice(start, end).flatMap(({ slots: own }) => (own ? own.slots : []));
    const groups = end > start ? groupsOf(slots, columns) : null;
    if (!groups) {
      if (!isTorn(row.slots)) surplus = true;
      continue;
    }
    groups.forEach((group, index) => dealt.set(start + index, group));
    start = end - 1;
  }
  return { rows: dealt, surplus };
}

/** Too many figures because one number is torn by a blank, not because another row's stand here. */
function isTorn({ slots }: RowSlots): boolean {
  return slots.some(({ loose }) => loose);
}

function isFigure({ kind }: Slot): boolean {
  return kind === 'value' || kind === 'unreadable';
}

/** The row after the last of the stretch; `start` when there is none. */
function endOfStretch(rows: readonly RowToRead[], start: number, columns: number): number {
  let figures = 0;
  for (let end = start; end < rows.length; end += 1) {
    const row = rows[end];
    figures += row?.slots ? figuresOf(row.slots).length : 0;
    if (end > start && figures === (end - start + 1) * columns) return end + 1;
  }
  return start;
}

/** Figures in groups of one row each; every group begins a line or follows words, else the count is chance. */
function groupsOf(slots: readonly Slot[], columns: number): readonly (readonly Slot[])[] | null {
  const groups: Slot[][] = [];
  let afterWords = true;
  for (const slot of slots) {
    if (!isFigure(slot)) {
      afterWords ||= slot.kind === 'words';
      continue;
    }
    const last = groups[groups.length - 1];
    if (last && last.length < columns) {
      if (afterWords) return null;
      last.push(slot);
    } else if (afterWords || slot.opens) groups.push([slot]);
    else return null;
    afterWords = false;
  }
  return groups;
}

/** A row that was found by counting must agree with its own 总计. */
function confirmed(
  row: RebuiltRow,
  source: RowToRead | undefined,
  relations: readonly Relation[],
): RebuiltRow {
  if (row.state !== 'read' || !source) return row;
  const figures = figuresKnown([source], [row]);
  const own = relationsWithin(source.points, relations);
  return own.length > 0 && own.every((relation) => holds(relation, figures)) ? row : openAgain(row);
}

function relationsWithin(
  points: readonly DataPointId[],
  relations: readonly Relation[],
): readonly Relation[] {
  return relations.filter(
    ({ points: used, severity, comparison }) =>
      severity === 'error' && comparison.relator === '=' && used.every((point) => points.includes(point)),
  );
}

/** Whether what is divided so far can still satisfy the relations of the row. */
function plausibleFor(
  points: readonly DataPointId[],
  relations: readonly Relation[],
): (cells: Cut) => boolean {
  const own = relationsWithin(points, relations).map((relation) => ({
    relation,
    complete: Math.max(...relation.points.map((point) => points.indexOf(point))) + 1,
  }));
  return (cells) =>
    own.every(({ relation, complete }) => {
      if (complete !== cells.length) return true;
      const figures = new Map(
        cells.map((text, index) => [points[index] ?? '', figureOf(text) ?? Number.NaN]),
      );
      return holds(relation, figures);
    });
}

function figuresKnown(rows: readonly RowToRead[], read: readonly RebuiltRow[]): KnownFigures {
  const figures = new Map<DataPointId, number>();
  rows.forEach(({ points }, index) => {
    const row = read[index];
    if (row?.state !== 'read') return;
    points.forEach((point, column) => {
      const figure = figureOf(row.cells[column]?.text ?? null);
      if (figure !== null) figures.set(point, figure);
    });
  });
  return figures;
}

/**
 * A row divided in the wrong place still adds up, but moves figures from one column to another: where several columns
 * do not agree, rows of digits that were divided are left open after all.
 */
function withdrawn(
  rows: readonly RowToRead[],
  before: readonly RebuiltRow[],
  decided: readonly RebuiltRow[],
  relations: readonly Relation[],
): readonly RebuiltRow[] {
  const figures = figuresKnown(rows, decided);
  const broken = relations.filter(
    (relation) =>
      relation.severity === 'error' &&
      relation.runsAlong === 'column' &&
      relation.points.every((point) => figures.has(point)) &&
      !holds(relation, figures),
  );
  if (broken.length < 2) return decided;
  return decided.map((row, index) => {
    const open = before[index];
    const isCut = open?.state === 'open' && open.glued && row.state === 'read';
    return isCut && row.cells.some(({ text }) => text !== '0') ? open : row;
  });
}

/** Takes the one way to divide a row that the relations leave. */
function decide(
  rows: readonly RowToRead[],
  read: readonly RebuiltRow[],
  relations: readonly Relation[],
  { neverBlank, dropsBlanks }: { readonly neverBlank: boolean; readonly dropsBlanks: boolean },
): readonly RebuiltRow[] {
  const open = read.flatMap((row, index) =>
    row.state === 'open' && row.cuts.length > 0 ? [{ row, index }] : [],
  );
  const narrowed = narrow(
    open.map(({ row, index }) => ({ points: rows[index]?.points ?? [], cuts: row.cuts })),
    figuresKnown(rows, read),
    relations,
  );
  const cutAt = new Map(open.map(({ index }, position) => [index, narrowed[position] ?? []]));
  return read.map((row, index) => {
    const cuts = cutAt.get(index);
    if (row.state !== 'open' || !cuts) return row;
    const [only] = cuts;
    const points = rows[index]?.points ?? [];
    const isSummed = relationsWithin(points, relations).length > 0;
    const proven = isZeros(only) || (row.glued ? !dropsBlanks && (isSummed || neverBlank) : true);
    if (only && cuts.length === 1 && proven) return readAs(row, only);
    const agreed = proven && only ? agreedIn(row, cuts, only) : [];
    return { ...row, cuts, ...(agreed.some((cell) => cell !== null) ? { agreed } : {}) };
  });
}

/** Cells in which every remaining way to read the row has the same. */
function agreedIn(
  row: Extract<RebuiltRow, { state: 'open' }>,
  cuts: readonly Cut[],
  first: Cut,
): readonly (RebuiltCell | null)[] {
  return first.map((text, column) =>
    cuts.every((cut) => cut[column] === text) ? { text, place: { ...row.place, text } } : null,
  );
}

/** Digits run together that are fewer than the cells: the source drops blanks, and any row may lack one. */
function isShort(row: RowSlots, columns: number): boolean {
  const figures = figuresOf(row);
  const digits = figures.reduce((sum, { text }) => sum + text.length, 0);
  return figures.length > 0 && digits < columns && !row.slots.some(({ kind }) => kind === 'empty');
}

/** Zeros alone can be divided in one way only, whatever the table leaves blank. */
function isZeros(cut: Cut | undefined): boolean {
  return cut?.every((text) => /^[0０]$/.test(text)) ?? false;
}

function readAs(row: Extract<RebuiltRow, { state: 'open' }>, cut: Cut): RebuiltRow {
  let at = 0;
  const cells = cut.map((text) => {
    const place = { ...row.place, text, column: row.place.column + at };
    at += text.length;
    return { text, place };
  });
  return { state: 'read', cells, decided: true };
}

/** Rows with something in them must mostly agree with their own 总计; otherwise the columns are not the form's. */
function columnsShifted(
  rows: readonly RowToRead[],
  read: readonly RebuiltRow[],
  relations: readonly Relation[],
): boolean {
  const figures = figuresKnown(rows, read);
  let agree = 0;
  let differ = 0;
  rows.forEach(({ points }, index) => {
    if (read[index]?.state !== 'read' || points.every((point) => (figures.get(point) ?? 0) === 0)) return;
    for (const relation of relationsWithin(points, relations)) {
      if (relation.total !== undefined && (figures.get(relation.total) ?? 0) === 0) continue;
      if (holds(relation, figures)) agree += 1;
      else differ += 1;
    }
  });
  return differ > 2 && differ > agree;
}

function openAgain(row: RebuiltRow): RebuiltRow {
  if (row.state !== 'read') return row;
  const [first] = row.cells;
  if (!first) return row;
  const text = row.cells.map((cell) => cell.text ?? '').join(' ');
  return { state: 'open', place: { ...first.place, text }, cuts: [], glued: false };
}
