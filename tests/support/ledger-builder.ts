import { holidayYears } from '../../src/catalogue/holidays';
import { dayOf, numberOf } from '../../src/core/model/days';
import { workCalendar } from '../../src/core/calendar/work-calendar';
import {
  APPLICANTS,
  CASE_OUTCOMES,
  type Day,
  type Ledger,
  type LedgerCase,
  type LedgerDispute,
} from '../../src/core/model/ledger';

export const CALENDAR = workCalendar(holidayYears);

/** A case in which nothing is filled in but what is given. */
export function caseOf(given: Partial<LedgerCase> = {}): LedgerCase {
  return {
    number: '2023-001',
    row: 1,
    received: '2023-03-01',
    channel: '',
    applicant: 'naturalPerson',
    applicantName: '',
    summary: '',
    department: '',
    correctionAsked: null,
    correctionReceived: null,
    consultationSent: null,
    consultationReplied: null,
    extension: 0,
    extensionApproved: null,
    feeNoticed: null,
    fee: null,
    feePaid: null,
    outcome: null,
    furtherOutcomes: [],
    documentNumber: '',
    answered: null,
    service: '',
    served: null,
    note: '',
    ...given,
  };
}

export function disputeOf(given: Partial<LedgerDispute> = {}): LedgerDispute {
  return {
    number: 'F1',
    row: 1,
    type: 'reconsideration',
    application: '',
    filed: '2023-05-04',
    concluded: null,
    result: null,
    onlyAsReviewer: false,
    note: '',
    ...given,
  };
}

/** A ledger of these cases, one a row from the second on unless they say otherwise. */
export function ledgerOf(
  cases: readonly Partial<LedgerCase>[],
  disputes: readonly Partial<LedgerDispute>[] = [],
): Ledger {
  return {
    sheetId: 'cases',
    sheet: '申请台账',
    cases: cases.map((given, at) =>
      caseOf({ number: `2023-${String(at + 1).padStart(3, '0')}`, row: at + 1, ...given }),
    ),
    disputes: disputes.map((given, at) => disputeOf({ number: `F${at + 1}`, row: at + 1, ...given })),
    disputesSheet: { id: 'disputes', name: '复议诉讼台账' },
    columns: { number: 0, received: 1, applicant: 3, summary: 5, outcome: 10, answered: 12 },
    disputeColumns: { number: 0, type: 1, application: 2, filed: 3, concluded: 4, result: 5 },
    troubles: [],
  };
}

/** Random numbers below a bound, the same for the same seed. */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed + 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function pick<T>(roll: Dice, from: readonly T[]): T {
  return from[roll(from.length)] as T;
}

/** Cases received from late 2022 to early 2024; most answered within weeks, some never. */
export function randomCases(roll: Dice, count: number): readonly LedgerCase[] {
  return Array.from({ length: count }, (_, at) => {
    const received = numberOf('2022-11-15') + roll(440);
    const answered = roll(10) < 9 ? received + 1 + roll(50) : null;
    return caseOf({
      number: `A-${String(at + 1).padStart(5, '0')}`,
      row: at + 1,
      received: dayOf(received),
      applicant: roll(10) < 6 ? 'naturalPerson' : pick(roll, APPLICANTS),
      outcome: answered === null ? null : roll(10) < 4 ? 'granted' : pick(roll, CASE_OUTCOMES),
      answered: answered === null ? null : dayOf(answered),
    });
  });
}

export function laterBy(day: Day, days: number): Day {
  return dayOf(numberOf(day) + days);
}
