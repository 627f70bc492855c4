import { GoujiError } from '../../core/errors';
import { boxName } from '../../core/model/geometry';
import type { Box } from '../../core/model/geometry';
import type { GridCell, SheetGrid } from '../../core/model/grid';
import { LONG_BOUNDS } from '../../ports/workbook-port';
import type { SheetSummary } from '../../ports/workbook-port';
import { isTooMuch } from './host-errors';
import type { Listing } from './listing';
import { rangeOf } from './ranges';
import { constantOf } from './read-sheets';
import type { ExcelRequests } from './requests';

/** Characters of values wanted in one answer. Excel on the web refuses 5 MB; a Chinese character takes three bytes. */
const CHARACTERS = 600_000;
/** Rows of the first answer, before it is known how long rows are. */
const FIRST_ROWS = 1_000;

/**
 * Values of long lists, some rows at a time: one request for the size of a sheet, then as few as their contents allow.
 * @throws CANCELLED, RANGE_TOO_LARGE when even one row is too much for an answer
 */
export async function readLong(
  requests: ExcelRequests,
  { sheets }: Listing,
  sheetIds: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly SheetGrid[]> {
  const grids: SheetGrid[] = [];
  for (const id of sheetIds) {
    const sheet = sheets.find((candidate) => candidate.id === id);
    if (sheet) grids.push(await new LongSheet(requests, sheet, signal).read());
  }
  return grids;
}

class LongSheet {
  constructor(
    private readonly requests: ExcelRequests,
    private readonly sheet: SheetSummary,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async read(): Promise<SheetGrid> {
    const used = await this.run((context) => this.usedPart(context));
    const { id, name, visibility, protected: isProtected } = this.sheet;
    const box = used && within(used);
    return {
      id,
      name,
      visibility,
      protected: isProtected,
      origin: box ? { row: box.row, col: box.col } : { row: 0, col: 0 },
      cells: box ? await this.rowsOf(box) : [],
      ...(used && reachesOut(used) ? { truncated: true } : {}),
    };
  }

  private async rowsOf(box: Box): Promise<readonly (readonly GridCell[])[]> {
    const cells: (readonly GridCell[])[] = [];
    for (let rows = FIRST_ROWS; cells.length < box.rows;) {
      const part = {
        ...box,
        row: box.row + cells.length,
        rows: Math.max(1, Math.min(rows, box.rows - cells.length)),
      };
      const values = await this.valuesOf(part);
      if (values) for (const row of values) cells.push(row.map((value) => ({ value: constantOf(value) })));
      else if (part.rows === 1) throw new GoujiError('RANGE_TOO_LARGE', { sheet: this.sheet.name });
      rows = values ? rowsToAsk(values) : Math.floor(part.rows / 2);
    }
    return cells;
  }

  /** null when it is too much for one answer; Excel says so with an error, or with null for the values. */
  private async valuesOf(box: Box): Promise<unknown[][] | null> {
    try {
      return await this.run(async (context) => {
        const range = rangeOf(context.workbook.worksheets.getItem(this.sheet.id), boxName(box));
        range.load('values');
        await context.sync();
        return range.values as unknown[][] | null;
      });
    } catch (error) {
      if (isTooMuch(error)) return null;
      throw error;
    }
  }

  private async usedPart(context: Excel.RequestContext): Promise<Box | null> {
    const sheet = context.workbook.worksheets.getItem(this.sheet.id);
    const used = sheet.getUsedRangeOrNullObject(true);
    used.untrack();
    used.load('rowIndex,rowCount,columnIndex,columnCount');
    await context.sync();
    if (used.isNullObject) return null;
    return { row: used.rowIndex, col: used.columnIndex, rows: used.rowCount, cols: used.columnCount };
  }

  private run<Value>(batch: (context: Excel.RequestContext) => Promise<Value>): Promise<Value> {
    if (this.signal?.aborted) throw new GoujiError('CANCELLED');
    return this.requests.run(batch, { repeatable: true });
  }
}

/** The part of a box within LONG_BOUNDS; null when nothing of it is. */
function within({ row, col, rows, cols }: Box): Box | null {
  const [height, width] = [Math.min(rows, LONG_BOUNDS.rows - row), Math.min(cols, LONG_BOUNDS.cols - col)];
  return height > 0 && width > 0 ? { row, col, rows: height, cols: width } : null;
}

function reachesOut({ row, col, rows, cols }: Box): boolean {
  return row + rows > LONG_BOUNDS.rows || col + cols > LONG_BOUNDS.cols;
}

/** As many rows like these as make an answer of the size wanted. */
function rowsToAsk(values: readonly (readonly unknown[])[]): number {
  return Math.floor((CHARACTERS * values.length) / JSON.stringify(values).length);
}

const WHOLE = boxName({ row: 0, col: 0, ...LONG_BOUNDS });

/** Merged cells of the used part of each sheet, from the top; none for a sheet that is gone. */
export async function readMerges(
  context: Excel.RequestContext,
  sheetIds: readonly string[],
): Promise<readonly (readonly Box[])[]> {
  const loaded = sheetIds.map((id) => {
    const used = context.workbook.worksheets.getItemOrNullObject(id).getUsedRangeOrNullObject(true);
    const inside = used.getIntersectionOrNullObject(WHOLE);
    const merged = inside.getMergedAreasOrNullObject();
    // its own address is that of the first cells alone in some versions; those of its areas are whole
    merged.load('areas/items/rowIndex,areas/items/columnIndex,areas/items/rowCount,areas/items/columnCount');
    for (const object of [used, inside, merged]) object.untrack();
    return merged;
  });
  await context.sync();
  return loaded.map((merged) => (merged.isNullObject ? [] : merged.areas.items.map(boxOf).sort(fromTheTop)));
}

function boxOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Box {
  return { row: rowIndex, col: columnIndex, rows: rowCount, cols: columnCount };
}

function fromTheTop(a: Box, b: Box): number {
  return a.row - b.row || a.col - b.col;
}
