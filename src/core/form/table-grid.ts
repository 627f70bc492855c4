import type { AxisItem, BlockFormat, DataPointId, TableFormat } from '../model/format';
import type { Box } from '../model/geometry';
import { axisDepth, axisLeaves, joinKeys, leafCount } from './axis';

/** One printed cell of a table; merged cells are one. Positions count from the table's first cell. */
export interface TableCell extends Box {
  readonly role: 'caption' | 'header' | 'note' | 'rowLabel' | 'figure';
  /** Label verbatim; empty for a figure. */
  readonly text: string;
  readonly point?: DataPointId;
}

export interface TableGrid {
  readonly rows: number;
  readonly cols: number;
  /** Columns of row labels at the left. */
  readonly stubCols: number;
  /** Rows at the top that a reader needs on every page. */
  readonly headerRows: number;
  /** Covers every place of the grid exactly once, in row-major order. */
  readonly cells: readonly TableCell[];
  readonly blocks: readonly { readonly id: string; readonly box: Box }[];
}

/** The printed form of a table: which label or figure stands where, and over how many rows and columns. */
export function tableGrid(table: TableFormat): TableGrid {
  const stubCols = Math.max(...table.blocks.map(({ rows }) => axisDepth(rows)));
  const cols = stubCols + Math.max(...table.blocks.map(({ columns }) => axisLeaves(columns).length));
  const cells: TableCell[] = [];
  const blocks: { id: string; box: Box }[] = [];
  let row = 0;
  for (const block of table.blocks) {
    const blockCells = placeBlock(table, block, row, stubCols, cols);
    cells.push(...blockCells);
    const bottom = Math.max(...blockCells.map((cell) => cell.row + cell.rows));
    blocks.push({ id: block.id, box: { row, col: 0, rows: bottom - row, cols } });
    row = bottom;
  }
  const [first] = table.blocks;
  const headerRows = first ? (first.caption === undefined ? 0 : 1) + axisDepth(first.columns) : 0;
  cells.sort((a, b) => a.row - b.row || a.col - b.col);
  return { rows: row, cols, stubCols, headerRows, cells, blocks };
}

function placeBlock(
  table: TableFormat,
  block: BlockFormat,
  top: number,
  stubCols: number,
  cols: number,
): TableCell[] {
  const headerTop = block.caption === undefined ? top : top + 1;
  const depth = axisDepth(block.columns);
  const bodyTop = headerTop + depth;
  const cells: TableCell[] = [];
  if (block.caption !== undefined)
    cells.push({ row: top, col: 0, rows: 1, cols, role: 'caption', text: block.caption });
  if (stubCols > 0) cells.push(cornerOf(block, headerTop, depth, stubCols));
  const spans = columnSpans(block, stubCols, cols);
  cells.push(...placeColumnLabels(block.columns, headerTop, bodyTop, spans));
  cells.push(...placeRowLabels(block.rows, bodyTop, stubCols));
  for (const row of axisLeaves(block.rows)) {
    for (const column of axisLeaves(block.columns)) {
      const span = spans[column.index] ?? { col: 0, cols: 1 };
      cells.push({
        row: bodyTop + row.index,
        rows: 1,
        ...span,
        role: 'figure',
        text: '',
        point: joinKeys(table.id, row.key, column.key),
      });
    }
  }
  return cells;
}

function cornerOf(block: BlockFormat, row: number, rows: number, cols: number): TableCell {
  const text = block.corner ?? '';
  return { row, col: 0, rows, cols, role: text.startsWith('（') ? 'note' : 'header', text };
}

/** A block with fewer columns than its table lets its last column span the rest. */
function columnSpans(
  block: BlockFormat,
  stubCols: number,
  cols: number,
): readonly { col: number; cols: number }[] {
  const leaves = axisLeaves(block.columns);
  return leaves.map(({ index }) => ({
    col: stubCols + index,
    cols: index === leaves.length - 1 ? cols - stubCols - index : 1,
  }));
}

function placeColumnLabels(
  items: readonly AxisItem[],
  top: number,
  bottom: number,
  spans: readonly { col: number; cols: number }[],
): TableCell[] {
  const cells: TableCell[] = [];
  const walk = (siblings: readonly AxisItem[], row: number, firstLeaf: number): void => {
    let leaf = firstLeaf;
    for (const item of siblings) {
      const count = leafCount(item);
      const start = spans[leaf];
      const end = spans[leaf + count - 1];
      if (start && end) {
        const rows = item.children ? 1 : bottom - row;
        cells.push({
          row,
          rows,
          col: start.col,
          cols: end.col + end.cols - start.col,
          role: 'header',
          text: item.label,
        });
      }
      if (item.children) walk(item.children, row + 1, leaf);
      leaf += count;
    }
  };
  walk(items, top, 0);
  return cells;
}

function placeRowLabels(items: readonly AxisItem[], top: number, stubCols: number): TableCell[] {
  const cells: TableCell[] = [];
  const walk = (siblings: readonly AxisItem[], col: number, firstRow: number): void => {
    let row = firstRow;
    for (const item of siblings) {
      const rows = leafCount(item);
      const cols = item.children ? 1 : stubCols - col;
      if (cols > 0) cells.push({ row, rows, col, cols, role: 'rowLabel', text: item.label });
      if (item.children) walk(item.children, col + 1, row);
      row += rows;
    }
  };
  walk(items, 0, top);
  return cells;
}
