import type { ReviewGroupKind } from './ledger-review';

/**
 * Wording of the sheets 周研判 and 月通报. They are the clerk's, and Chinese in every language of the interface.
 * Names in {braces} are filled in.
 */
export interface ReviewTexts {
  readonly sheets: { readonly week: string; readonly month: string };
  readonly titles: { readonly week: string; readonly month: string };
  readonly groups: Readonly<Record<ReviewGroupKind, string>>;
  readonly week: {
    /** What the sheet is: days of the week, and how many are open. */
    readonly what: string;
    /** A group with its number of cases, and what stands between two in a line. */
    readonly group: string;
    readonly between: string;
    readonly none: string;
    readonly late: string;
    readonly heads: Readonly<Record<WeekColumn, string>>;
  };
  readonly month: {
    readonly what: string;
    readonly running: string;
    readonly blocks: Readonly<Record<MonthBlock, string>>;
    readonly heads: Readonly<Record<MonthColumn, string>>;
    readonly withoutApplicant: string;
    readonly withoutOutcome: string;
    readonly withoutDepartment: string;
    readonly noAnswer: string;
    readonly noDuration: string;
    readonly total: string;
  };
  /** Stands after a text that was too long. */
  readonly more: string;
  readonly footer: string;
}

export const WEEK_COLUMNS = [
  'number',
  'received',
  'due',
  'left',
  'department',
  'applicantName',
  'summary',
  'next',
] as const;

export type WeekColumn = (typeof WEEK_COLUMNS)[number];

export type MonthBlock = 'sums' | 'applicants' | 'outcomes' | 'duration' | 'departments' | 'late';

export type MonthColumn =
  | 'received'
  | 'answered'
  | 'open'
  | 'overdue'
  | 'count'
  | 'applicant'
  | 'outcome'
  | 'cases'
  | 'inTime'
  | 'median'
  | 'longest'
  | 'department'
  | 'number'
  | 'receivedOn'
  | 'dueOn'
  | 'answeredOn'
  | 'daysLate';
