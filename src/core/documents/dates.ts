import type { Day } from '../model/ledger';

export type { Day };

const NUMERALS = '〇一二三四五六七八九';

/** A day written with 年 月 日, or with points, slashes or dashes, anywhere in a plain text; null where there is none. */
export function dayIn(plain: string): Day | null {
  const match =
    /(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})/.exec(plain) ??
    /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/.exec(
      plain,
    );
  const [year, month, day] = (match?.slice(1) ?? []).map(numberOf);
  return year === undefined || month === undefined || day === undefined ? null : dayOf(year, month, day);
}

/** null for a day that no calendar has. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const text = date.toISOString().slice(0, 10);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? text : null;
}

/** Last day that is no Saturday or Sunday, up to and including the given one. */
export function weekdayUpTo(day: Day): Day {
  const date = new Date(`${day}T00:00:00Z`);
  while ([0, 6].includes(date.getUTCDay())) date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const digits = [...text.replace(/[○零]/g, '〇')];
  if (!digits.includes('十')) return Number(digits.map((digit) => NUMERALS.indexOf(digit)).join(''));
  const [tens = '', ones = ''] = digits.join('').split('十');
  return (tens === '' ? 1 : NUMERALS.indexOf(tens)) * 10 + (ones === '' ? 0 : NUMERALS.indexOf(ones));
}
