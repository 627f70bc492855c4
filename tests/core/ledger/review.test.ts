import chineseDays from 'chinese-days';
import { dueDate } from '../../../src/core/ledger/due';
import { monthReview, weekReview } from '../../../src/core/ledger/review';
import { tallyLedger } from '../../../src/core/ledger/tally';
import { lastOf, yearOf } from '../../../src/core/model/days';
import {
  APPLICANTS,
  CASE_OUTCOMES,
  type Day,
  type Ledger,
  type LedgerCase,
} from '../../../src/core/model/ledger';
import type { MonthReview, ReviewGroupKind, WeekReview } from '../../../src/core/model/ledger-review';
import { judgeLedger } from '../../../src/ledger';
import { say } from '../../../src/catalogue/messages';
import { CALENDAR, dice, laterBy, ledgerOf, randomCases, type Dice } from '../../support/ledger-builder';
import '../../support/all-messages';

const dueOf = (ledger: Ledger, today: Day) =>
  ledger.cases.map((one, index) => ({ index, due: dueDate(one, { calendar: CALENDAR, today }) }));
const weekOf = (cases: readonly Partial<LedgerCase>[], today: Day): WeekReview => {
  const ledger = ledgerOf(cases);
  return weekReview(ledger, dueOf(ledger, today), { today });
};
const monthOf = (ledger: Ledger, year: number, month: number, today: Day = '2026-11-23'): MonthReview =>
  monthReview(ledger, { year, month, today, calendar: CALENDAR });
const groupsOf = ({ groups }: WeekReview): Partial<Record<ReviewGroupKind, readonly number[]>> =>
  Object.fromEntries(
    groups
      .filter(({ cases }) => cases.length > 0)
      .map(({ kind, cases }) => [kind, cases.map(({ index }) => index)]),
  );
const nextOf = (given: Partial<LedgerCase>, today: Day): string => {
  const [one] = weekOf([given], today).groups.flatMap(({ cases }) => cases);
  return one ? say('zh-CN', one.next.key, one.next.values) : '';
};

/** Cases with corrections, consultations, extensions, fees and departments too. */
function eventfulCases(roll: Dice, count: number): readonly LedgerCase[] {
  return randomCases(roll, count).map((one) => {
    const after = (within: number): Day => laterBy(one.received ?? '', 1 + roll(within));
    const asked = roll(6) === 0 ? after(7) : null;
    const sent = roll(6) === 0 ? after(25) : null;
    const noticed = roll(9) === 0 ? after(15) : null;
    return {
      ...one,
      applicant: roll(40) === 0 ? null : one.applicant,
      department: ['办公室', '法规科', '', '规划科'][roll(4)] ?? '',
      correctionAsked: asked,
      correctionReceived: asked === null || roll(4) === 0 ? null : laterBy(asked, roll(20)),
      consultationSent: sent,
      consultationReplied: sent === null || roll(3) === 0 ? null : laterBy(sent, roll(30)),
      extension: roll(5) === 0 ? roll(25) : 0,
      feeNoticed: noticed,
      feePaid: noticed === null || roll(3) === 0 ? null : laterBy(noticed, roll(20)),
      outcome: roll(30) === 0 ? null : one.outcome,
    };
  });
}

describe('周研判', () => {
  // Received on 2025-01-24, due on 2025-02-27, a Thursday (domain.md §4.1).
  const vector = { received: '2025-01-24' };

  test.each([
    ['2025-02-12', 'later'],
    ['2025-02-16', 'later'],
    ['2025-02-17', 'nextWeek'],
    ['2025-02-23', 'nextWeek'],
    ['2025-02-24', 'thisWeek'],
    ['2025-02-27', 'thisWeek'],
    ['2025-02-28', 'overdue'],
    ['2025-03-08', 'overdue'],
  ] as const)('of %s has a case due on 27 February as %s', (today, kind) => {
    expect(groupsOf(weekOf([vector], today))).toEqual({ [kind]: [0] });
  });

  test('goes from Monday to Sunday', () => {
    for (const today of ['2026-11-23', '2026-11-25', '2026-11-29'])
      expect(weekOf([], today)).toMatchObject({ from: '2026-11-23', to: '2026-11-29' });
  });

  test('counts a worked Saturday to its week', () => {
    // 2024-09-29 is a worked Sunday; 20 working days before it is 2024-08-30.
    const [received, due] = ['2024-08-30', '2024-09-29'];
    expect(CALENDAR.addWorkdays(received, 20)).toBe(due);
    expect(groupsOf(weekOf([{ received }], '2024-09-23'))).toEqual({ thisWeek: [0] });
  });

  test('sets apart what waits for others and what has no due date', () => {
    const cases = [
      { received: '2025-02-10', correctionAsked: '2025-02-12' },
      { received: '2025-02-10', consultationSent: '2025-02-12' },
      { received: '2025-02-10', feeNoticed: '2025-02-12' },
      { received: null },
      { received: '2018-02-10' },
      { received: '2025-02-10', answered: '2025-02-20' },
    ];
    expect(groupsOf(weekOf(cases, '2025-02-24'))).toEqual({ waiting: [1, 0, 2], unknown: [3, 4] });
  });

  test('puts the most urgent first', () => {
    const cases = ['2025-02-05', '2025-01-10', '2025-01-24', '2025-01-06'].map((received) => ({ received }));
    expect(groupsOf(weekOf(cases, '2025-02-24'))).toEqual({ overdue: [3, 1], thisWeek: [2], nextWeek: [0] });
  });

  test('says what comes next', () => {
    expect(nextOf(vector, '2025-03-03')).toBe('已超期2个工作日，请尽快答复');
    expect(nextOf(vector, '2025-02-27')).toBe('今天到期，请在今天答复并送达');
    expect(nextOf(vector, '2025-02-24')).toContain('应在此前批准延期');
    expect(nextOf(vector, '2025-02-17')).toBe('2025年2月27日前答复');
    expect(nextOf({ ...vector, extension: 10 }, '2025-03-12')).toBe('2025年3月13日前答复');
    expect(nextOf({ ...vector, correctionAsked: '2025-02-05' }, '2025-03-03')).toContain('等申请人补正');
    expect(nextOf({ ...vector, consultationSent: '2025-02-05' }, '2025-02-10')).toContain('等征求意见的回复');
    expect(nextOf({ ...vector, consultationSent: '2025-02-05' }, '2025-03-10')).toContain('由本机关决定');
    expect(nextOf({ ...vector, feeNoticed: '2025-02-05' }, '2025-02-10')).toContain('2025年3月4日前缴清');
    expect(nextOf({ ...vector, feeNoticed: '2025-02-05' }, '2025-03-06')).toContain('可按逾期未缴费办结');
    expect(nextOf({ received: null }, '2025-03-06')).toContain('补填收到日期');
    expect(nextOf({ received: '2018-03-01' }, '2025-03-06')).toContain('2018年');
  });

  test('has every open case in one group, whatever happened to it', () => {
    for (let seed = 0; seed < 15; seed += 1) {
      const roll = dice(seed);
      const ledger = ledgerOf(eventfulCases(roll, 60));
      const today = laterBy('2023-01-02', roll(500));
      const verdict = judgeLedger(ledger, null, { year: 2023, today });
      const { groups } = weekReview(ledger, verdict.due, { today });
      const listed = groups.flatMap(({ cases }) => cases.map(({ index }) => index));
      const open = ledger.cases.flatMap((one, index) =>
        (one.answered ?? one.served) === null ? [index] : [],
      );
      expect([...listed].sort((a, b) => a - b)).toEqual(open);
      expect(weekReview(ledger, [...dueOf(ledger, today)].reverse(), { today }).groups).toEqual(groups);
    }
  });
});

describe('月通报', () => {
  const totals = (ledger: Ledger, year: number): ReadonlyMap<string, number> =>
    new Map(tallyLedger(ledger, year).map(({ point, value }) => [point, value]));

  test('adds up to the tables of the year', () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const all = eventfulCases(dice(seed), 150);
      const ledger = ledgerOf(all.filter(({ applicant }) => applicant !== null));
      const months = Array.from({ length: 12 }, (_, at) => monthOf(ledger, 2023, at + 1));
      const year = totals(ledger, 2023);
      for (const applicant of APPLICANTS) {
        const received = months.reduce((sum, { byApplicant }) => sum + byApplicant[applicant].received, 0);
        expect(received).toBe(year.get(`requests.received.${applicant}`));
      }
      for (const outcome of CASE_OUTCOMES) {
        const counts = months.flatMap(({ byOutcome }) => byOutcome.filter((one) => one.outcome === outcome));
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(year.get(`requests.${outcome}.total`));
      }
      expect(months.at(-1)?.open).toBe(year.get('requests.carriedForward.total'));
    }
  });

  test('counts beside the table those without a kind of applicant', () => {
    const ledger = ledgerOf(eventfulCases(dice(3), 300));
    const { received, byApplicant, withoutApplicant } = monthOf(ledger, 2023, 5);
    const placed = APPLICANTS.reduce((sum, one) => sum + byApplicant[one].received, 0);
    expect(placed + withoutApplicant.received).toBe(received);
  });

  test('carries what is open from month to month', () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const ledger = ledgerOf(eventfulCases(dice(seed), 150));
      let before = monthOf(ledger, 2022, 10).open;
      for (let at = 10; at < 26; at += 1) {
        const [year, month] = [2022 + Math.floor(at / 12), (at % 12) + 1];
        const { open, received, answered } = monthOf(ledger, year, month);
        expect({ seed, year, month, open }).toEqual({
          seed,
          year,
          month,
          open: before + received - answered,
        });
        before = open;
      }
    }
  });

  test('has departments that add up to the month', () => {
    const ledger = ledgerOf(eventfulCases(dice(7), 300));
    const review = monthOf(ledger, 2023, 6);
    for (const of of ['received', 'answered', 'open', 'overdue'] as const)
      expect(review.byDepartment.reduce((sum, one) => sum + one[of], 0)).toBe(review[of]);
    expect(review.byOutcome.reduce((sum, { count }) => sum + count, 0)).toBe(review.answered);
    expect(new Set(review.byDepartment.map(({ department }) => department)).size).toBe(
      review.byDepartment.length,
    );
  });

  test('tells the time that counts, day by day as with a calendar on the wall', () => {
    for (let seed = 0; seed < 120; seed += 1) {
      const [one] = eventfulCases(dice(seed), 1);
      if (!one?.answered) continue;
      const [year, month] = one.answered.split('-').map(Number) as [number, number];
      const { duration, late } = monthOf(ledgerOf([one]), year, month);
      expect({ seed, days: duration?.median }).toEqual({ seed, days: workdaysByHand(one) });
      const reckoned = dueDate(one, { calendar: CALENDAR, today: '2026-11-23' });
      expect({ seed, inTime: duration?.inTime }).toEqual({ seed, inTime: reckoned.late > 0 ? 0 : 1 });
      expect(late.map(({ days }) => days)).toEqual(reckoned.late > 0 ? [reckoned.late] : []);
    }
  });

  test('takes the due date as the bound of what is in time', () => {
    const answers = ['2025-02-26', '2025-02-27', '2025-02-28'].map((answered) => ({
      received: '2025-01-24',
      answered,
      outcome: 'granted' as const,
    }));
    expect(monthOf(ledgerOf(answers), 2025, 2)).toMatchObject({
      received: 0,
      answered: 3,
      duration: { cases: 3, median: 20, longest: 21, inTime: 2 },
      late: [{ index: 2, due: '2025-02-27', answered: '2025-02-28', days: 1 }],
    });
  });

  test('takes the middle of an even number of answers', () => {
    const answers = ['2025-03-04', '2025-03-07'].map((answered) => ({ received: '2025-03-03', answered }));
    expect(monthOf(ledgerOf(answers), 2025, 3).duration).toMatchObject({ median: 2.5, longest: 4 });
  });

  test('leaves out the wait for a payment, as the due date does', () => {
    const paid = {
      received: '2025-03-03',
      feeNoticed: '2025-03-05',
      feePaid: '2025-03-12',
      answered: '2025-03-14',
    };
    const ledger = ledgerOf([paid]);
    const options = { year: 2025, month: 3, today: '2025-04-01', calendar: CALENDAR };
    expect(monthReview(ledger, options).duration?.median).toBe(2);
    expect(monthReview(ledger, { ...options, afterPayment: 'resumed' }).duration?.median).toBe(4);
  });

  test('counts as overdue what was so at the end of the month, whatever came later', () => {
    const open = { received: '2025-01-24', answered: '2025-03-10', outcome: 'granted' as const };
    expect(monthOf(ledgerOf([open]), 2025, 2)).toMatchObject({ open: 1, overdue: 1, asOf: '2025-02-28' });
    const granted = { ...open, extension: 10, extensionApproved: '2025-03-03' };
    expect(monthOf(ledgerOf([granted]), 2025, 2)).toMatchObject({ open: 1, overdue: 1 });
    const inTime = { ...granted, extensionApproved: '2025-02-26' };
    expect(monthOf(ledgerOf([inTime]), 2025, 2)).toMatchObject({ open: 1, overdue: 0 });
    const corrected = { ...open, correctionAsked: '2025-02-05', correctionReceived: '2025-03-05' };
    expect(monthOf(ledgerOf([corrected]), 2025, 2)).toMatchObject({ open: 1, overdue: 0 });
  });

  test('is of today while the month is not over', () => {
    const cases = [{ received: '2025-01-24' }];
    expect(monthOf(ledgerOf(cases), 2025, 2, '2025-02-27')).toMatchObject({ overdue: 0, asOf: '2025-02-27' });
    expect(monthOf(ledgerOf(cases), 2025, 2, '2025-02-28')).toMatchObject({ overdue: 1, asOf: '2025-02-28' });
  });

  test('counts nothing without a receipt, and an answer before it on the day of receipt', () => {
    const without = ledgerOf([{ received: null, answered: '2025-02-03', outcome: 'granted' }]);
    expect(monthOf(without, 2025, 2)).toMatchObject({ received: 0, answered: 0, open: 0, duration: null });
    const before = ledgerOf([{ received: '2025-03-03', answered: '2025-02-03', outcome: 'granted' }]);
    expect(monthOf(before, 2025, 2)).toMatchObject({ received: 0, answered: 0, open: 0 });
    expect(monthOf(before, 2025, 3)).toMatchObject({ received: 1, answered: 1, open: 0, overdue: 0 });
  });

  test('leaves out of the durations what no calendar reaches', () => {
    const cases = [{ received: '2018-06-01', answered: '2019-02-01', outcome: 'granted' as const }];
    expect(monthOf(ledgerOf(cases), 2019, 2)).toMatchObject({ answered: 1, duration: null, late: [] });
    const corrected = { received: '2018-12-20', correctionReceived: '2019-01-10', answered: '2018-12-28' };
    expect(monthOf(ledgerOf([corrected]), 2018, 12)).toMatchObject({ answered: 1, duration: null });
  });

  test('reviews 10,000 cases in a moment', () => {
    const ledger = ledgerOf(eventfulCases(dice(1), 10_000));
    const begun = performance.now();
    monthOf(ledger, 2023, 6);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('ends on the last day of every month', () => {
    const ends = Array.from({ length: 12 }, (_, at) => monthOf(ledgerOf([]), 2024, at + 1).to);
    expect(ends.map((day) => Number(day.slice(8)))).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(ends.at(-1)).toBe(lastOf(yearOf('2024-01-01')));
  });
});

/** Working days from the receipt that counts to the answer, without those of a consultation begun in time. */
function workdaysByHand(one: LedgerCase): number {
  const answered = one.answered ?? '';
  const until = (day: Day | null): Day => (day !== null && day <= answered ? day : '');
  const start = [one.received ?? '', until(one.correctionReceived), until(one.feePaid)].sort().at(-1) ?? '';
  const workdays = (from: Day, to: Day): readonly Day[] => {
    const days: Day[] = [];
    for (let day = laterBy(from, 1); day <= to; day = laterBy(day, 1))
      if (chineseDays.isWorkday(day)) days.push(day);
    return days;
  };
  const sent = until(one.consultationSent);
  const inTime = sent !== '' && workdays(start, sent).length < 20 + Math.min(20, one.extension);
  const consulting = (day: Day): boolean =>
    inTime && sent < day && day <= (one.consultationReplied ?? answered);
  return workdays(start, answered).filter((day) => !consulting(day)).length;
}
