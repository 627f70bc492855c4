import type { Message } from './finding';
import type { Applicant, CaseOutcome, Day, DueStatus } from './ledger';

/** 周研判: the applications that are not answered, by what is to be done about them in the week of a day. */
export interface WeekReview {
  readonly today: Day;
  /** Monday and Sunday of the week. */
  readonly from: Day;
  readonly to: Day;
  /** Groups in this order; one without cases is empty. */
  readonly groups: readonly ReviewGroup[];
}

/**
 * overdue: the due date is over · thisWeek: due from today to Sunday · nextWeek: in the week after · later · waiting: for
 * the applicant, a third party or a payment · unknown: no receipt date or no calendar.
 */
export const REVIEW_GROUPS = ['overdue', 'thisWeek', 'nextWeek', 'later', 'waiting', 'unknown'] as const;

export type ReviewGroupKind = (typeof REVIEW_GROUPS)[number];

export interface ReviewGroup {
  readonly kind: ReviewGroupKind;
  /** The most urgent first. */
  readonly cases: readonly ReviewedCase[];
}

export interface ReviewedCase {
  /** Index in `Ledger.cases`. */
  readonly index: number;
  readonly status: DueStatus;
  /** null while there is none. */
  readonly due: Day | null;
  /** Working days from today, below 0 once it is over; null without a due date. */
  readonly left: number | null;
  /** What comes next, in words: whom it waits for, or what to do. */
  readonly next: Message;
}

/** 月通报: one month of a ledger. Counts are applications. */
export interface MonthReview {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly from: Day;
  readonly to: Day;
  /** Day that open and overdue are told of: the end of the month, or today where the month is not over. */
  readonly asOf: Day;
  readonly received: number;
  readonly answered: number;
  /** Not answered at the end of the month. */
  readonly open: number;
  /** Of those, over their due date at the end of the month, or today where the month is not over. */
  readonly overdue: number;
  readonly byApplicant: Readonly<Record<Applicant, { readonly received: number; readonly answered: number }>>;
  /** Applications without a kind of applicant, which 表三 does not count. */
  readonly withoutApplicant: { readonly received: number; readonly answered: number };
  /** Outcomes of what was answered, in the order of the form, those of none left out; null is an answer without outcome. */
  readonly byOutcome: readonly { readonly outcome: CaseOutcome | null; readonly count: number }[];
  /** Of what was answered and has a receipt date and a calendar; null where nothing has. */
  readonly duration: MonthDuration | null;
  /** By department in charge, the largest first; empty text where none is named. */
  readonly byDepartment: readonly {
    readonly department: string;
    readonly received: number;
    readonly answered: number;
    readonly open: number;
    readonly overdue: number;
  }[];
  /** What was answered after its due date in this month, in the order of the ledger. */
  readonly late: readonly LateAnswer[];
}

export interface LateAnswer {
  /** Index in `Ledger.cases`. */
  readonly index: number;
  readonly due: Day;
  readonly answered: Day;
  /** Working days too late, at least 1. */
  readonly days: number;
}

/** Working days from the receipt that counts to the answer, those not counted left out. */
export interface MonthDuration {
  readonly cases: number;
  readonly median: number;
  readonly longest: number;
  /** Answered in time. */
  readonly inTime: number;
}
