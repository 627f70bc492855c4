import type { Relation } from '../../form/form';
import type { DataPointId } from '../../model/format';
import { compare } from '../../rules/equation';
import { readConstant } from '../normalise-cell';
import type { Cut } from './cuts';

/** A row whose cells are not told yet: its figures, and the ways to read them. */
export interface OpenRow {
  readonly points: readonly DataPointId[];
  readonly cuts: readonly Cut[];
}

/** Figures known so far; a blank is 0 in sums, an unreadable cell is absent. */
export type KnownFigures = ReadonlyMap<DataPointId, number>;

/** More combinations of rows than this are not tried. */
const MOST_COMBINATIONS = 60_000;

/**
 * The cuts that satisfy every relation of the form that can be told, row by row. Where no cut satisfies all that are
 * told of a row, something is wrong in the source and only the relations inside the row count.
 */
export function narrow(
  rows: readonly OpenRow[],
  known: KnownFigures,
  relations: readonly Relation[],
): readonly (readonly Cut[])[] {
  const sums = relations.filter(
    ({ comparison, severity }) => severity === 'error' && comparison.relator === '=',
  );
  const alone = rows.map((row) => ({ ...row, cuts: narrowedAlone(row, known, sums) }));
  let open = alone;
  for (let before = -1; before !== size(open);) {
    before = size(open);
    const figures = withDecided(open, known);
    open = open.map((row) => ({ ...row, cuts: narrowedBy(row, figures, sums) }));
  }
  const told = narrowedTogether(open, withDecided(open, known), sums);
  const figures = withDecided(told, known);
  return told.map((row, index) => {
    const own = alone[index]?.cuts ?? [];
    return row.cuts.length < own.length && isContradicted(row, figures, sums) ? own : row.cuts;
  });
}

/** No cut left satisfies all relations with other rows: then these have told nothing. */
function isContradicted(row: OpenRow, figures: KnownFigures, sums: readonly Relation[]): boolean {
  return kept(row, figures, toldOf(row, figures, sums)).length === 0;
}

/** Relations of the row in which every other figure is known. */
function toldOf(row: OpenRow, known: KnownFigures, sums: readonly Relation[]): readonly Relation[] {
  return sums.filter(
    ({ points }) =>
      points.some((point) => row.points.includes(point)) &&
      points.every((point) => row.points.includes(point) || known.has(point)),
  );
}

function size(rows: readonly OpenRow[]): number {
  return rows.reduce((sum, { cuts }) => sum + cuts.length, 0);
}

/** Relations inside one row, such as a 总计 and what it adds up. */
function narrowedAlone(row: OpenRow, known: KnownFigures, sums: readonly Relation[]): readonly Cut[] {
  const own = sums.filter(({ points }) => points.every((point) => row.points.includes(point)));
  return kept(row, known, own);
}

function narrowedBy(row: OpenRow, known: KnownFigures, sums: readonly Relation[]): readonly Cut[] {
  if (row.cuts.length < 2) return row.cuts;
  const left = kept(row, known, toldOf(row, known, sums));
  return left.length > 0 ? left : row.cuts;
}

function kept(row: OpenRow, known: KnownFigures, relations: readonly Relation[]): readonly Cut[] {
  if (relations.length === 0) return row.cuts;
  return row.cuts.filter((cut) => {
    const figures = withCut(known, row, cut);
    return relations.every((relation) => holds(relation, figures));
  });
}

/** Rows that only together satisfy the relations between them. */
function narrowedTogether(
  rows: readonly OpenRow[],
  known: KnownFigures,
  sums: readonly Relation[],
): readonly OpenRow[] {
  const open = rows.filter(({ cuts }) => cuts.length > 1);
  const combinations = open.reduce((product, { cuts }) => product * cuts.length, 1);
  if (open.length < 2 || combinations > MOST_COMBINATIONS) return rows;
  const points = new Set(open.flatMap((row) => row.points));
  const told = sums.filter(
    (relation) =>
      relation.points.some((point) => points.has(point)) &&
      relation.points.every((point) => points.has(point) || known.has(point)),
  );
  const found = open.map(() => new Set<Cut>());
  const walk = (index: number, figures: KnownFigures, chosen: readonly Cut[]): void => {
    const row = open[index];
    if (!row) {
      if (told.every((relation) => holds(relation, figures)))
        chosen.forEach((cut, position) => found[position]?.add(cut));
      return;
    }
    for (const cut of row.cuts) walk(index + 1, withCut(figures, row, cut), [...chosen, cut]);
  };
  walk(0, known, []);
  if (found.some((cuts) => cuts.size === 0)) return rows;
  return rows.map((row) => {
    const index = open.indexOf(row);
    return index < 0 ? row : { ...row, cuts: row.cuts.filter((cut) => found[index]?.has(cut)) };
  });
}

/** What is known, with the rows of which one cut remains. */
function withDecided(rows: readonly OpenRow[], known: KnownFigures): KnownFigures {
  return rows.reduce((figures, row) => {
    const [only] = row.cuts;
    return only && row.cuts.length === 1 ? withCut(figures, row, only) : figures;
  }, known);
}

function withCut(known: KnownFigures, { points }: OpenRow, cut: Cut): KnownFigures {
  const figures = new Map(known);
  points.forEach((point, index) => {
    const figure = figureOf(cut[index] ?? null);
    if (figure !== null) figures.set(point, figure);
  });
  return figures;
}

/** The figure a text stands for; a blank is 0, null for what is no figure. */
export function figureOf(text: string | null): number | null {
  const { value } = readConstant({ value: text });
  return value.kind === 'number' ? value.value : value.kind === 'blank' ? 0 : null;
}

/** Whether the relation holds; one that cannot be told does not hold. */
export function holds({ comparison }: Relation, figures: KnownFigures): boolean {
  let complete = true;
  const side = (terms: Relation['comparison']['left']): number =>
    terms.reduce((sum, { factor, point }) => {
      const figure = point === null ? 1 : figures.get(point);
      if (figure === undefined) complete = false;
      return sum + factor * (figure ?? 0);
    }, 0);
  const result = compare(side(comparison.left), comparison.relator, side(comparison.right));
  return complete && result;
}
