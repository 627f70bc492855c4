import type { Relation } from '../../form/form';
import type { DataPointId } from '../../model/format';
import type { TextPlace } from '../../model/source';
import type { Cut, Plausible } from './cuts';
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
  /** The source shows elsewhere that it leaves no cell blank. */
  readonly neverBlank?: boolean;
}

/**
 * Reads the rows of one block, in the order of the form. What a row alone does not tell, the number of figures
 * between two rows and the relations of the form may.
 */
export function fillRows(
  rows: readonly RowToRead[],
  columns: number,
  relations: readonly Relation[],
  { before = [], neverBlank = false }: FillOptions = {},
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
    return readRow(row.slots, columns, habits, { place: row.place, mayBeBlank, neverBlank, plausible });
  });
  const checked = first.map((row, index) =>
    counted.rows.has(index) ? confirmed(row, rows[index], relations) : row,
  );
  const decided = decide(rows, checked, relations);
  const solved = withdrawn(rows, checked, decided, relations);
  const isShifted =
    (mayStandBefore(rows, before, columns) && !isConfirmed(rows, solved, relations)) ||
    columnsShifted(rows, solved, relations);
  return isShifted ? solved.map(openAgain) : solved;
}

/**
 * Every row may stand before its label: there are figures before the first one, or nothing shows whether the first
 * row or the last is the one that is blank.
 */
function mayStandBefore(rows: readonly RowToRead[], before: readonly Slot[], columns: number): boolean {
  const early = before.filter(isFigure).length;
  // One figure alone is rather a page number.
  if (early >= Math.min(2, columns)) return true;
  const found = rows.flatMap(({ slots }) => slots ?? []);
  const last = found[found.length - 1];
  if (!last || figuresOf(last).length > 0) return false;
  const lacksCells = found.some((row) => cellsShown(row) > cellsShown(last));
  return early > 0 || (lacksCells && !found.every(isBesideLabel));
}

/** Cells behind a label, those shown empty included. */
function cellsShown({ slots }: RowSlots): number {
  return slots.filter((slot) => isFigure(slot) || slot.kind === 'empty').length;
}

/** The figures, if any, share a line with their label and none with the next. */
function isBesideLabel({ slots, labelLine, nextLine }: RowSlots): boolean {
  return slots.filter(isFigure).every(({ place: { line } }) => line === labelLine && line !== nextLine);
}

/** The relations between rows hold, and would not if every row stood before its label. */
function isConfirmed(
  rows: readonly RowToRead[],
  read: readonly RebuiltRow[],
  relations: readonly Relation[],
): boolean {
  const between = relations.filter(
    ({ severity, runsAlong }) => severity === 'error' && runsAlong === 'column',
  );
  const figures = figuresKnown(rows, read);
  const told = between.filter(({ points }) => points.every((point) => figures.has(point)));
  const shifted = figuresKnown(rows, [EMPTY_ROW, ...read]);
  return (
    told.length > 0 &&
    told.every((relation) => holds(relation, figures)) &&
    !told.every((relation) => holds(relation, shifted))
  );
}

/** A row of blanks, however many cells it has. */
const EMPTY_ROW: RebuiltRow = { state: 'read', cells: [], decided: false };

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

/** Whether the last cells of a row can still satisfy its totals: parts are not more than their total. */
function plausibleFor(points: readonly DataPointId[], relations: readonly Relation[]): Plausible {
  const sums = relationsWithin(points, relations).flatMap(({ total, points: used }) => {
    const [at = -1, ...parts] = used.map((point) => points.indexOf(point));
    return total !== undefined && total === used[0] ? [{ at, parts, first: Math.min(at, ...parts) }] : [];
  });
  const known = new Map<string, number>();
  const figure = (text: string): number => {
    const told = known.get(text) ?? figureOf(text) ?? Number.NaN;
    known.set(text, told);
    return told;
  };
  return (tail) => {
    const start = points.length - tail.length;
    return sums.every(({ at, parts, first }) => {
      if (at < start) return true;
      const total = figure(tail[at - start] ?? '');
      const sum = parts.reduce((all, part) => all + (part < start ? 0 : figure(tail[part - start] ?? '')), 0);
      return first >= start ? sum === total : !(sum > total);
    });
  };
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
    if (only && cuts.length === 1) return readAs(row, only);
    const agreed = only ? agreedIn(row, cuts, only) : [];
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
    cuts.every((cut) => cut[column] === text)
      ? { text: text === '' ? null : text, place: { ...row.place, text } }
      : null,
  );
}

function readAs(row: Extract<RebuiltRow, { state: 'open' }>, cut: Cut): RebuiltRow {
  let at = 0;
  const cells = cut.map((text) => {
    const place = { ...row.place, text, column: row.place.column + at };
    at += text.length;
    return { text: text === '' ? null : text, place };
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
  if (row.state === 'none') return row;
  const [first] = row.state === 'read' ? row.cells : [row];
  if (!first) return row;
  const text = row.state === 'read' ? row.cells.map((cell) => cell.text ?? '').join(' ') : row.place.text;
  return { state: 'open', place: { ...first.place, text }, cuts: [], glued: false };
}
