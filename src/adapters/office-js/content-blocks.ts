import { filledDown } from '../../core/model/movable-formula';
import type { Box } from '../../core/model/geometry';
import type { PlanCell } from '../../core/model/sheet-plan';
import { asConstant } from './text-gate';

/** Contents of the cells of a box, row by row; null leaves a cell alone. */
export interface ContentBlock {
  readonly box: Box;
  readonly values: readonly (readonly (string | number | null)[])[];
}

/** One formula for all cells of a column: that of the first; Excel moves its references along. */
export interface FormulaFill {
  readonly box: Box;
  readonly formula: string;
}

/** Bytes of one more range in a request, and of a cell that is left alone. */
const CALL_BYTES = 450;
const NULL_BYTES = 5;
/** So many cells left alone cost as much as one more range. */
const WORTH_A_CALL = Math.floor(CALL_BYTES / NULL_BYTES);

/** The contents of a sheet in few blocks without large gaps, and its columns of formulas each as one. */
export function contentsOf(cells: readonly PlanCell[]): {
  readonly blocks: readonly ContentBlock[];
  readonly fills: readonly FormulaFill[];
} {
  const filled = cells.filter((cell) => cell.formula !== undefined || cell.value !== undefined);
  const fills: FormulaFill[] = [];
  const others: PlanCell[] = [];
  for (const column of columnsOf(filled).values()) {
    for (const run of runsOfFormulas(column)) {
      const [first] = run;
      if (first?.formula !== undefined && first.formula.length * (run.length - 1) > CALL_BYTES) {
        const { row, col, formula } = first;
        fills.push({ box: { row, col, rows: run.length, cols: 1 }, formula });
      } else others.push(...run);
    }
  }
  return { blocks: blocksOf(others), fills };
}

/** Cells by column, from the left; in each from the top. */
function columnsOf(cells: readonly PlanCell[]): Map<number, PlanCell[]> {
  const columns = new Map<number, PlanCell[]>();
  for (const cell of cells) {
    const column = columns.get(cell.col);
    if (column) column.push(cell);
    else columns.set(cell.col, [cell]);
  }
  return new Map([...columns].sort(([a], [b]) => a - b));
}

/** Neighbours below each other whose formulas are that of the first moved down; any other cell is a run of its own. */
function runsOfFormulas(column: readonly PlanCell[]): PlanCell[][] {
  const runs: PlanCell[][] = [];
  let below: ((rows: number) => string) | null = null;
  for (const cell of column) {
    const run = runs.at(-1);
    const first = run?.[0];
    const follows =
      run && first && below && cell.row === first.row + run.length && cell.formula === below(run.length);
    if (follows) run.push(cell);
    else {
      runs.push([cell]);
      below = cell.formula === undefined ? null : filledDown(cell.formula);
    }
  }
  return runs;
}

function blocksOf(cells: readonly PlanCell[]): ContentBlock[] {
  const columns = columnsOf(cells);
  const boxes = [...columns].reduce<Box[]>(
    (before, [col, column]) => withColumn(before, col, stretchesOf(column)),
    [],
  );
  return boxes.map((box) => ({ box, values: valuesIn(box, columns) }));
}

interface Stretch {
  readonly row: number;
  readonly rows: number;
}

/** Rows of a column with contents, small gaps included. */
function stretchesOf(column: readonly PlanCell[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { row } of column) {
    const last = stretches.at(-1);
    if (last && row - (last.row + last.rows) <= WORTH_A_CALL)
      stretches[stretches.length - 1] = { row: last.row, rows: row - last.row + 1 };
    else stretches.push({ row, rows: 1 });
  }
  return stretches;
}

/** The boxes with one more column at their right; where that would leave large gaps, with boxes of its own. */
function withColumn(boxes: readonly Box[], col: number, stretches: readonly Stretch[]): Box[] {
  const after = [...boxes];
  for (const stretch of stretches) {
    const at = after.findIndex(
      (box) => box.col + box.cols === col && gapsBetween(box, stretch) <= WORTH_A_CALL,
    );
    const left = after[at];
    if (left) after[at] = joined(left, stretch);
    else after.push({ ...stretch, col, cols: 1 });
  }
  return after;
}

function gapsBetween(box: Box, stretch: Stretch): number {
  const { rows, cols } = joined(box, stretch);
  return rows * cols - box.rows * box.cols - stretch.rows;
}

function joined({ row, col, rows, cols }: Box, stretch: Stretch): Box {
  const top = Math.min(row, stretch.row);
  const bottom = Math.max(row + rows, stretch.row + stretch.rows);
  return { row: top, col, rows: bottom - top, cols: cols + 1 };
}

function valuesIn(box: Box, columns: ReadonlyMap<number, readonly PlanCell[]>): ContentBlock['values'] {
  const values = Array.from({ length: box.rows }, () => Array<string | number | null>(box.cols).fill(null));
  for (let at = 0; at < box.cols; at += 1) {
    for (const { row, formula, value } of columns.get(box.col + at) ?? []) {
      const line = values[row - box.row];
      if (line) line[at] = formula ?? asConstant(value ?? null);
    }
  }
  return values;
}

/** A block and the sheet of the plan that it belongs to. */
export interface SheetBlock extends ContentBlock {
  readonly sheet: number;
}

/** Bytes of contents in one request. Excel on the web refuses 5 MB, and the looks come along with the last. */
const REQUEST_BYTES = 3_800_000;
/** What the library adds for each cell of a large array, which it sends in parts of 1,500 cells. */
const PART_BYTES = 0.7;

/** The blocks for one request after another, cut between rows where they must be. One request at least. */
export function requestsOf(blocks: readonly SheetBlock[]): readonly (readonly SheetBlock[])[] {
  const requests: SheetBlock[][] = [[]];
  let room = REQUEST_BYTES;
  for (const block of blocks) {
    let from = 0;
    block.values.forEach((row, at) => {
      const bytes = bytesOf(row);
      if (bytes > room && room < REQUEST_BYTES) {
        if (at > from) requests.at(-1)?.push(rowsOf(block, from, at));
        requests.push([]);
        [from, room] = [at, REQUEST_BYTES];
      }
      room -= bytes;
    });
    requests.at(-1)?.push(rowsOf(block, from, block.values.length));
    room -= CALL_BYTES;
  }
  return requests;
}

function bytesOf(row: readonly unknown[]): number {
  return bytesInUtf8(JSON.stringify(row)) + 1 + row.length * PART_BYTES;
}

/** At least the bytes of the text in UTF-8. */
function bytesInUtf8(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 0x7f) bytes += 2;
  }
  return bytes;
}

function rowsOf(block: SheetBlock, from: number, to: number): SheetBlock {
  const { box, values } = block;
  if (from === 0 && to === values.length) return block;
  return { ...block, box: { ...box, row: box.row + from, rows: to - from }, values: values.slice(from, to) };
}
