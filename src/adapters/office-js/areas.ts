import { boxName, columnName } from '../../core/model/geometry';
import type { Box, CellAddress } from '../../core/model/geometry';

/** Longest address that Excel takes in one call. */
const ADDRESS_LIMIT = 8192;

/** The cells as few boxes: runs along rows, equal runs of neighbouring rows joined. In reading order. */
export function boxesOf(cells: readonly CellAddress[]): Box[] {
  const done: Box[] = [];
  let open = new Map<string, Box>();
  let lastRow = -1;
  for (const [row, runs] of rowRuns(cells)) {
    const next = new Map<string, Box>();
    for (const run of runs) {
      const key = `${run.col}+${run.cols}`;
      const above = row === lastRow + 1 ? open.get(key) : undefined;
      if (above) open.delete(key);
      next.set(key, above ? { ...above, rows: above.rows + 1 } : run);
    }
    done.push(...open.values());
    open = next;
    lastRow = row;
  }
  return [...done, ...open.values()].sort((a, b) => a.row - b.row || a.col - b.col);
}

function rowRuns(cells: readonly CellAddress[]): [number, Box[]][] {
  const rows = new Map<number, Box[]>();
  for (const { row, col } of inOrder(cells)) {
    const runs = rows.get(row);
    const last = runs?.at(-1);
    if (!runs) rows.set(row, [{ row, col, rows: 1, cols: 1 }]);
    else if (last && last.col + last.cols === col) runs[runs.length - 1] = { ...last, cols: last.cols + 1 };
    else runs.push({ row, col, rows: 1, cols: 1 });
  }
  return [...rows];
}

/** Cells of a plan are in reading order already. */
function inOrder(cells: readonly CellAddress[]): readonly CellAddress[] {
  const before = (a: CellAddress, b: CellAddress): number => a.row - b.row || a.col - b.col;
  const sorted = cells.every((cell, at) => at === 0 || before(cells[at - 1] ?? cell, cell) <= 0);
  return sorted ? cells : [...cells].sort(before);
}

/** Addresses of several areas, joined by commas into as few texts as Excel's limit allows. */
export function joinAddresses(addresses: readonly string[]): string[] {
  const texts: string[] = [];
  for (const address of addresses) {
    const last = texts.at(-1);
    const joined = last === undefined ? address : `${last},${address}`;
    if (last === undefined || joined.length > ADDRESS_LIMIT) texts.push(address);
    else texts[texts.length - 1] = joined;
  }
  return texts;
}

export function addressesOf(boxes: readonly Box[]): string[] {
  return joinAddresses(boxes.map(boxName));
}

/** Addresses of whole columns, neighbours joined: A:A or C:E. */
export function columnAddresses(cols: readonly number[]): string[] {
  return joinAddresses(runsOf(cols).map(([from, to]) => `${columnName(from)}:${columnName(to)}`));
}

/** Addresses of whole rows, neighbours joined: 1:1 or 3:5. */
export function rowAddresses(rows: readonly number[]): string[] {
  return joinAddresses(runsOf(rows).map(([from, to]) => `${from + 1}:${to + 1}`));
}

/** First and last of every run of neighbouring numbers. */
export function runsOf(numbers: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** Values gathered by what they are the same in, in the order of first sight. */
export function groupedBy<Value, Key>(
  values: Iterable<Value>,
  keyOf: (value: Value) => Key,
): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
