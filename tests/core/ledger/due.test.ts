import { readFileSync } from 'node:fs';
import path from 'node:path';
import chineseDays from 'chinese-days';
import { say } from '../../../src/catalogue/messages';
import { dueDate } from '../../../src/core/ledger/due';
import type { Day, LedgerCase } from '../../../src/core/model/ledger';
import { CALENDAR, caseOf, dice, laterBy, type Dice } from '../../support/ledger-builder';
import '../../support/all-messages';

const due = (
  given: Partial<LedgerCase>,
  today: Day = '2023-03-02',
  afterPayment: 'anew' | 'resumed' = 'anew',
) => dueDate(caseOf(given), { calendar: CALENDAR, today, afterPayment });

describe('the due date', () => {
  const { vectors } = JSON.parse(
    readFileSync(path.join(__dirname, '../calendar/due-dates.json'), 'utf8'),
  ) as { vectors: Record<string, [Day, Day, Day, Day]> };

  test.each(Object.entries(vectors))(
    'of an application received on %s',
    (received, [, , plain, extended]) => {
      expect(due({ received }, received).due).toBe(plain);
      expect(due({ received, extension: 20 }, received).due).toBe(extended);
    },
  );

  test('runs from the corrected application', () => {
    expect(
      due({ received: '2023-08-01', correctionAsked: '2023-08-04', correctionReceived: '2023-09-20' }),
    ).toMatchObject({
      due: '2023-10-24',
    });
  });

  test('is open while a correction is awaited', () => {
    expect(due({ correctionAsked: '2023-03-03' }, '2023-06-01')).toMatchObject({
      status: 'waitingCorrection',
      due: null,
      late: 0,
    });
  });

  test('leaves out the working days of a consultation', () => {
    const given = {
      received: '2023-03-01',
      consultationSent: '2023-03-06',
      consultationReplied: '2023-03-13',
    };
    expect(due(given)).toMatchObject({ paused: 5, due: '2023-04-06' });
  });

  test('moves with every day of a consultation without a reply', () => {
    const given = { received: '2023-03-01', consultationSent: '2023-03-06' };
    expect(due(given, '2023-03-13')).toMatchObject({ status: 'waitingConsultation', paused: 5, left: 17 });
    expect(due(given, '2023-03-14')).toMatchObject({ paused: 6, left: 17 });
  });

  test('counts only what of a consultation lies after the corrected application', () => {
    const given = {
      received: '2023-03-01',
      correctionReceived: '2023-03-10',
      consultationSent: '2023-03-06',
      consultationReplied: '2023-03-15',
    };
    expect(due(given).paused).toBe(3);
  });

  test('is not saved by a consultation sent after it', () => {
    const given = {
      received: '2023-03-01',
      consultationSent: '2023-03-30',
      consultationReplied: '2023-04-20',
    };
    expect(due(given, '2023-04-20')).toMatchObject({ status: 'overdue', due: '2023-03-29', paused: 0 });
  });

  test('warns of a consultation of more than 15 working days and of an extension beyond 20', () => {
    const given = { consultationSent: '2023-03-02', consultationReplied: '2023-03-31', extension: 30 };
    const warnings = due(given).steps.filter(({ warning }) => warning);
    expect(warnings.map(({ message }) => message.key)).toEqual([
      'ledger.due.extendedTooFar',
      'ledger.due.consultedLong',
    ]);
    expect(due(given).due).toBe(due({ ...given, extension: 20 }).due);
  });

  test('starts anew after payment, or goes on where it is set so', () => {
    const given = { received: '2023-03-01', feeNoticed: '2023-03-08', feePaid: '2023-03-15' };
    expect(due(given).due).toBe(CALENDAR.addWorkdays('2023-03-15', 20));
    expect(due(given, '2023-03-16', 'resumed')).toMatchObject({ paused: 5, due: '2023-04-06' });
  });

  test('is open while a payment is awaited, which has a last day of its own', () => {
    const given = { feeNoticed: '2023-03-08' };
    expect(due(given, '2023-03-10')).toMatchObject({
      status: 'waitingPayment',
      due: null,
      paymentDue: CALENDAR.addWorkdays('2023-03-08', 20),
    });
    expect(due(given, '2023-06-01').steps.at(-1)?.message.key).toBe('ledger.due.waitingPaymentLate');
  });

  test('is told as late from the first day after it, be that a day off', () => {
    expect(due({ answered: '2023-03-29' }).late).toBe(0);
    expect(due({ answered: '2023-03-30' }).late).toBe(1);
    expect(due({ received: '2023-03-03', answered: '2023-04-01' })).toMatchObject({
      due: '2023-03-31',
      late: 1,
    });
    expect(due({ received: '2023-03-03' }, '2023-04-02')).toMatchObject({ status: 'overdue', left: -1 });
  });

  test('is not guessed without a calendar or a day of receipt', () => {
    expect(due({ received: '2026-12-10' }, '2026-12-11')).toMatchObject({
      status: 'noCalendar',
      due: null,
      missingYear: 2027,
    });
    expect(due({ received: null })).toMatchObject({ status: 'noReceipt', due: null });
    expect(due({ received: '2018-05-02', answered: '2018-05-20' })).toMatchObject({
      status: 'closed',
      missingYear: 2018,
    });
  });

  test('explains itself in both languages', () => {
    const given = {
      received: '2023-03-01',
      correctionAsked: '2023-03-03',
      correctionReceived: '2023-03-10',
      consultationSent: '2023-03-20',
      consultationReplied: '2023-03-24',
      extension: 10,
    };
    const { steps } = due(given);
    expect(steps.map(({ message }) => say('zh-CN', message.key, message.values))).toEqual([
      '2023年3月1日收到申请，收到当日不计',
      '2023年3月10日收到补正后的申请，答复期限自次日起算',
      '延长答复期限10个工作日',
      '2023年3月20日发出征求意见，2023年3月24日收到意见，其间4个工作日不计入期限',
      '自2023年3月10日次日起共34个工作日（含延期和不计入期限的时间），应在2023年4月27日前答复',
    ]);
    expect(steps.every(({ source }) => source !== '')).toBe(true);
    for (const { message } of steps)
      expect(say('en', message.key, message.values)).not.toMatch(/[{}]|ledger\./);
  });
});

/** The due date as one finds it with a calendar on the wall: day after day, with a stroke for each that counts. */
function byHand(one: LedgerCase, today: Day, afterPayment: 'anew' | 'resumed'): Day {
  let start = one.received ?? '';
  if (one.correctionReceived && one.correctionReceived > start) start = one.correctionReceived;
  if (afterPayment === 'anew' && one.feePaid && one.feePaid > start) start = one.feePaid;
  const needed = 20 + Math.min(20, one.extension);
  let [day, strokes] = [start, 0];
  while (strokes < needed) {
    day = laterBy(day, 1);
    if (!chineseDays.isWorkday(day)) continue;
    const consulting =
      one.consultationSent !== null &&
      one.consultationSent < day &&
      day <= (one.consultationReplied ?? one.answered ?? today);
    const paying =
      afterPayment === 'resumed' &&
      one.feeNoticed !== null &&
      one.feeNoticed < day &&
      day <= (one.feePaid ?? '');
    if (!consulting && !paying) strokes += 1;
  }
  return day;
}

function chainOf(roll: Dice): LedgerCase {
  const received = laterBy('2019-02-01', roll(2400));
  const after = (day: Day, within: number): Day => laterBy(day, roll(within));
  const corrected = roll(3) === 0 ? after(received, 25) : null;
  const start = corrected ?? received;
  const sent = roll(2) === 0 ? after(start, 35) : null;
  const noticed = roll(4) === 0 ? after(start, 20) : null;
  return caseOf({
    received,
    correctionAsked: corrected === null ? null : received,
    correctionReceived: corrected,
    extension: roll(3) === 0 ? roll(26) : 0,
    consultationSent: sent,
    consultationReplied: sent === null || roll(4) === 0 ? null : after(sent, 30),
    feeNoticed: noticed,
    feePaid: noticed === null ? null : after(noticed, 20),
  });
}

test('200 chains of events agree with counting by hand', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const roll = dice(seed);
    const one = chainOf(roll);
    const today = laterBy(one.received ?? '', 40 + roll(60));
    const afterPayment = roll(2) === 0 ? 'anew' : 'resumed';
    const result = dueDate(one, { calendar: CALENDAR, today, afterPayment });
    expect({ seed, due: result.due }).toEqual({ seed, due: byHand(one, today, afterPayment) });
  }
});
