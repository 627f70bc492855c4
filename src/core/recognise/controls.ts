import { axisDepth } from '../form/axis';
import { controlledTotals } from '../form/control-places';
import { formOf, type Form } from '../form/form';
import { cellAt, type Recalculator } from '../formulas/recalculate';
import type { ControlPlace } from '../model/fact';
import type { DataPointId, ReportFormat } from '../model/format';
import type { CellAddress } from '../model/geometry';
import type { SheetGrid } from '../model/grid';
import type { ControlTexts } from '../model/texts';
import type { PlacedBlock } from './block-shapes';
import type { LabelCell, LabelIndex, Window } from './label-index';
import { labelBody } from './normalise-label';
import { readFigure } from './read-figure';
import type { FoundTable } from './recognise-table';

/** Columns right of a table and rows below it among which the label of its control figures may stand. */
const REACH = { columns: 6, rows: 8 };

/**
 * The places for control figures of a table, by their labels: a column beside it, under its head, and a row below it.
 * They follow the totals wherever these were moved. Where a label is missing, doubled or far from the table there is
 * no place; nor for a total that was not found. In the order of the form.
 */
export function findControls(
  { table, index, window, blocks }: FoundTable,
  formats: readonly ReportFormat[],
  texts: ControlTexts,
  recalculator: Recalculator,
): readonly ControlPlace[] {
  return blocks.flatMap((block) => {
    const format = formats.find(({ edition }) => edition === block.edition);
    const extent = extentOf(block);
    if (!format || !extent) return [];
    const form = formOf(format);
    const column = onlyOne(index, texts.controlColumn, besideTable(extent))?.col;
    const row = onlyOne(index, texts.controlRow, belowTable(extent, window))?.row;
    return controlledTotals(form, table.id).flatMap(({ point, block: own, stands }): ControlPlace[] => {
      const total = own === block.block.id ? placeOfTotal(point, block, form) : null;
      const line = stands === 'beside' ? column : row;
      if (!total || line === undefined) return [];
      const cell = stands === 'beside' ? { row: total.row, col: line } : { row: line, col: total.col };
      const { value, source } = readFigure(index.sheet, cell.row, cell.col, recalculator);
      const repeats = repeatsTotal(index.sheet, cell, total, recalculator);
      return [{ point, place: index.place(cell), stands, value, source, repeats }];
    });
  });
}

function repeatsTotal(
  sheet: SheetGrid,
  control: CellAddress,
  total: CellAddress,
  recalculator: Recalculator,
): boolean {
  if (cellAt(sheet, control.row, control.col)?.formula === undefined) return false;
  const own = recalculator.partsOf(sheet, control.row, control.col);
  const parts = recalculator.partsOf(sheet, total.row, total.col);
  return own !== null && parts !== null && [...own.keys()].some((key) => parts.has(key));
}

/** Rows and columns of the sheet that the block covers; `bottom` and `right` hold its last figures. */
interface Extent {
  readonly top: number;
  readonly firstRow: number;
  readonly bottom: number;
  /** Before the first figures; their own column where the table has no row labels. */
  readonly lastLabelColumn: number;
  readonly right: number;
}

/** null where a whole axis was not found. */
function extentOf({ block, rows, columns, labels }: PlacedBlock): Extent | null {
  if (rows.length === 0 || columns.length === 0) return null;
  const atRows = rows.map(({ at }) => at);
  const atColumns = columns.map(({ at }) => at);
  return {
    top: Math.min(...labels.map(({ cell }) => cell.row)),
    firstRow: Math.min(...atRows),
    bottom: Math.max(...atRows),
    lastLabelColumn: Math.min(...atColumns) - (axisDepth(block.rows) > 0 ? 1 : 0),
    right: Math.max(...atColumns),
  };
}

/** The head of the column stands beside the heads of the table. */
function besideTable({ top, firstRow, right }: Extent): Window {
  return { top, bottom: firstRow, left: right + 1, right: right + 1 + REACH.columns };
}

/** The label of the row stands under the row labels, or under the first figures where the table has none. */
function belowTable({ bottom, lastLabelColumn }: Extent, { bottom: end }: Window): Window {
  return {
    top: bottom + 1,
    bottom: Math.min(end, bottom + 1 + REACH.rows),
    left: 0,
    right: lastLabelColumn + 1,
  };
}

function onlyOne(index: LabelIndex, label: string, window: Window): LabelCell | null {
  const cells = index.find([labelBody(label)], window);
  return cells.length === 1 ? (cells[0] ?? null) : null;
}

function placeOfTotal(
  point: DataPointId,
  { rows, columns }: PlacedBlock,
  { pointById }: Form,
): CellAddress | null {
  const known = pointById.get(point);
  const row = rows.find(({ key }) => key === known?.rowKey)?.at;
  const col = columns.find(({ key }) => key === known?.columnKey)?.at;
  return row === undefined || col === undefined ? null : { row, col };
}
