import { RANGE_TYPE } from '@univerjs/core';
import type { IRange } from '@univerjs/core';
import type { Box } from '../../core/model/geometry';

export function toRange({ row, col, rows, cols }: Box): IRange {
  return { startRow: row, startColumn: col, endRow: row + rows - 1, endColumn: col + cols - 1 };
}

/** A whole row or column of a sheet of this size. */
export function lineRange(
  axis: 'row' | 'column',
  at: number,
  { rows, cols }: { readonly rows: number; readonly cols: number },
): IRange {
  return axis === 'row'
    ? { ...toRange({ row: at, col: 0, rows: 1, cols }), rangeType: RANGE_TYPE.ROW }
    : { ...toRange({ row: 0, col: at, rows, cols: 1 }), rangeType: RANGE_TYPE.COLUMN };
}

/** Box of a range of the grid. Whole rows and columns have no end there; they end with the sheet. */
export function toBox(range: IRange, size: { readonly rows: number; readonly cols: number }): Box {
  const row = bounded(range.startRow, 0);
  const col = bounded(range.startColumn, 0);
  return {
    row,
    col,
    rows: bounded(range.endRow, size.rows - 1) - row + 1,
    cols: bounded(range.endColumn, size.cols - 1) - col + 1,
  };
}

function bounded(index: number, fallback: number): number {
  return Number.isFinite(index) && index >= 0 ? index : fallback;
}
