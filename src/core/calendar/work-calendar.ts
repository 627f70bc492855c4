import { GoujiError } from '../errors';
import type { Day, HolidayYear } from '../model/ledger';
import { dayOf, firstOf, lastOf, numberOf, weekdayOf, yearOf } from '../model/days';

/**
 * Working days of the years whose days off are known. Every question about another year is refused, never guessed.
 * All methods throw CALENDAR_MISSING with the year.
 */
export interface WorkCalendar {
  /** Years whose days off are known, ascending. */
  readonly years: readonly number[];
  /** Days that the office's table has otherwise than the notice; the notice counts. */
  readonly differences: readonly HolidayDifference[];
  isWorkday(day: Day): boolean;
  /** The n-th working day after a day, which is not counted itself; the day itself for 0. */
  addWorkdays(day: Day, n: number): Day;
  /** Working days after `from` up to and with `to`; below 0 where `to` is earlier. */
  workdaysBetween(from: Day, to: Day): number;
  /** Working days left after today until a day, 0 on the day itself; below 0 once it is over. */
  daysLeft(today: Day, due: Day): number;
}

export interface HolidayDifference {
  readonly day: Day;
  readonly worksByNotice: boolean;
}

/**
 * @param published  years with a notice
 * @param office  years of the sheet 节假日: they count where there is no notice, others are compared. A year without
 *   a single day off was not filled in.
 */
export function workCalendar(
  published: readonly HolidayYear[],
  office: readonly HolidayYear[] = [],
): WorkCalendar {
  const known = new Map(published.map((one) => [one.year, one]));
  const filled = office.filter(({ off }) => off.length > 0);
  const differences = filled.flatMap((own) => differencesTo(known.get(own.year), own));
  for (const one of filled) if (!known.has(one.year)) known.set(one.year, one);
  const years = [...known.values()].sort((a, b) => a.year - b.year);
  return new Calendar(years, differences);
}

function differencesTo(notice: HolidayYear | undefined, own: HolidayYear): readonly HolidayDifference[] {
  if (!notice) return [];
  const [byNotice, byOffice] = [new Set(notice.off), new Set(own.off)];
  const [worked, workedByOffice] = [new Set(notice.work), new Set(own.work)];
  const days = [...new Set([...notice.off, ...notice.work, ...own.off, ...own.work])].sort();
  return days.flatMap((day) => {
    if (yearOf(day) !== notice.year) return [];
    const weekday = weekdayOf(numberOf(day)) < 6;
    const worksByNotice = (weekday || worked.has(day)) && !byNotice.has(day);
    const worksByOffice = (weekday || workedByOffice.has(day)) && !byOffice.has(day);
    return worksByNotice === worksByOffice ? [] : [{ day, worksByNotice }];
  });
}

/** Years that follow each other without a gap. */
interface Span {
  readonly first: number;
  readonly last: number;
  /** Working days of the span before or on each day. */
  readonly counted: Int32Array;
  readonly workdays: Int32Array;
}

class Calendar implements WorkCalendar {
  readonly years: readonly number[];
  private readonly spans: readonly Span[];

  constructor(
    holidays: readonly HolidayYear[],
    readonly differences: readonly HolidayDifference[],
  ) {
    this.years = holidays.map(({ year }) => year);
    this.spans = runsOf(holidays).map(spanOf);
  }

  isWorkday(day: Day): boolean {
    const number = numberOf(day);
    const span = this.spanAt(number);
    return countAt(span, number) > countAt(span, number - 1);
  }

  addWorkdays(day: Day, n: number): Day {
    if (n === 0) return day;
    const number = numberOf(day);
    const span = this.spanAt(number);
    const found = span.workdays[countAt(span, number) + n - 1];
    if (found === undefined) throw missing(yearOf(dayOf(span.last)) + 1);
    return dayOf(found);
  }

  workdaysBetween(from: Day, to: Day): number {
    const [a, b] = [numberOf(from), numberOf(to)];
    if (b < a) return -this.workdaysBetween(to, from);
    const span = this.spanAt(a);
    if (b > span.last) throw missing(yearOf(dayOf(span.last)) + 1);
    return countAt(span, b) - countAt(span, a);
  }

  daysLeft(today: Day, due: Day): number {
    return this.workdaysBetween(today, due);
  }

  private spanAt(number: number): Span {
    const span = this.spans.find(({ first, last }) => first <= number && number <= last);
    if (!span) throw missing(yearOf(dayOf(number)));
    return span;
  }
}

function missing(year: number): GoujiError {
  return new GoujiError('CALENDAR_MISSING', { year });
}

function runsOf(holidays: readonly HolidayYear[]): readonly (readonly HolidayYear[])[] {
  const runs: HolidayYear[][] = [];
  for (const one of holidays) {
    const run = runs.at(-1);
    if (run?.at(-1)?.year === one.year - 1) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

function spanOf(run: readonly HolidayYear[]): Span {
  const years = run.map(({ year }) => year);
  const first = numberOf(firstOf(Math.min(...years)));
  const last = numberOf(lastOf(Math.max(...years)));
  const off = new Set(run.flatMap((one) => one.off.map(numberOf)));
  const work = new Set(run.flatMap((one) => one.work.map(numberOf)));
  const counted = new Int32Array(last - first + 1);
  const workdays: number[] = [];
  for (let number = first; number <= last; number += 1) {
    if ((weekdayOf(number) < 6 || work.has(number)) && !off.has(number)) workdays.push(number);
    counted[number - first] = workdays.length;
  }
  return { first, last, counted, workdays: Int32Array.from(workdays) };
}

function countAt({ first, counted }: Span, number: number): number {
  return counted[number - first] ?? 0;
}
