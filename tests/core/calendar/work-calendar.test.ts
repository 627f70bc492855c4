import { readFileSync } from 'node:fs';
import path from 'node:path';
import chineseDays from 'chinese-days';
import { holidayYears } from '../../../src/catalogue/holidays';
import { dayOf, dayOfSerial, isDay, numberOf, weekdayOf } from '../../../src/core/model/days';
import { workCalendar } from '../../../src/core/calendar/work-calendar';
import type { HolidayYear } from '../../../src/core/model/ledger';

const calendar = workCalendar(holidayYears);
const days = daysFrom('2019-01-01', '2026-12-31');

function daysFrom(first: string, last: string): readonly string[] {
  const numbers = Array.from(
    { length: numberOf(last) - numberOf(first) + 1 },
    (_, at) => numberOf(first) + at,
  );
  return numbers.map(dayOf);
}

describe('days off and make-up days', () => {
  test('agree with chinese-days on every day from 2019 to 2026', () => {
    expect(days.filter((day) => calendar.isWorkday(day) !== chineseDays.isWorkday(day))).toEqual([]);
    expect(days).toHaveLength(2922);
  });

  test('agree with holiday-calendar on every day from 2019 to 2026', () => {
    const folder = path.dirname(require.resolve('holiday-calendar/package.json'));
    const kinds = new Map<string, string>();
    for (let year = 2019; year <= 2026; year += 1) {
      const file = path.join(folder, 'data', 'CN', `${year}.json`);
      const { dates } = JSON.parse(readFileSync(file, 'utf8')) as { dates: { date: string; type: string }[] };
      for (const { date, type } of dates) kinds.set(date, type);
    }
    const works = (day: string): boolean => {
      const kind = kinds.get(day);
      return kind === undefined ? weekdayOf(numberOf(day)) < 6 : kind === 'transfer_workday';
    };
    expect(days.filter((day) => calendar.isWorkday(day) !== works(day))).toEqual([]);
  });

  test('off are weekdays and worked are Saturdays and Sundays, each in its year', () => {
    for (const { year, off, work } of holidayYears) {
      expect([...off, ...work].every((day) => isDay(day) && day.startsWith(`${year}-`))).toBe(true);
      expect(off.every((day) => weekdayOf(numberOf(day)) < 6)).toBe(true);
      expect(work.every((day) => weekdayOf(numberOf(day)) > 5)).toBe(true);
    }
  });

  test('of 2020 follow the extension of the Spring Festival to 2 February', () => {
    expect(['2020-01-31', '2020-02-01', '2020-02-02'].map((day) => calendar.isWorkday(day))).toEqual([
      false,
      false,
      false,
    ]);
    expect(calendar.isWorkday('2020-02-03')).toBe(true);
  });
});

describe('working days', () => {
  const { vectors } = JSON.parse(readFileSync(path.join(__dirname, 'due-dates.json'), 'utf8')) as {
    vectors: Record<string, string[]>;
  };

  test.each(Object.entries(vectors))('after %s', (from, expected) => {
    expect([7, 15, 20, 40].map((n) => calendar.addWorkdays(from, n))).toEqual(expected);
    expect(expected.map((to) => calendar.workdaysBetween(from, to))).toEqual([7, 15, 20, 40]);
    expect(expected.map((to) => calendar.workdaysBetween(to, from))).toEqual([-7, -15, -20, -40]);
  });

  test('are counted as one counts them by hand, from any day', () => {
    for (const from of days.filter((_, at) => at % 37 === 0 && at < 2800)) {
      let [day, left] = [numberOf(from), 20];
      while (left > 0) {
        day += 1;
        if (chineseDays.isWorkday(dayOf(day))) left -= 1;
      }
      expect(calendar.addWorkdays(from, 20)).toBe(dayOf(day));
    }
  });

  test('left are 0 on the day itself and below 0 after it', () => {
    expect(calendar.daysLeft('2024-10-31', '2024-10-31')).toBe(0);
    expect(calendar.daysLeft('2024-10-30', '2024-10-31')).toBe(1);
    expect(calendar.daysLeft('2024-11-04', '2024-10-31')).toBe(-2);
  });
});

describe('a year without a notice', () => {
  test('is refused with its number, also on the way', () => {
    const refused = (year: number): unknown =>
      expect.objectContaining({ code: 'CALENDAR_MISSING', details: { year } });
    expect(() => calendar.isWorkday('2027-01-01')).toThrow(refused(2027) as Error);
    expect(() => calendar.addWorkdays('2026-12-15', 20)).toThrow(refused(2027) as Error);
    expect(() => calendar.workdaysBetween('2026-12-15', '2027-01-05')).toThrow(refused(2027) as Error);
    expect(() => calendar.isWorkday('2018-12-31')).toThrow(refused(2018) as Error);
    expect(calendar.addWorkdays('2026-12-15', 12)).toBe('2026-12-31');
  });

  const own = (year: number, off: readonly string[], work: readonly string[] = []): HolidayYear => ({
    year,
    off,
    work,
    source: '本机关填写',
  });

  test('is known once the office has filled it in', () => {
    const filled = workCalendar(holidayYears, [own(2027, ['2027-01-01'], ['2027-01-03'])]);
    expect(filled.isWorkday('2027-01-01')).toBe(false);
    expect(filled.isWorkday('2027-01-03')).toBe(true);
    expect(filled.addWorkdays('2026-12-31', 2)).toBe('2027-01-04');
    expect(filled.differences).toEqual([]);
  });

  test('is not known by an empty table', () => {
    expect(workCalendar(holidayYears, [own(2027, [])]).years).not.toContain(2027);
  });

  test('with a notice keeps it; the office is told where its table is otherwise', () => {
    const notice = holidayYears.find(({ year }) => year === 2026);
    const filled = workCalendar(holidayYears, [
      own(2026, [...(notice?.off ?? []), '2026-03-12'], notice?.work.slice(1) ?? []),
    ]);
    expect(filled.isWorkday('2026-03-12')).toBe(true);
    expect(filled.differences).toEqual([
      { day: '2026-01-04', worksByNotice: true },
      { day: '2026-03-12', worksByNotice: true },
    ]);
  });

  test('between two known ones leaves a gap that nothing is counted across', () => {
    const filled = workCalendar(holidayYears, [own(2028, ['2028-01-03'])]);
    expect(filled.isWorkday('2028-01-04')).toBe(true);
    expect(() => filled.workdaysBetween('2026-12-31', '2028-01-04')).toThrow();
  });
});

test('serial numbers of Excel are days in both systems', () => {
  expect(dayOfSerial(45000, false)).toBe('2023-03-15');
  expect(dayOfSerial(45000 - 1462, true)).toBe('2023-03-15');
  expect(dayOfSerial(45000.75, false)).toBe('2023-03-15');
  expect([20, -3, 5e9, Number.NaN].map((serial) => dayOfSerial(serial, false))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
