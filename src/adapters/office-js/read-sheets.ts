import { GoujiError } from '../../core/errors';
import { boxName } from '../../core/model/geometry';
import type { GridCell, SheetGrid } from '../../core/model/grid';
import { READ_BOUNDS } from '../../ports/workbook-port';
import type { SheetSummary } from '../../ports/workbook-port';

const BOUNDS = boxName({ row: 0, col: 0, ...READ_BOUNDS });

/** The part of a sheet that was asked for, once the request is answered. */
export type SheetPart = (sheet: SheetSummary) => SheetGrid;

/**
 * Asks for the used part of a sheet within READ_BOUNDS. Only cells with contents count as used: a formatted column
 * would otherwise reach to the last row.
 */
export function loadSheetPart(context: Excel.RequestContext, sheetId: string): SheetPart {
  const used = context.workbook.worksheets.getItemOrNullObject(sheetId).getUsedRangeOrNullObject(true);
  const inside = used.getIntersectionOrNullObject(BOUNDS);
  used.untrack();
  inside.untrack();
  used.load('rowIndex,rowCount,columnIndex,columnCount');
  inside.load('rowIndex,columnIndex,values,formulas,numberFormat');
  return (sheet) => ({
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protected,
    ...partOf(inside, sheet.name),
    ...(reachesOut(used) ? { truncated: true } : {}),
  });
}

function reachesOut(used: Excel.Range): boolean {
  if (used.isNullObject) return false;
  const { rowIndex, rowCount, columnIndex, columnCount } = used;
  return rowIndex + rowCount > READ_BOUNDS.rows || columnIndex + columnCount > READ_BOUNDS.cols;
}

/** @throws RANGE_TOO_LARGE: Excel answers null, not an error, when a range holds more than it can return */
function partOf(range: Excel.Range, sheet: string): Pick<SheetGrid, 'origin' | 'cells'> {
  if (range.isNullObject) return { origin: { row: 0, col: 0 }, cells: [] };
  const { rowIndex, columnIndex } = range;
  const [values, formulas, formats] = [range.values, range.formulas, range.numberFormat] as (
    unknown[][] | null
  )[];
  if (!values || !formulas || !formats) throw new GoujiError('RANGE_TOO_LARGE', { sheet });
  const cells = values.map((row, i) =>
    row.map((value, j) => gridCell(value, formulas[i]?.[j], formats[i]?.[j])),
  );
  return { origin: { row: rowIndex, col: columnIndex }, cells };
}

function gridCell(value: unknown, formula: unknown, format: unknown): GridCell {
  const looks = typeof format === 'string' && format !== 'General' ? { format } : {};
  const content = contentOf(value, formula);
  if (isFormula(value, formula)) return { value: content.result, formula: formula as string, ...looks };
  // a blank cell is the same whatever its format
  return content.result === null ? { value: null } : { value: content.result, ...looks };
}

/**
 * A text that starts with = reads like a formula, because Excel drops the apostrophe before it; but a formula never
 * has itself for its result (read-write round trips of such texts: tests/office/contract.test.ts).
 */
export function isFormula(value: unknown, formula: unknown): boolean {
  return typeof formula === 'string' && formula.startsWith('=') && formula !== value;
}

function contentOf(value: unknown, formula: unknown): { readonly result: GridCell['value'] } {
  if (value === '' && isFormula(value, formula)) return { result: '' };
  return { result: constantOf(value) };
}

/** What a cell without a formula holds; an empty text is a blank. */
export function constantOf(value: unknown): GridCell['value'] {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && value !== '' ? value : null;
}
