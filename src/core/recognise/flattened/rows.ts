import type { TextPlace } from '../../model/source';
import { blanksOf, cutsOf, type Cut, type Plausible } from './cuts';
import type { Slot } from './slots';

/** A cell of a rebuilt row: its text, null where the source shows it empty, and where that stands. */
export interface RebuiltCell {
  readonly text: string | null;
  readonly place: TextPlace;
}

/**
 * A row as far as it could be read.
 * read: one cell for every column · open: several ways, or none that can be told · none: the row was not found.
 */
export type RebuiltRow =
  | { readonly state: 'read'; readonly cells: readonly RebuiltCell[]; readonly decided: boolean }
  | {
      readonly state: 'open';
      readonly place: TextPlace;
      readonly cuts: readonly Cut[];
      /** Fewer texts than cells: some were run together. */
      readonly glued: boolean;
      /** Cells that are the same however the row is read; null for the others. */
      readonly agreed?: readonly (RebuiltCell | null)[];
    }
  | { readonly state: 'none' };

/** What the complete rows of a table tell about the others. */
export interface RowHabits {
  /** Empty cells between label and first figure. */
  readonly lead: number | null;
  /** Lines from label to figure, from figure to figure, and from the last figure to the next label. */
  readonly lines: { readonly first: number; readonly between: number; readonly last: number } | null;
  /** Middle of each column on the page. */
  readonly centres: readonly number[] | null;
}

/** The slots of a row, with the lines on which its label ends and the next begins. */
export interface RowSlots {
  readonly slots: readonly Slot[];
  readonly labelLine: number;
  readonly nextLine: number;
}

export function figuresOf({ slots }: RowSlots): readonly Slot[] {
  return slots.filter(({ kind }) => kind === 'value' || kind === 'unreadable');
}

/** What rows with a figure in every column have in common; null where they differ. */
export function habitsOf(rows: readonly RowSlots[], columns: number): RowHabits {
  const full = rows.filter((row) => figuresOf(row).length === columns);
  const leads = full.map(({ slots }) =>
    slots.filter(({ kind }) => kind !== 'words').findIndex(({ kind }) => kind !== 'empty'),
  );
  return { lead: common(leads), lines: lineHabits(full), centres: centresOf(full, columns) };
}

function common(numbers: readonly number[]): number | null {
  const [first] = numbers;
  return first !== undefined && numbers.every((number) => number === first) ? first : null;
}

function lineHabits(rows: readonly RowSlots[]): RowHabits['lines'] {
  const steps = rows.map((row) => {
    const lines = figuresOf(row).map(({ place }) => place.line);
    const first = lines[0] ?? 0;
    const end = lines[lines.length - 1] ?? 0;
    return {
      first: first - row.labelLine,
      between: common(lines.slice(1).map((line, index) => line - (lines[index] ?? 0))),
      last: row.nextLine - end,
    };
  });
  const between = common(steps.map((step) => step.between ?? -1));
  const first = most(steps.map((step) => step.first));
  const last = most(steps.map((step) => step.last));
  // Where cells follow line by line a blank one leaves no trace, and a page break looks like one.
  return between !== null && between > 1 && first !== null && last !== null ? { first, between, last } : null;
}

/** The number that occurs most, when it is more than half of all. */
function most(numbers: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [top] = [...counts].sort((a, b) => b[1] - a[1]);
  return top && top[1] * 2 > numbers.length ? top[0] : null;
}

function centresOf(rows: readonly RowSlots[], columns: number): RowHabits['centres'] {
  const centres = rows.flatMap((row) => {
    const boxes = figuresOf(row).flatMap(({ box }) => (box ? [(box.left + box.right) / 2] : []));
    return boxes.length === columns && boxes.every((x, index) => index === 0 || x > (boxes[index - 1] ?? 0))
      ? [boxes]
      : [];
  });
  if (centres.length === 0) return null;
  return Array.from({ length: columns }, (_, column) => {
    const sorted = centres.map((row) => row[column] ?? 0).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  });
}

/** Where more texts than this share of the columns stand apart, cells are not run together: one is missing. */
const LEAST_GLUED = 3;

export interface RowOptions {
  /** Where the row is told to stand when it has no figures. */
  readonly place: TextPlace;
  readonly mayBeBlank: boolean;
  /** No cell of a row with figures is blank. */
  readonly neverBlank: boolean;
  readonly plausible: Plausible;
}

/** Reads one row of the table; `mayBeBlank` is false where figures stand elsewhere without a row of their own. */
export function readRow(row: RowSlots, columns: number, habits: RowHabits, options: RowOptions): RebuiltRow {
  const { place, mayBeBlank, neverBlank, plausible } = options;
  const figures = figuresOf(row);
  if (figures.length === columns) return { state: 'read', cells: figures.map(cellOf), decided: false };
  if (figures.length === 0) {
    const blank = { text: null, place: { ...place, text: '' } };
    return mayBeBlank
      ? { state: 'read', cells: Array.from({ length: columns }, () => blank), decided: false }
      : { state: 'open', place, cuts: [], glued: false };
  }
  const cells = figures.length < columns ? shownPlaces(row, columns, habits) : null;
  if (cells) return { state: 'read', cells, decided: false };
  const readable = figures.every(({ kind }) => kind === 'value');
  const whole = figures.map(({ text }) => text).join(' ');
  const isGlued = figures.length * LEAST_GLUED <= columns || figures.length > columns;
  const all = readable && isGlued ? (cutsOf(figures, columns, plausible) ?? []) : [];
  const cuts = neverBlank ? all.filter((cut) => blanksOf(cut) === 0) : all;
  return {
    state: 'open',
    place: { ...(figures[0]?.place ?? place), text: whole },
    cuts,
    glued: figures.length < columns,
  };
}

/** Cells of a row with blanks where bars, places on the page or the usual distance of lines show which are blank. */
function shownPlaces(row: RowSlots, columns: number, habits: RowHabits): readonly RebuiltCell[] | null {
  return byBars(row, columns, habits) ?? byCentres(row, columns, habits) ?? byLines(row, columns, habits);
}

function byBars({ slots }: RowSlots, columns: number, { lead }: RowHabits): readonly RebuiltCell[] | null {
  const cells = slots.filter(({ kind }) => kind !== 'words');
  const empties = cells.filter(({ kind }) => kind === 'empty').length;
  if (empties === 0 || cells.length < columns || slots.some(({ loose }) => loose)) return null;
  const start = cells.length === columns ? 0 : lead;
  if (start === null) return null;
  const taken = cells.slice(start, start + columns);
  const rest = [...cells.slice(0, start), ...cells.slice(start + columns)];
  return taken.length === columns && rest.every(({ kind }) => kind === 'empty') ? taken.map(cellOf) : null;
}

function byCentres(row: RowSlots, columns: number, { centres }: RowHabits): readonly RebuiltCell[] | null {
  if (!centres) return null;
  const cells = new Map<number, Slot>();
  for (const slot of figuresOf(row)) {
    if (!slot.box) return null;
    const middle = (slot.box.left + slot.box.right) / 2;
    const column = nearest(centres, middle);
    if (column === null || cells.has(column)) return null;
    cells.set(column, slot);
  }
  const [any] = cells.values();
  if (!any) return null;
  return Array.from({ length: columns }, (_, column) => {
    const slot = cells.get(column);
    return slot ? cellOf(slot) : { text: null, place: { ...any.place, text: '' } };
  });
}

/** The column whose middle is nearest, when no other is nearly as near. */
function nearest(centres: readonly number[], x: number): number | null {
  const order = centres
    .map((centre, column) => ({ column, distance: Math.abs(centre - x) }))
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = order;
  return first && (!second || first.distance * 3 < second.distance) ? first.column : null;
}

function byLines(row: RowSlots, columns: number, { lines }: RowHabits): readonly RebuiltCell[] | null {
  const figures = figuresOf(row);
  if (!lines || figures.some(({ box }) => box)) return null;
  const cells: RebuiltCell[] = [];
  let expected = row.labelLine + lines.first;
  for (const slot of figures) {
    const skipped = (slot.place.line - expected) / lines.between;
    if (skipped < 0 || !Number.isInteger(skipped)) return null;
    for (let blank = 0; blank < skipped; blank += 1)
      cells.push({ text: null, place: { ...slot.place, text: '' } });
    cells.push(cellOf(slot));
    expected = slot.place.line + lines.between;
  }
  const last = figures[figures.length - 1];
  if (!last) return null;
  const left = (row.nextLine - last.place.line - lines.last) / lines.between;
  if (left < 0 || !Number.isInteger(left)) return null;
  for (let blank = 0; blank < left; blank += 1)
    cells.push({ text: null, place: { ...last.place, text: '' } });
  return cells.length === columns ? cells : null;
}

export function cellOf(slot: Slot): RebuiltCell {
  return { text: slot.kind === 'empty' ? null : slot.text, place: slot.place };
}
