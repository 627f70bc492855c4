import { cellName } from '../../core/model/geometry';
import type { CellValue } from '../../core/model/grid';
import { isStale } from '../../ports/workbook-port';
import type { CellEdit } from '../../ports/workbook-port';
import { loadOpenSheets } from './open-sheets';
import { rangeOf } from './ranges';
import { isFormula } from './read-sheets';
import { asCellValue } from './text-gate';

interface LoadedEdit {
  readonly edit: CellEdit;
  readonly cell: Excel.Range;
}

/**
 * Writes the cells that still hold what the clerk saw, in two requests: another window or another person may have
 * changed them since.
 * @returns the edits not made
 * @throws SHEET_GONE, SHEET_PROTECTED before anything is written
 */
export async function writeEdits(
  context: Excel.RequestContext,
  edits: readonly CellEdit[],
): Promise<readonly CellEdit[]> {
  const requireOpen = loadOpenSheets(context, edits);
  const loaded = edits.map((edit) => loadEdit(context, edit));
  await context.sync();
  requireOpen();
  const refused = loaded.filter(({ edit, cell }) => isStale(edit, contentOf(cell)));
  for (const part of loaded) if (!refused.includes(part)) writeEdit(context, part);
  if (refused.length < edits.length) await context.sync();
  return refused.map(({ edit }) => edit);
}

function loadEdit(context: Excel.RequestContext, edit: CellEdit): LoadedEdit {
  const sheet = context.workbook.worksheets.getItemOrNullObject(edit.sheetId);
  const cell = rangeOf(sheet, cellName(edit));
  cell.load('values,formulas,numberFormat');
  return { edit, cell };
}

/** Formula of the cell where it has one, else its value; null for a blank. */
function contentOf(cell: Excel.Range): CellValue {
  const value: unknown = cell.values[0]?.[0];
  const formula: unknown = cell.formulas[0]?.[0];
  if (isFormula(value, formula)) return formula as string;
  return value === '' || value === undefined ? null : (value as CellValue);
}

/** In a cell formatted as text anything but a text would become one: such a cell becomes General first. */
function writeEdit(context: Excel.RequestContext, { edit, cell }: LoadedEdit): void {
  const { after } = edit;
  const target = rangeOf(context.workbook.worksheets.getItem(edit.sheetId), cellName(edit));
  const isText = 'value' in after && (typeof after.value === 'string' || after.value === null);
  if (cell.numberFormat[0]?.[0] === '@' && !isText) target.numberFormat = [['General']];
  if (edit.format !== undefined) target.numberFormat = [[edit.format]];
  if ('formula' in after) target.formulas = [[after.formula]];
  else target.values = [[asCellValue(after.value)]];
}
