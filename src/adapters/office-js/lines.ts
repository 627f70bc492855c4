import { GoujiError } from '../../core/errors';
import { columnName } from '../../core/model/geometry';
import type { SheetLine } from '../../ports/workbook-port';
import { rangeOf } from './ranges';

/** Whether all lines are visible, in one request. @throws Excel's ItemNotFound when a sheet is gone */
export async function areLinesShown(
  context: Excel.RequestContext,
  lines: readonly SheetLine[],
): Promise<boolean> {
  const loaded = lines.map((line) => {
    const range = lineOf(context, line);
    range.load(line.axis === 'row' ? 'rowHidden' : 'columnHidden');
    return { line, range };
  });
  await context.sync();
  return loaded.every(({ line, range }) => !(line.axis === 'row' ? range.rowHidden : range.columnHidden));
}

/** Shows or hides in two requests. @throws SHEET_GONE, SHEET_PROTECTED before anything is changed */
export async function showLines(
  context: Excel.RequestContext,
  lines: readonly SheetLine[],
  visible: boolean,
): Promise<void> {
  const sheets = [...new Set(lines.map(({ sheetId }) => sheetId))].map((id) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load('name,protection/protected');
    return sheet;
  });
  await context.sync();
  for (const sheet of sheets) {
    if (sheet.isNullObject) throw new GoujiError('SHEET_GONE');
    if (sheet.protection.protected) throw new GoujiError('SHEET_PROTECTED', { sheet: sheet.name });
  }
  for (const line of lines) {
    const range = lineOf(context, line);
    if (line.axis === 'row') range.rowHidden = !visible;
    else range.columnHidden = !visible;
  }
  await context.sync();
}

function lineOf(context: Excel.RequestContext, { sheetId, axis, at }: SheetLine): Excel.Range {
  const name = axis === 'row' ? String(at + 1) : columnName(at);
  return rangeOf(context.workbook.worksheets.getItem(sheetId), `${name}:${name}`);
}
