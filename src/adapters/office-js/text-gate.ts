import type { CellValue } from '../../core/model/grid';

/**
 * Excel reads a text that a program writes as if it had been typed: =1+1 becomes a formula, 1-2 a date, 007 a seven.
 * A leading apostrophe keeps it a text; Excel takes the apostrophe away.
 */

/** Anything that Excel might take for a formula, a number, a date, a truth value or an error. */
const MISREADABLE = /^[=+\-@'＝＋－＠#￥¥$(（]|[0-9０-９]|^\s*(true|false)\s*$/i;

/** What to write so that the cell holds exactly this text. */
export function asText(text: string): string {
  return MISREADABLE.test(text) ? `'${text}` : text;
}

/** Excel reads no other text that begins like this for anything but itself. */
const ERROR_VALUE = /^#[A-Z][A-Z0-9/_]*[!?]?$/;

/** What to write for what a cell is to hold: an error value such as #N/A becomes one, any other text stays text. */
export function asCellValue(value: CellValue): number | string | boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' && ERROR_VALUE.test(value) ? value : asConstant(value);
}

/** What to write for a constant; an empty text clears the cell. */
export function asConstant(value: number | string | null): number | string {
  if (value === null) return '';
  return typeof value === 'number' ? value : asText(value);
}
