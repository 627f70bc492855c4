import { GoujiError } from '../../core/errors';
import { cellName } from '../../core/model/geometry';
import type { CellAddress } from '../../core/model/geometry';
import { reported } from './host-errors';
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
