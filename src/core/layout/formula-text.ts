import type { DataPointId } from '../model/format';
import { cellName, columnName, type CellAddress } from '../model/geometry';
import type { Comparison, Term } from '../rules/equation';

/** Where each figure of a sheet stands. */
export type PointPlaces = ReadonlyMap<DataPointId, CellAddress>;

/** How references are written: as they stand, or with fixed rows and columns for conditional formats. */
export type ReferenceStyle = 'relative' | 'fixedColumn' | 'fixedRow' | 'fixed';

/**
 * A side of a relation as an Excel expression. SUM is used even for one cell: it leaves text out instead of
 * failing, as the check in the sheet must not break on what another rule reports.
 */
export function sumFormula(
  terms: readonly Term[],
  places: PointPlaces,
  style: ReferenceStyle = 'relative',
): string {
  const plus = terms.filter(({ factor, point }) => point !== null && factor === 1);
  const others = terms.filter((term) => !plus.includes(term));
  const pieces = plus.length > 0 ? [sumOf(plus, places, style)] : [];
  for (const { factor, point } of others) {
    const sign = factor < 0 ? '-' : pieces.length > 0 ? '+' : '';
    const size = Math.abs(factor);
    if (point === null) pieces.push(`${sign}${size}`);
    else
      pieces.push(`${sign}${size === 1 ? '' : `${size}*`}SUM(${reference(placeOf(point, places), style)})`);
  }
  return pieces.join('');
}

/** Condition under which the relation fails, as an Excel expression. */
export function failureFormula(
  comparison: Comparison,
  places: PointPlaces,
  style: ReferenceStyle = 'relative',
): string {
  const opposite = { '=': '<>', '>=': '<', '<=': '>', '>': '<=', '<': '>=' }[comparison.relator];
  return `${sumFormula(comparison.left, places, style)}${opposite}${sumFormula(comparison.right, places, style)}`;
}

/**
 * Condition under which a control figure disagrees with its total, as an Excel expression. A blank agrees, and so
 * does what is no number: an error value there does not spread.
 */
export function controlFailureFormula(
  control: CellAddress,
  total: CellAddress,
  style: ReferenceStyle = 'relative',
): string {
  const figure = reference(control, style);
  return `IF(COUNT(${figure}),${figure}<>SUM(${reference(total, style)}))`;
}

/** @throws Error when the figure stands in another sheet: a fault of the catalogue, never of the clerk */
export function placeOf(point: DataPointId, places: PointPlaces): CellAddress {
  const place = places.get(point);
  if (!place) throw new Error(`“${point}” has no place in this sheet`);
  return place;
}

function sumOf(terms: readonly Term[], places: PointPlaces, style: ReferenceStyle): string {
  const cells = terms.map(({ point }) => placeOf(point ?? '', places));
  const runs = joinRuns(cells).map(({ first, last }) =>
    first === last ? reference(first, style) : `${reference(first, style)}:${reference(last, style)}`,
  );
  return `SUM(${runs.join(',')})`;
}

interface Run {
  readonly first: CellAddress;
  readonly last: CellAddress;
}

/** Neighbouring cells of one row or one column as one range, in the order given. */
function joinRuns(cells: readonly CellAddress[]): readonly Run[] {
  const runs: Run[] = [];
  for (const cell of cells) {
    const run = runs[runs.length - 1];
    if (run && continues(run, cell)) runs[runs.length - 1] = { first: run.first, last: cell };
    else runs.push({ first: cell, last: cell });
  }
  return runs;
}

function continues({ first, last }: Run, next: CellAddress): boolean {
  const down = next.col === last.col && next.row === last.row + 1 && first.col === last.col;
  const right = next.row === last.row && next.col === last.col + 1 && first.row === last.row;
  return down || right;
}

function reference(cell: CellAddress, style: ReferenceStyle): string {
  if (style === 'relative') return cellName(cell);
  const col = style === 'fixedRow' ? '' : '$';
  const row = style === 'fixedColumn' ? '' : '$';
  return `${col}${columnName(cell.col)}${row}${cell.row + 1}`;
}
