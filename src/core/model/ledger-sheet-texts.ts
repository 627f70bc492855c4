import type { Applicant, CaseOutcome, CaseResult, LedgerDispute } from './ledger';

/** Columns of the sheet 申请台账 that are reckoned, never read. */
export const RECKONED_COLUMNS = ['due', 'left', 'overdue', 'reconsiderations', 'suits'] as const;
/** Columns right of the list: what the due date is reckoned from. */
export const HELPER_COLUMNS = ['base', 'paused'] as const;

export type ReckonedColumn = (typeof RECKONED_COLUMNS)[number] | (typeof HELPER_COLUMNS)[number];

/** Wording of the sheets of the ledger. They are the clerk's, and Chinese in every language of the interface. */
export interface LedgerSheetTexts {
  readonly sheets: { readonly cases: string; readonly disputes: string; readonly holidays: string };
  /** Names of their tables: letters, digits and _. */
  readonly tables: { readonly cases: string; readonly disputes: string };
  readonly titles: { readonly cases: string; readonly disputes: string; readonly holidays: string };
  readonly hints: {
    readonly cases: readonly string[];
    readonly disputes: readonly string[];
    readonly holidays: readonly string[];
  };
  /** Label of the day that the sheet reckons to. */
  readonly today: string;
  readonly reckoned: Readonly<Record<ReckonedColumn, string>>;
  /** Head of the column of 复议诉讼台账 that finds the application again. */
  readonly foundCase: string;
  readonly noSuchCase: string;
  readonly waitingCorrection: string;
  readonly waitingPayment: string;
  readonly badReceipt: string;
  /** Before and after the year that has no table. */
  readonly noCalendar: readonly [string, string];
  readonly yes: string;
  readonly no: string;
  readonly channels: readonly string[];
  readonly services: readonly string[];
  readonly applicants: Readonly<Record<Applicant, string>>;
  readonly outcomes: Readonly<Record<CaseOutcome, string>>;
  readonly disputeTypes: Readonly<Record<NonNullable<LedgerDispute['type']>, string>>;
  readonly results: Readonly<Record<CaseResult, string>>;
  readonly holidays: {
    readonly off: string;
    readonly work: string;
    readonly year: string;
    readonly source: string;
    /** What the source of a year is that the office filled in. */
    readonly office: string;
    readonly workdays: string;
    readonly position: string;
    readonly from: string;
    readonly to: string;
    readonly count: string;
    readonly lists: readonly [string, string];
  };
  readonly messages: {
    readonly date: Dialogue;
    readonly applicant: Dialogue;
    readonly outcome: Dialogue;
    readonly channel: Dialogue;
    readonly service: Dialogue;
    readonly extension: Dialogue;
    readonly fee: Dialogue;
    readonly type: Dialogue;
    readonly result: Dialogue;
    readonly yes: Dialogue;
  };
  readonly footer: string;
}

/** Shown where an entry is refused. */
export interface Dialogue {
  readonly title: string;
  readonly message: string;
}
