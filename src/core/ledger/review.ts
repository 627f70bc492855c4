import type { WorkCalendar } from '../calendar/work-calendar';
import { dayFrom, daysLater, numberOf, weekdayOf } from '../model/days';
import type { Message } from '../model/finding';
import {
  APPLICANTS,
  CASE_OUTCOMES,
  type Applicant,
  type Day,
  type DueCase,
  type DueDate,
  type Ledger,
  type LedgerCase,
} from '../model/ledger';
import {
  REVIEW_GROUPS,
  type LateAnswer,
  type MonthDuration,
  type MonthReview,
  type ReviewedCase,
  type ReviewGroupKind,
  type WeekReview,
} from '../model/ledger-review';
import { ANSWER_DAYS, concludedOn, dueDate, MOST_EXTENSION, type DueOptions } from './due';
import { dayWords } from './words';

export interface WeekReviewOptions {
  readonly today: Day;
}

export interface MonthReviewOptions {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly afterPayment?: DueOptions['afterPayment'];
}

/** Days left at which an extension has to be thought of: it is approved and told within the time (Art. 33(2)). */
const SOON = 3;

/**
 * 周研判: every application that is not answered, by when its answer is due.
 * @param due  where the cases stand on `today`; closed ones are left out
 */
export function weekReview(
  ledger: Ledger,
  due: readonly DueCase[],
  { today }: WeekReviewOptions,
): WeekReview {
  const from = daysLater(today, 1 - weekdayOf(numberOf(today)));
  const to = daysLater(from, 6);
  const groups = new Map<ReviewGroupKind, ReviewedCase[]>(REVIEW_GROUPS.map((kind) => [kind, []]));
  for (const { index, due: standing } of [...due].sort(byUrgency)) {
    const one = ledger.cases[index];
    const kind = groupOf(standing, to);
    if (!one || !kind) continue;
    const { status, due: day, left } = standing;
    groups.get(kind)?.push({ index, status, due: day, left, next: nextStep(one, standing, today) });
  }
  return { today, from, to, groups: REVIEW_GROUPS.map((kind) => ({ kind, cases: groups.get(kind) ?? [] })) };
}

function groupOf({ status, due }: DueDate, sunday: Day): ReviewGroupKind | null {
  switch (status) {
    case 'closed':
      return null;
    case 'overdue':
      return 'overdue';
    case 'waitingCorrection':
    case 'waitingConsultation':
    case 'waitingPayment':
      return 'waiting';
    case 'noReceipt':
    case 'noCalendar':
      return 'unknown';
    case 'running':
      if (due === null) return 'unknown';
      if (due <= sunday) return 'thisWeek';
      return due <= daysLater(sunday, 7) ? 'nextWeek' : 'later';
  }
}

const LEAST_URGENT = 1e9;

function byUrgency(a: DueCase, b: DueCase): number {
  return (a.due.left ?? LEAST_URGENT) - (b.due.left ?? LEAST_URGENT) || a.index - b.index;
}

function nextStep(one: LedgerCase, due: DueDate, today: Day): Message {
  switch (due.status) {
    case 'overdue':
      return next('overdue', { days: due.late });
    case 'waitingCorrection':
      return next('waitingCorrection', { day: dayWords(one.correctionAsked) });
    case 'waitingConsultation': {
      const long = due.steps.some(({ message }) => message.key === 'ledger.due.consultedLong');
      return next(long ? 'consultedLong' : 'waitingConsultation', { day: dayWords(one.consultationSent) });
    }
    case 'waitingPayment': {
      const lapsed = due.paymentDue !== null && today > due.paymentDue;
      return next(lapsed ? 'paymentLapsed' : 'waitingPayment', { day: dayWords(due.paymentDue) });
    }
    case 'noReceipt':
      return next('noReceipt', {});
    case 'noCalendar':
      return next('noCalendar', { year: due.missingYear ?? '' });
    default: {
      const values = { day: dayWords(due.due), days: due.left ?? '' };
      if (due.left === 0) return next('today', values);
      return next((due.left ?? SOON + 1) <= SOON && one.extension <= 0 ? 'soon' : 'answer', values);
    }
  }
}

function next(key: string, values: Message['values']): Message {
  return { key: `ledger.next.${key}`, values };
}

/**
 * 月通报: what came in a month, what was answered in it, and what is open at its end. A case without a receipt date
 * counts nowhere, as in 表三; one answered before its receipt counts as answered on the day of receipt.
 */
export function monthReview(
  ledger: Ledger,
  { year, month, today, calendar, afterPayment = 'anew' }: MonthReviewOptions,
): MonthReview {
  const { from, to } = daysOf(year, month);
  const asOf = to < today ? to : today;
  const reckon = (one: LedgerCase, day: Day): DueDate => dueDate(one, { calendar, today: day, afterPayment });
  const cases = ledger.cases.flatMap((one, index) => placed(one, index, from, to) ?? []);
  const answered = cases.filter((one) => one.answered);
  const open = cases.filter((one) => one.open);
  const answers = answered.flatMap((one) => answerOf(one, calendar, reckon) ?? []);
  const overdue = new Set(
    open.filter(({ one }) => reckon(asAt(one, asOf), asOf).status === 'overdue').map(({ index }) => index),
  );
  return {
    year,
    month,
    from,
    to,
    asOf,
    received: cases.filter((one) => one.received).length,
    answered: answered.length,
    open: open.length,
    overdue: overdue.size,
    ...applicantsOf(cases),
    byOutcome: outcomesOf(answered),
    duration: durationOf(answers),
    byDepartment: departmentsOf(cases, overdue),
    late: answers.flatMap(({ late }) => late ?? []),
  };
}

function daysOf(year: number, month: number): { readonly from: Day; readonly to: Day } {
  const from = dayFrom(year, month, 1);
  const next = month === 12 ? dayFrom(year + 1, 1, 1) : dayFrom(year, month + 1, 1);
  if (from === null || next === null) throw new RangeError(`No month ${String(month)} of ${String(year)}`);
  return { from, to: daysLater(next, -1) };
}

/** A case that a month has to do with. */
interface PlacedCase {
  readonly one: LedgerCase;
  readonly index: number;
  readonly received: boolean;
  readonly answered: boolean;
  /** null until it is answered. */
  readonly answeredOn: Day | null;
  /** Not answered at the end of the month. */
  readonly open: boolean;
}

function placed(one: LedgerCase, index: number, from: Day, to: Day): PlacedCase | null {
  const { received } = one;
  if (received === null || received > to) return null;
  const concluded = concludedOn(one);
  const answeredOn = concluded !== null && concluded < received ? received : concluded;
  if (answeredOn !== null && answeredOn < from) return null;
  const open = answeredOn === null || answeredOn > to;
  return { one, index, received: received >= from, answered: !open, answeredOn, open };
}

/** The case as it stood at the end of a day: what happened later has not happened. */
function asAt(one: LedgerCase, day: Day): LedgerCase {
  const until = (event: Day | null): Day | null => (event !== null && event > day ? null : event);
  return {
    ...one,
    correctionAsked: until(one.correctionAsked),
    correctionReceived: until(one.correctionReceived),
    consultationSent: until(one.consultationSent),
    consultationReplied: until(one.consultationReplied),
    extension: one.extensionApproved !== null && one.extensionApproved > day ? 0 : one.extension,
    feeNoticed: until(one.feeNoticed),
    feePaid: until(one.feePaid),
    answered: until(one.answered),
    served: until(one.served),
  };
}

/** How long an answer took, in working days that count, and whether it came too late. */
interface Answer {
  readonly days: number;
  readonly late: LateAnswer | null;
}

/** Days by what had happened until the answer, late as the row is reckoned; null where no due date can be said. */
function answerOf(
  { one, index, answeredOn }: PlacedCase,
  calendar: WorkCalendar,
  reckon: (one: LedgerCase, day: Day) => DueDate,
): Answer | null {
  if (answeredOn === null) return null;
  const { due } = reckon({ ...asAt(one, answeredOn), extension: one.extension }, answeredOn);
  if (due === null) return null;
  const allowed = ANSWER_DAYS + Math.max(0, Math.min(MOST_EXTENSION, Math.trunc(one.extension)));
  const days = allowed - calendar.workdaysBetween(answeredOn, due);
  const told = reckon(one, answeredOn);
  const isLate = told.due !== null && told.late > 0;
  return { days, late: isLate ? { index, due: told.due, answered: answeredOn, days: told.late } : null };
}

function durationOf(answers: readonly Answer[]): MonthDuration | null {
  if (answers.length === 0) return null;
  const days = answers.map((one) => one.days).sort((a, b) => a - b);
  const middle = days.length / 2;
  const median = ((days[Math.ceil(middle) - 1] ?? 0) + (days[Math.floor(middle)] ?? 0)) / 2;
  return {
    cases: days.length,
    median,
    longest: days.at(-1) ?? 0,
    inTime: answers.filter(({ late }) => late === null).length,
  };
}

function applicantsOf(cases: readonly PlacedCase[]): Pick<MonthReview, 'byApplicant' | 'withoutApplicant'> {
  const countOf = (applicant: Applicant | null): MonthReview['withoutApplicant'] => {
    const own = cases.filter(({ one }) => one.applicant === applicant);
    return {
      received: own.filter(({ received }) => received).length,
      answered: own.filter(({ answered }) => answered).length,
    };
  };
  const entries = APPLICANTS.map((applicant) => [applicant, countOf(applicant)] as const);
  return {
    byApplicant: Object.fromEntries(entries) as MonthReview['byApplicant'],
    withoutApplicant: countOf(null),
  };
}

function outcomesOf(answered: readonly PlacedCase[]): MonthReview['byOutcome'] {
  return [...CASE_OUTCOMES, null].flatMap((outcome) => {
    const count = answered.filter(({ one }) => one.outcome === outcome).length;
    return count === 0 ? [] : [{ outcome, count }];
  });
}

function departmentsOf(
  cases: readonly PlacedCase[],
  overdue: ReadonlySet<number>,
): MonthReview['byDepartment'] {
  const byName = new Map<string, PlacedCase[]>();
  for (const one of cases) {
    const department = one.one.department.trim();
    const own = byName.get(department);
    if (own) own.push(one);
    else byName.set(department, [one]);
  }
  return [...byName]
    .sort(([a, own], [b, others]) => others.length - own.length || (a < b ? -1 : 1))
    .map(([department, own]) => ({
      department,
      received: own.filter(({ received }) => received).length,
      answered: own.filter(({ answered }) => answered).length,
      open: own.filter(({ open }) => open).length,
      overdue: own.filter(({ index }) => overdue.has(index)).length,
    }));
}
