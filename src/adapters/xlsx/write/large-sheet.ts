import type { DocumentCell, DocumentSheet, DocumentStyle } from '../../../core/model/document';
import { cellName, columnName } from '../../../core/model/geometry';
import { escaped, fileText, withoutEscapes } from './text';

/**
 * From so many cells on, the rows of a sheet are written here: the file library takes minutes for what a sheet of
 * three thousand units holds. Its styles are still the library's.
 */
export const LARGE_SHEET = 20_000;

/** A sheet whose rows are written here. */
export interface LargeSheet {
  readonly sheet: DocumentSheet;
  /** Looks of its cells, each once; the library writes a blank cell for each, in the first column. */
  readonly styles: readonly DocumentStyle[];
  readonly indexOf: ReadonlyMap<DocumentStyle, number>;
}

/** Null for a sheet that the library writes itself; notes are its business. */
export function asLargeSheet(sheet: DocumentSheet): LargeSheet | null {
  if (sheet.cells.length < LARGE_SHEET || sheet.cells.some(({ note }) => note)) return null;
  const styles: DocumentStyle[] = [];
  const indexOf = new Map<DocumentStyle, number>();
  const byLook = new Map<string, number>();
  for (const { style } of sheet.cells) {
    if (!style || indexOf.has(style)) continue;
    const look = JSON.stringify(style);
    const index = byLook.get(look) ?? styles.push(style) - 1;
    byLook.set(look, index);
    indexOf.set(style, index);
  }
  return { sheet, styles, indexOf };
}

/** The sheet as the library gets it: everything but its rows, and a blank cell for each look. */
export function withoutRows({ sheet, styles }: LargeSheet): DocumentSheet {
  return {
    ...sheet,
    cells: styles.map((style, row) => ({ row, col: 0, value: null, style })),
    rowHeights: {},
    hiddenRows: [],
  };
}

/** The part with its rows, which take their styles from the blank cells of the library. */
export function withRows(xml: string, { sheet, styles, indexOf }: LargeSheet): Uint8Array<ArrayBuffer> {
  const ids = new Map(
    [...xml.matchAll(/<c r="A(\d+)" s="(\d+)"/g)].map(([, row, id]) => [Number(row) - 1, id]),
  );
  const idOf = ({ style }: DocumentCell): string => {
    const id = style && ids.get(indexOf.get(style) ?? styles.length);
    return id === undefined ? '' : ` s="${id}"`;
  };
  const sized = xml.replace(/<dimension ref="[^"]*"\/>/, () => `<dimension ref="A1:${lastCell(sheet)}"/>`);
  const [before = '', after = ''] = sized.split(/<sheetData\/>|<sheetData>.*?<\/sheetData>/s);
  const bytes = new TextBytes();
  bytes.add(`${before}<sheetData>`);
  for (const row of rowsOf(sheet, idOf)) bytes.add(row);
  bytes.add(`</sheetData>${after}`);
  return bytes.result();
}

/** Text in UTF-8 that comes piece by piece; a sheet of thousands of rows never exists as one string. */
class TextBytes {
  private readonly encoder = new TextEncoder();
  private bytes = new Uint8Array(FIRST_BYTES);
  private length = 0;

  add(text: string): void {
    const most = this.length + text.length * MOST_BYTES_A_UNIT;
    if (most > this.bytes.length) {
      const larger = new Uint8Array(Math.max(most, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.length += this.encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  result(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }
}

const FIRST_BYTES = 1024 * 1024;
/** Of one UTF-16 unit in UTF-8. */
const MOST_BYTES_A_UNIT = 3;

function lastCell({ cells, rowHeights, hiddenRows }: DocumentSheet): string {
  let row = 0;
  let col = 0;
  for (const cell of cells) {
    row = Math.max(row, cell.row);
    col = Math.max(col, cell.col);
  }
  for (const other of [...Object.keys(rowHeights).map(Number), ...hiddenRows]) row = Math.max(row, other);
  return cellName({ row, col });
}

/** Cells come in row-major order; rows without cells are written where they have a height or are hidden. */
function* rowsOf(
  { cells, rowHeights, hiddenRows }: DocumentSheet,
  idOf: (cell: DocumentCell) => string,
): Iterable<string> {
  const hidden = new Set(hiddenRows);
  const others = [...new Set([...Object.keys(rowHeights).map(Number), ...hiddenRows])].sort((a, b) => a - b);
  const columns: string[] = [];
  const rowText = (row: number, content: string): string => {
    const height = rowHeights[row];
    const size = height === undefined ? '' : ` ht="${String(height)}" customHeight="1"`;
    return `<row r="${String(row + 1)}"${size}${hidden.has(row) ? ' hidden="1"' : ''}>${content}</row>`;
  };
  let next = 0;
  for (let at = 0; at < cells.length;) {
    const row = cells[at]?.row ?? 0;
    for (; (others[next] ?? row) < row; next += 1) yield rowText(others[next] ?? 0, '');
    if (others[next] === row) next += 1;
    let content = '';
    for (let cell = cells[at]; cell?.row === row; cell = cells[at]) {
      const letters = (columns[cell.col] ??= columnName(cell.col));
      content += `<c r="${letters}${String(row + 1)}"${idOf(cell)}${contentOf(cell)}`;
      at += 1;
    }
    yield rowText(row, content);
  }
  for (const row of others.slice(next)) yield rowText(row, '');
}

const ERROR_VALUE = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|SPILL!|CALC!)$/;

/** What follows the place and the style of a cell, its end included. */
function contentOf({ value, formula }: DocumentCell): string {
  const calculated = formula === undefined ? '' : `<f>${escaped(fileText(formula).replace(/^=/, ''))}</f>`;
  if (value === null) return calculated === '' ? '/>' : `>${calculated}</c>`;
  if (typeof value === 'number') return `>${calculated}<v>${String(value)}</v></c>`;
  if (typeof value === 'boolean') return ` t="b">${calculated}<v>${value ? '1' : '0'}</v></c>`;
  if (ERROR_VALUE.test(value)) return ` t="e">${calculated}<v>${value}</v></c>`;
  const text = escaped(withoutEscapes(fileText(value)));
  return calculated === ''
    ? ` t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
    : ` t="str">${calculated}<v>${text}</v></c>`;
}
