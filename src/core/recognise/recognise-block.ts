import { axisDepth, axisLeaves, joinKeys } from '../form/axis';
import type { LabelTrouble } from '../model/fact';
import type { AxisItem, BlockFormat, DataPointId, TableFormat } from '../model/format';
import type { GridCell } from '../model/grid';
import { parseFormula, type Formula } from '../formulas/formula';
import { cellAt } from '../formulas/recalculate';
import { allBodies, matchAxis, type AxisMatch, type AxisTrouble, type FoundLabel } from './axis-labels';
import type { LabelCell, LabelIndex, Window } from './label-index';
import { readConstant } from './normalise-cell';

/** A block as found in a sheet: which row and column of the sheet each key stands for. */
export interface FoundBlock {
  readonly block: BlockFormat;
  readonly rows: readonly FoundLine[];
  readonly columns: readonly FoundLine[];
  /** Leaf labels found, and leaf labels the form has. */
  readonly found: number;
  readonly wanted: number;
  readonly labels: readonly FoundLabel[];
  readonly troubles: readonly LabelTrouble[];
}

export interface FoundLine {
  readonly key: string;
  readonly item: AxisItem;
  /** Row or column of the sheet. */
  readonly at: number;
}

export function findBlock(
  index: LabelIndex,
  table: TableFormat,
  block: BlockFormat,
  window: Window,
): FoundBlock {
  const { rowCells, columnCells } = separateLabels(index, block, window);
  const columnMatch = matchAxis(block.columns, columnCells, 'across');
  const foreignColumns = matchAxis(block.foreignColumns ?? [], columnCells, 'across').found;
  const foreignRows = matchAxis(block.foreignRows ?? [], rowCells, 'down').found;
  const columns = [...columnMatch.found.filter(isLeaf), ...foreignColumns].map(({ key, item, cell }) => ({
    key,
    item,
    at: cell.col,
  }));
  const hasRowLabels = axisDepth(block.rows) > 0;
  const rowMatch = hasRowLabels ? matchAxis(block.rows, rowCells, 'down') : NO_LABELS;
  const rows = hasRowLabels
    ? [...rowMatch.found.filter(isLeaf), ...foreignRows].map(({ key, item, cell }) => ({
        key,
        item,
        at: cell.row,
      }))
    : unlabelledRow(index, block, columnMatch, columns);
  const leaves = [...(hasRowLabels ? axisLeaves(block.rows) : []), ...axisLeaves(block.columns)];
  const labels = [...rowMatch.found, ...columnMatch.found, ...foreignRows, ...foreignColumns];
  return {
    block,
    rows,
    columns,
    found: rowMatch.found.filter(isLeaf).length + columnMatch.found.filter(isLeaf).length,
    wanted: leaves.length,
    labels,
    troubles: [
      ...labelTroubles(index, table, block, rowMatch, 'row'),
      ...labelTroubles(index, table, block, columnMatch, 'column'),
    ],
  };
}

const NO_LABELS: AxisMatch = { found: [], missing: [], doubled: [] };

function isLeaf(label: FoundLabel): boolean {
  return label.isLeaf;
}

/**
 * Tells row labels from column labels. Some texts (其他, 总计) are both; where they stand decides: column labels
 * above the first row, row labels left of the first column.
 */
function separateLabels(
  index: LabelIndex,
  block: BlockFormat,
  window: Window,
): { rowCells: readonly LabelCell[]; columnCells: readonly LabelCell[] } {
  const { rowBodies, columnBodies, onlyRows, onlyColumns } = bodiesOfBlock(block);
  if (rowBodies.length === 0) return { rowCells: [], columnCells: index.find(columnBodies, window) };
  const headTop = Math.min(...index.find(onlyColumns, window).map(({ row }) => row));
  const rowAnchors = index.find(onlyRows, { ...window, top: Math.max(window.top, headTop + 1) });
  const firstRow = Math.min(...rowAnchors.map(({ row }) => row));
  const head = { ...window, bottom: Math.min(window.bottom, firstRow) };
  const firstColumn = Math.min(...index.find(onlyColumns, head).map(({ col }) => col));
  return {
    columnCells: index.find(columnBodies, head),
    rowCells: index.find(rowBodies, { ...window, top: Math.max(window.top, firstRow), right: firstColumn }),
  };
}

interface BlockBodies {
  readonly rowBodies: readonly string[];
  readonly columnBodies: readonly string[];
  /** Texts that label rows and no columns, and the other way round. */
  readonly onlyRows: readonly string[];
  readonly onlyColumns: readonly string[];
}

const bodiesByBlock = new WeakMap<BlockFormat, BlockBodies>();

function bodiesOfBlock(block: BlockFormat): BlockBodies {
  const known = bodiesByBlock.get(block);
  if (known) return known;
  const rows = new Set(
    allBodies([...block.rows, ...(block.foreignRows ?? [])]).filter((body) => body !== ''),
  );
  const columns = new Set(allBodies([...block.columns, ...(block.foreignColumns ?? [])]));
  const bodies = {
    rowBodies: [...rows],
    columnBodies: [...columns],
    onlyRows: [...rows].filter((body) => !columns.has(body)),
    onlyColumns: [...columns].filter((body) => !rows.has(body)),
  };
  bodiesByBlock.set(block, bodies);
  return bodies;
}

/** A row inserted between head and figures may push them down this far. */
const SEARCH_ROWS = 4;

/** The one row of a table without row labels (表四): below the head, the first that holds figures. */
function unlabelledRow(
  index: LabelIndex,
  block: BlockFormat,
  match: AxisMatch,
  columns: readonly FoundLine[],
): readonly FoundLine[] {
  const [item] = block.rows;
  const head = match.found.map(({ cell }) => cell.row);
  if (!item || head.length === 0) return [];
  const below = Math.max(...head) + 1;
  const holding = Array.from({ length: SEARCH_ROWS }, (_, offset) => below + offset).find((row) =>
    columns.some((column) => holdsFigure(column, row, cellAt(index.sheet, row, column.at))),
  );
  return [{ key: item.key, item, at: holding ?? below }];
}

/**
 * What stands under a total alone is a control figure, not the row of figures, unless it adds up its own row; and so
 * is a text that says nothing about a figure, such as the label of the control figures.
 */
function holdsFigure({ item }: FoundLine, row: number, cell: GridCell | undefined): boolean {
  if (!cell) return false;
  if (item.key === 'total') return cell.formula !== undefined && readsRow(parseFormula(cell.formula), row);
  return cell.formula !== undefined || saysFigure(cell);
}

/** Whether a sum takes cells of this row of its own sheet; what is no sum does not count. */
function readsRow(formula: Formula | null, row: number): boolean {
  switch (formula?.kind) {
    case 'reference':
      return formula.sheet === null && row >= formula.box.row && row < formula.box.row + formula.box.rows;
    case 'sum':
      return formula.parts.some((part) => readsRow(part, row));
    case 'add':
      return readsRow(formula.left, row) || readsRow(formula.right, row);
    case 'negate':
      return readsRow(formula.of, row);
    default:
      return false;
  }
}

function saysFigure(cell: GridCell): boolean {
  const { value, notices } = readConstant(cell);
  if (value.kind === 'blank') return notices.includes('MARKED_BLANK');
  return value.kind === 'number' || value.code !== 'NOT_A_NUMBER';
}

function labelTroubles(
  index: LabelIndex,
  table: TableFormat,
  block: BlockFormat,
  match: AxisMatch,
  axis: 'row' | 'column',
): readonly LabelTrouble[] {
  const trouble = (
    kind: 'missing' | 'doubled',
    { key, label, isLeaf: leaf }: AxisTrouble,
    cells: readonly LabelCell[],
  ): LabelTrouble => ({
    kind,
    table: table.id,
    label,
    places: cells.map((cell) => index.place(cell)),
    points: leaf ? pointsOfLine(table, block, axis, key) : [],
  });
  return [
    ...match.missing.map((missing) => trouble('missing', missing, [])),
    ...match.doubled.map((doubled) => trouble('doubled', doubled, doubled.cells)),
  ];
}

function pointsOfLine(
  table: TableFormat,
  block: BlockFormat,
  axis: 'row' | 'column',
  key: string,
): readonly DataPointId[] {
  return axis === 'row'
    ? axisLeaves(block.columns).map((column) => joinKeys(table.id, key, column.key))
    : axisLeaves(block.rows).map((row) => joinKeys(table.id, row.key, key));
}
