import type { Day } from './ledger';

/** Arithmetic of calendar days, the only place that knows of Date: a day is its number of days since 1970-01-01. */

const MILLISECONDS = 86_400_000;

/** A real day as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(numberOf(text)) === text;
}

/** The day of a year, a month and a day of the month, from 1; null where there is no such day. */
export function dayFrom(year: number, month: number, day: number): Day | null {
  const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return isDay(text) ? text : null;
}

export function numberOf(day: Day): number {
  return (
    Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / MILLISECONDS
  );
}

export function dayOf(number: number): Day {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function firstOf(year: number): Day {
  return `${padded(year, 4)}-01-01`;
}

export function lastOf(year: number): Day {
  return `${padded(year, 4)}-12-31`;
}

/** The day so many calendar days later, or earlier for a number below 0. */
export function daysLater(day: Day, days: number): Day {
  return dayOf(numberOf(day) + days);
}

/** Calendar days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** Day of a point in time where the clerk is. */
export function localDay(time: Date): Day {
  return `${padded(time.getFullYear(), 4)}-${padded(time.getMonth() + 1, 2)}-${padded(time.getDate(), 2)}`;
}

/** Day of a serial number of Excel; null where it stands for no day of a case. */
export function dayOfSerial(serial: number, from1904: boolean): Day | null {
  const whole = Math.floor(serial);
  // Excel counts 29 February 1900, which never was; no case is that old.
  if (!Number.isFinite(serial) || whole <= 60 || whole > 110_000) return null;
  return dayOf(whole + (from1904 ? FIRST_OF_1904 : FIRST_OF_1900));
}

/** Serial number of a day in Excel. */
export function serialOf(day: Day, from1904: boolean): number {
  return numberOf(day) - (from1904 ? FIRST_OF_1904 : FIRST_OF_1900);
}

const FIRST_OF_1900 = numberOf('1899-12-30');
const FIRST_OF_1904 = numberOf('1904-01-01');

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
