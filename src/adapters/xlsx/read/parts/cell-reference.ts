import type { CellAddress } from '../../../../core/model/geometry';
import { columnIndex } from '../../../../core/model/geometry';
import { SHEET_SIZE } from '../limits';

/** Address of a cell such as XFD1048576; null for anything that is not one cell of a sheet. */
export function parseCellReference(text: string): CellAddress | null {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  if (!match) return null;
  const col = columnIndex(match[1]!);
  const row = Number(match[2]) - 1;
  return row < SHEET_SIZE.rows && col < SHEET_SIZE.cols ? { row, col } : null;
}
