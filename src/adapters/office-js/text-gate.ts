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

/** What to write for a constant; an empty text clears the cell. */
export function asConstant(value: number | string | null): number | string {
  if (value === null) return '';
  return typeof value === 'number' ? value : asText(value);
}
