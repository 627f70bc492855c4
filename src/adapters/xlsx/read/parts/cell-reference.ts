import type { CellAddress } from '../../../../core/model/geometry';
import { SHEET_SIZE } from '../limits';

const LONGEST = 'XFD1048576'.length;

/** Address of a cell such as XFD1048576; null for anything that is not one cell of a sheet. */
export function parseCellReference(text: string): CellAddress | null {
  if (text.length > LONGEST) return null;
  let at = 0;
  let col = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x41 || code > 0x5a) break;
    col = col * 26 + code - 0x40;
  }
  const row = at === 0 ? 0 : positiveNumber(text, at);
  return row > 0 && row <= SHEET_SIZE.rows && col <= SHEET_SIZE.cols ? { row: row - 1, col: col - 1 } : null;
}

/** Number without leading zeros from here to the end; 0 for anything else. */
function positiveNumber(text: string, start: number): number {
  let value = 0;
  for (let at = start; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9 || (digit === 0 && value === 0)) return 0;
    value = value * 10 + digit;
  }
  return value;
}
