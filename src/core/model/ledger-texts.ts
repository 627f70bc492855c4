import type { Applicant, CaseOutcome, CaseResult, DisputeField, LedgerDispute, LedgerField } from './ledger';

type Names<K extends string> = Readonly<Record<K, readonly string[]>>;

/** Words by which ledgers are read; of several the first is ours. */
export interface LedgerTexts {
  /** Headers of the columns. */
  readonly cases: Names<LedgerField>;
  readonly disputes: Names<DisputeField>;
  readonly applicants: Names<Applicant>;
  readonly outcomes: Names<CaseOutcome>;
  /** Number of each outcome in the form, such as 三4. */
  readonly outcomeNumbers: Readonly<Record<CaseOutcome, string>>;
  /** Headings that may stand before an outcome or an applicant, as in 不予公开-国家秘密. */
  readonly groups: readonly string[];
  readonly disputeTypes: Names<NonNullable<LedgerDispute['type']>>;
  readonly results: Names<CaseResult>;
  readonly yes: readonly string[];
}
