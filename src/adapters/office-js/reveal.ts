import { GoujiError } from '../../core/errors';
import { cellName } from '../../core/model/geometry';
import type { CellAddress } from '../../core/model/geometry';
import type { CellPlace } from '../../core/model/grid';
import { hostCode, reported } from './host-errors';
import { visibilityOf } from './listing';
import { rangeOf } from './ranges';

/**
 * Shows and selects a cell in one request. Excel refuses to activate a hidden sheet with an error that says nothing;
 * what was loaded before it tells why.
 * @throws SHEET_HIDDEN; Excel's ItemNotFound when the sheet is gone
 */
export async function revealCell(
  context: Excel.RequestContext,
  { sheetId, ...cell }: CellAddress & { readonly sheetId: string },
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  sheet.load('name,visibility');
  sheet.activate();
  rangeOf(sheet, cellName(cell)).select();
  try {
    await context.sync();
  } catch (error) {
    requireVisible(sheet, error);
    throw error;
  }
}

function requireVisible(sheet: Excel.Worksheet, cause: unknown): void {
  const [name] = reported(() => (visibilityOf(sheet.visibility) === 'visible' ? null : sheet.name));
  if (typeof name === 'string') throw new GoujiError('SHEET_HIDDEN', { sheet: name }, { cause });
}

/** The active cell in one request; null where a chart sheet or nothing that has cells is in front. */
export async function selectedCell(context: Excel.RequestContext): Promise<CellPlace | null> {
  const cell = context.workbook.getActiveCell();
  cell.load('rowIndex,columnIndex,worksheet/id,worksheet/name');
  cell.untrack();
  try {
    await context.sync();
  } catch (error) {
    if (hostCode(error) === 'ItemNotFound' || hostCode(error) === 'InvalidSelection') return null;
    throw error;
  }
  const { rowIndex: row, columnIndex: col, worksheet } = cell;
  return { sheetId: worksheet.id, sheet: worksheet.name, row, col, cell: cellName({ row, col }) };
}
