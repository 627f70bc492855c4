import { columnIndex, columnName, parseBox } from '../../../src/core/model/geometry';
import type { Box } from '../../../src/core/model/geometry';
import { MAX_COLS, MAX_ROWS } from './book-data';
import { invalidArgument } from './protocol';

/** Longest address that Excel takes. */
export const ADDRESS_LIMIT = 8192;

/** Box of an address of one area: A1, A1:B2, A:C, 1:3; anything before ! is ignored. */
export function parseArea(address: string, location: string): Box {
  const text = address.slice(address.lastIndexOf('!') + 1).replace(/\$/g, '');
  if (text.length > ADDRESS_LIMIT) throw invalidArgument(location);
  const box = parseBox(text) ?? wholeColumns(text) ?? wholeRows(text);
  if (!box || box.row + box.rows > MAX_ROWS || box.col + box.cols > MAX_COLS) throw invalidArgument(location);
  return box;
}

export function parseAreas(addresses: string, location: string): Box[] {
  if (addresses.length > ADDRESS_LIMIT) throw invalidArgument(location);
  return addresses.split(',').map((address) => parseArea(address.trim(), location));
}

function wholeColumns(text: string): Box | null {
  const [, first = '', last = ''] = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(text) ?? [];
  if (!first) return null;
  const [from, to] = [columnIndex(first), columnIndex(last)];
  return { row: 0, col: Math.min(from, to), rows: MAX_ROWS, cols: Math.abs(to - from) + 1 };
}

function wholeRows(text: string): Box | null {
  const [, first = '', last = ''] = /^(\d{1,7}):(\d{1,7})$/.exec(text) ?? [];
  if (!first) return null;
  const [from, to] = [Number(first) - 1, Number(last) - 1];
  if (from < 0 || to < 0) return null;
  return { row: Math.min(from, to), col: 0, rows: Math.abs(to - from) + 1, cols: MAX_COLS };
}

const CELL_REFERENCE =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/gu;

/** The formula as it reads some rows further down and columns further right: what Excel writes when it is filled. */
export function movedFormula(formula: string, rows: number, cols: number): string {
  return formula.replace(
    CELL_REFERENCE,
    (text, fixedCol?: string, col?: string, fixedRow?: string, row?: string) => {
      if (col === undefined || row === undefined) return text;
      const column = fixedCol === '' ? columnName(columnIndex(col) + cols) : col;
      return `${fixedCol}${column}${fixedRow}${fixedRow === '' ? Number(row) + rows : row}`;
    },
  );
}
