import { columnIndex, parseBox } from '../../../core/model/geometry';
import type { Box } from '../../../core/model/geometry';
import { SHEET_SIZE } from '../read/limits';

/** Boxes of a list of areas parted by spaces; areas that are none are left out. Whole rows and columns count. */
export function parseAreas(text: string): readonly Box[] {
  return text.split(/\s+/).flatMap((area) => {
    const box = parseBox(area) ?? wholeColumns(area) ?? wholeRows(area);
    return box ? [box] : [];
  });
}

export function wholeRows(area: string): Box | null {
  const match = /^\$?(\d+):\$?(\d+)$/.exec(area);
  if (!match) return null;
  const row = Number(match[1]) - 1;
  return { row, col: 0, rows: Number(match[2]) - row, cols: SHEET_SIZE.cols };
}

export function wholeColumns(area: string): Box | null {
  const match = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(area);
  if (!match) return null;
  const col = columnIndex(match[1] ?? '');
  return { row: 0, col, rows: SHEET_SIZE.rows, cols: columnIndex(match[2] ?? '') - col + 1 };
}
