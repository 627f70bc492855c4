import { cellAt, type Recalculator } from '../formulas/recalculate';
import type { Fact } from '../model/fact';
import type { GridCell, SheetGrid } from '../model/grid';
import { readConstant, sourceText, type CellReading } from './normalise-cell';

/** What a cell says as a figure, wherever it stands: a constant as it is, a formula calculated afresh. */
export type FigureReading = Pick<Fact, 'value' | 'source' | 'formula' | 'notices'>;

const BLANK_CELL: GridCell = { value: null };

export function readFigure(
  sheet: SheetGrid,
  row: number,
  col: number,
  recalculator: Recalculator,
): FigureReading {
  const cell = cellAt(sheet, row, col) ?? BLANK_CELL;
  const source = sourceText(cell.value);
  const { formula } = cell;
  if (formula === undefined) {
    const { value, notices } = readConstant(cell);
    return { value, notices, source };
  }
  const { value, notices } = readFormula(cell, recalculator.valueOf(sheet, row, col));
  return { value, notices, source, formula };
}

function readFormula(cell: GridCell, result: ReturnType<Recalculator['valueOf']>): CellReading {
  switch (result.kind) {
    case 'error':
      return { value: { kind: 'text', text: result.error, code: 'CELL_ERROR' }, notices: [] };
    case 'unknown':
      return cell.value === null
        ? { value: { kind: 'text', text: cell.formula ?? '', code: 'UNTRUSTED_FORMULA' }, notices: [] }
        : readConstant(cell);
    case 'number': {
      const { value, notices } = readConstant({ ...cell, value: result.value });
      const stale =
        cell.value !== null &&
        cell.value !== '' &&
        cell.value !== result.value &&
        !closeTo(cell.value, result.value);
      return { value, notices: stale ? [...notices, 'STALE_CACHE'] : notices };
    }
  }
}

function closeTo(cached: unknown, fresh: number): boolean {
  return typeof cached === 'number' && Math.abs(cached - fresh) < 1e-6;
}
