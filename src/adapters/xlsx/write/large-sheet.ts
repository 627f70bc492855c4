import type { DocumentCell, DocumentSheet, DocumentStyle } from '../../../core/model/document';
import { cellName, columnName } from '../../../core/model/geometry';
import { fileText, withoutEscapes } from './text';

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
export function withRows(xml: string, { sheet, styles, indexOf }: LargeSheet): string {
  const ids = new Map(
    [...xml.matchAll(/<c r="A(\d+)" s="(\d+)"/g)].map(([, row, id]) => [Number(row) - 1, id]),
  );
  const idOf = ({ style }: DocumentCell): string => {
    const id = style && ids.get(indexOf.get(style) ?? styles.length);
    return id === undefined ? '' : ` s="${id}"`;
  };
  const rows = rowsOf(sheet, idOf);
  return xml
    .replace(/<dimension ref="[^"]*"\/>/, () => `<dimension ref="A1:${lastCell(sheet)}"/>`)
    .replace(/<sheetData\/>|<sheetData>.*?<\/sheetData>/s, () => `<sheetData>${rows}</sheetData>`);
}

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
function rowsOf(
  { cells, rowHeights, hiddenRows }: DocumentSheet,
  idOf: (cell: DocumentCell) => string,
): string {
  const hidden = new Set(hiddenRows);
  const texts = new Map<number, string[]>();
  const columns: string[] = [];
  for (const row of [...Object.keys(rowHeights).map(Number), ...hiddenRows]) texts.set(row, []);
  for (const cell of cells) {
    const letters = (columns[cell.col] ??= columnName(cell.col));
    const place = `${letters}${String(cell.row + 1)}`;
    const text = `<c r="${place}"${idOf(cell)}${contentOf(cell)}`;
    const row = texts.get(cell.row);
    if (row) row.push(text);
    else texts.set(cell.row, [text]);
  }
  return [...texts]
    .sort(([a], [b]) => a - b)
    .map(([row, parts]) => {
      const height = rowHeights[row];
      const size = height === undefined ? '' : ` ht="${String(height)}" customHeight="1"`;
      return `<row r="${String(row + 1)}"${size}${hidden.has(row) ? ' hidden="1"' : ''}>${parts.join('')}</row>`;
    })
    .join('');
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

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
