import { GoujiError } from '../../core/errors';
import { cellName } from '../../core/model/geometry';
import type { CellValue } from '../../core/model/grid';
import type { CellEdit } from '../../ports/workbook-port';
import { isFormula } from './read-sheets';
import { asConstant } from './text-gate';
import { rangeOf } from './ranges';

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
  const sheets = loadSheets(context, edits);
  const loaded = edits.map((edit) => loadEdit(context, edit));
  await context.sync();
  for (const sheet of sheets) requireOpen(sheet);
  const refused = loaded.filter(({ edit, cell }) => {
    const content = contentOf(cell);
    return content !== edit.before && content !== contentAfter(edit);
  });
  for (const part of loaded) if (!refused.includes(part)) writeEdit(context, part);
  if (refused.length < edits.length) await context.sync();
  return refused.map(({ edit }) => edit);
}

function loadSheets(context: Excel.RequestContext, edits: readonly CellEdit[]): Excel.Worksheet[] {
  return [...new Set(edits.map((edit) => edit.sheetId))].map((id) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load('name,protection/protected');
    return sheet;
  });
}

function requireOpen(sheet: Excel.Worksheet): void {
  if (sheet.isNullObject) throw new GoujiError('SHEET_GONE');
  if (sheet.protection.protected) throw new GoujiError('SHEET_PROTECTED', { sheet: sheet.name });
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

function contentAfter({ after }: CellEdit): CellValue {
  return 'formula' in after ? after.formula : after.value;
}

/** In a cell formatted as text a number or a formula would become a text: such a cell becomes General first. */
function writeEdit(context: Excel.RequestContext, { edit, cell }: LoadedEdit): void {
  const { after } = edit;
  const target = rangeOf(context.workbook.worksheets.getItem(edit.sheetId), cellName(edit));
  const isText = 'value' in after && (typeof after.value === 'string' || after.value === null);
  if (cell.numberFormat[0]?.[0] === '@' && !isText) target.numberFormat = [['General']];
  if ('formula' in after) target.formulas = [[after.formula]];
  else target.values = [[asConstant(after.value)]];
}
