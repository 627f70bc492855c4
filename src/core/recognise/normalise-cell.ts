import { isErrorValue } from '../formulas/recalculate';
import type { CellNotice, CellProblem, FactValue } from '../model/fact';
import type { CellValue, GridCell } from '../model/grid';
import { LARGEST_FIGURE } from '../model/limits';

/** What a data cell says, before any rule is asked. Total: every content has exactly one reading. */
export interface CellReading {
  readonly value: FactValue;
  readonly notices: readonly CellNotice[];
}

/** Marks that clerks put for “nothing to report”. A mark is no figure: it reads as a blank. */
const BLANK_MARKS = new Set([
  '/',
  '／',
  '-',
  '－',
  '--',
  '—',
  '——',
  '–',
  '无',
  '無',
  '不适用',
  'N/A',
  'n/a',
  '\\',
]);

const NUMBER = /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const NUMBER_AND_UNIT = /^([+-]?\d[\d,]*(?:\.\d+)?)\s*(?:件|条|宗|份|部|次|个|项|人|万元|元)$/;
/** A question mark, or what a lost character leaves, before a number. */
const MARK_AND_NUMBER = /^[?？\ufffd]+\s*([+-]?\d[\d,]*(?:\.\d+)?)$/;
/** A remark in brackets says something; a number alone in brackets is no remark. */
const NUMBER_AND_REMARK = /^([+-]?\d[\d,]*(?:\.\d+)?)\s*[（(]([^（()）]*)[）)]$/;

/** Excel holds no longer text in a cell. */
const LONGEST_TEXT = 32_767;

/** Soft hyphens, zero-width characters and direction marks. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A blank of a web page that was copied as it is written. */
const BLANK_AS_TEXT = /&(?:nbsp|ensp|emsp|#160|#xa0);/gi;

/** With the flag u a pair is one character, so that only halves match. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** A whole number that floating-point arithmetic missed by less than this is that whole number. */
const FLOAT_NOISE = 1e-9;

export function readConstant(cell: Pick<GridCell, 'value' | 'format'>): CellReading {
  const { value } = cell;
  if (typeof value === 'number') {
    return isDateFormat(cell.format) ? problem(String(value), 'DATE') : figure(value, String(value));
  }
  if (typeof value === 'boolean') return problem(value ? 'TRUE' : 'FALSE', 'BOOLEAN');
  if (value === null) return BLANK;
  return readText(value);
}

const BLANK: CellReading = { value: { kind: 'blank' }, notices: [] };
const MARKED_BLANK: CellReading = { value: { kind: 'blank' }, notices: ['MARKED_BLANK'] };

function readText(raw: string): CellReading {
  if (isErrorValue(raw)) return problem(raw, 'CELL_ERROR');
  if (raw.length > LONGEST_TEXT || LONE_SURROGATE.test(raw)) return problem(raw.slice(0, 40), 'BAD_TEXT');
  const text = cleanText(raw);
  if (text === '') return BLANK;
  if (BLANK_MARKS.has(text)) return MARKED_BLANK;
  const plain = halfWidth(text);
  if (NUMBER.test(plain))
    return figure(numberOf(plain), raw, plain.startsWith('+') ? 'DOUBTFUL_NUMBER' : 'TEXT_NUMBER');
  const within = numberWithin(plain);
  if (within !== null) return figure(numberOf(within), raw, 'DOUBTFUL_NUMBER');
  return problem(text, /\d/.test(plain) ? 'AMBIGUOUS_NUMBER' : 'NOT_A_NUMBER');
}

/** The number before a unit or a remark, such as 3 of 3件 and 22 of 22（其中修订16件）; null when there is none. */
function numberWithin(text: string): string | null {
  const [, number = '', remark = '件'] =
    NUMBER_AND_UNIT.exec(text) ?? NUMBER_AND_REMARK.exec(text) ?? MARK_AND_NUMBER.exec(text) ?? [];
  return NUMBER.test(number) && /[^\d\s]/.test(remark) ? number : null;
}

function figure(value: number, source: string, ...notices: readonly CellNotice[]): CellReading {
  if (!Number.isFinite(value) || Math.abs(value) > LARGEST_FIGURE) return problem(source, 'TOO_LARGE');
  const whole = Math.round(value);
  const clean = Math.abs(value - whole) < FLOAT_NOISE ? whole : value;
  return { value: { kind: 'number', value: clean === 0 ? 0 : clean }, notices };
}

function problem(text: string, code: CellProblem): CellReading {
  return { value: { kind: 'text', text, code }, notices: [] };
}

/** Text without the characters nobody sees. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').replace(BLANK_AS_TEXT, ' ').trim();
}

function halfWidth(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/，/g, ',')
    .replace(/．/g, '.')
    .replace(/＋/g, '+')
    .replace(/[－−]/g, '-');
}

function numberOf(text: string): number {
  return Number(text.replace(/,/g, ''));
}

/** True for a number format that shows days or hours, so that the number is a date and no figure. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined) return false;
  const code = format.replace(/"[^"]*"|[\\_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs年月日]/i.test(code) && !/general/i.test(code);
}

/** Content of a cell as a person would quote it. */
export function sourceText(value: CellValue): string {
  return value === null ? '' : typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}
