import type { AnswerRecord } from './answer';
import type { RecognisedReport } from './fact';
import type { Finding, Message, NotEvaluatedReason, Tally } from './finding';
import type { OrganKind, TableId, TotalsMode } from './format';
import type { SheetVisibility } from './grid';

/** What one validation found out about one workbook. */
export interface Verdict {
  readonly report: RecognisedReport;
  readonly findings: readonly Finding[];
  /** All rules. */
  readonly checked: Tally;
  /** Only the reconciliation relations (勾稽关系): totals and balances. */
  readonly relations: Tally;
  readonly coverage: Coverage;
  readonly answers: AnswerRecord;
  /** Sheets that took part. */
  readonly sheets: readonly {
    readonly id: string;
    readonly name: string;
    readonly visibility: SheetVisibility;
  }[];
}

/** What the reconciliation relations were able to prove. A relation that cannot fail proves nothing. */
export interface Coverage {
  /** Every reconciliation relation of the form, in its order. */
  readonly relations: readonly CoveredRelation[];
  /** Control figures (核对数) that were compared with their totals. */
  readonly controls: number;
  /** Keys of broken relations whose wrong cells could not be told: too many, or the control figures contradict. */
  readonly notLocalised: readonly string[];
  /** The report of the year before, and how many of its figures rules compared; null where there is none. */
  readonly previous: {
    readonly year: number | null;
    readonly name: string;
    readonly compared: number;
  } | null;
}

export interface CoveredRelation {
  /** As in `Finding.explains`, such as `T3-SUM:naturalPerson`. */
  readonly key: string;
  readonly rule: string;
  readonly table: TableId;
  /** The relation in the clerk's words. */
  readonly name: Message;
  /**
   * compared: typed figures that could disagree · byConstruction: a formula makes it true, whatever is typed ·
   * notEvaluated: a figure is missing or cannot be read.
   */
  readonly status: 'compared' | 'byConstruction' | 'notEvaluated';
  /** Present for notEvaluated; a rule that could not run has no reason of the clerk's. */
  readonly reason?: NotEvaluatedReason;
}

/** What the clerk says when inserting the template. */
export interface TemplateRequest {
  readonly organ: string;
  readonly kind: OrganKind | null;
  readonly year: number;
  readonly totals: TotalsMode;
}

/** How the workbook stands with respect to our template, and the first sheet that is called a ledger, where one is. */
export type TemplateStatus = TemplateStage & { readonly ledgerSheet?: string };

type TemplateStage =
  | { readonly stage: 'none' }
  /** An insertion was interrupted; it can be finished or removed. */
  | { readonly stage: 'unfinished' }
  | { readonly stage: 'complete'; readonly canUndo: boolean }
  /** Made by a newer add-in; nothing is written. */
  | { readonly stage: 'newer' };
