/** Cells and boxes of a sheet. Rows and columns count from 0; A1 text is what a person reads. */

export interface CellAddress {
  readonly row: number;
  readonly col: number;
}

export interface Box extends CellAddress {
  readonly rows: number;
  readonly cols: number;
}

/** Size of a sheet of Excel: columns A to XFD, rows 1 to 1048576. */
export const SHEET_SIZE = { rows: 1_048_576, cols: 16_384 } as const;

/** Column letters of a column counted from 0: 0 is A, 26 is AA. */
export function columnName(col: number): string {
  let name = '';
  for (let rest = col + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Column counted from 0 of column letters in either case. */
export function columnIndex(letters: string): number {
  const capitals = letters.toUpperCase();
  let index = 0;
  for (let at = 0; at < capitals.length; at += 1) index = index * 26 + capitals.charCodeAt(at) - 64;
  return index - 1;
}

export function cellName({ row, col }: CellAddress): string {
  return columnName(col) + String(row + 1);
}

/** A1 text of a box; a box of one cell reads like a cell. */
export function boxName(box: Box): string {
  const start = cellName(box);
  if (box.rows === 1 && box.cols === 1) return start;
  return `${start}:${cellName({ row: box.row + box.rows - 1, col: box.col + box.cols - 1 })}`;
}

export function absoluteBoxName(box: Box): string {
  return boxName(box).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** Box of A1 text such as D4, $D$4 or A1:J28; null when it is anything else (whole rows and columns included). */
export function parseBox(text: string): Box | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(text.trim());
  if (!match) return null;
  const [, startLetters = '', startDigits = '', endLetters = startLetters, endDigits = startDigits] = match;
  const startCol = columnIndex(startLetters);
  const endCol = columnIndex(endLetters);
  const startRow = Number(startDigits) - 1;
  const endRow = Number(endDigits) - 1;
  if (startRow < 0 || endRow < 0) return null;
  return {
    row: Math.min(startRow, endRow),
    col: Math.min(startCol, endCol),
    rows: Math.abs(endRow - startRow) + 1,
    cols: Math.abs(endCol - startCol) + 1,
  };
}

export function singleCell({ row, col }: CellAddress): Box {
  return { row, col, rows: 1, cols: 1 };
}

export function boxContains(box: Box, { row, col }: CellAddress): boolean {
  return row >= box.row && row < box.row + box.rows && col >= box.col && col < box.col + box.cols;
}

/** Sheet name as it stands before ! in a formula. Always quoted: legal for every name, and the same in every host. */
export function quoteSheetName(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** Smallest box around all cells; null for none. */
export function frameOf(cells: readonly CellAddress[]): Box | null {
  const [first] = cells;
  if (!first) return null;
  let [top, bottom, left, right] = [first.row, first.row, first.col, first.col];
  for (const { row, col } of cells) {
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, col);
    right = Math.max(right, col);
  }
  return { row: top, col: left, rows: bottom - top + 1, cols: right - left + 1 };
}

/** Cells as few boxes: runs of neighbours in a row, equal runs of neighbouring rows joined. */
export function boxesOf(cells: readonly CellAddress[]): readonly Box[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.col - b.col);
  const runs: Box[] = [];
  for (const cell of sorted) {
    const last = runs[runs.length - 1];
    if (last && last.row === cell.row && last.col + last.cols === cell.col)
      runs[runs.length - 1] = { ...last, cols: last.cols + 1 };
    else runs.push(singleCell(cell));
  }
  const boxes: Box[] = [];
  for (const run of runs) {
    const above = boxes.findIndex(
      (box) => box.col === run.col && box.cols === run.cols && box.row + box.rows === run.row,
    );
    const box = boxes[above];
    if (box) boxes[above] = { ...box, rows: box.rows + run.rows };
    else boxes.push(run);
  }
  return boxes;
}
