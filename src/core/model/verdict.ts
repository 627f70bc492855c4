import type { RecognisedReport } from './fact';
import type { Finding, Tally } from './finding';
import type { OrganKind, TotalsMode } from './format';
import type { SheetVisibility } from './grid';

/** What one validation found out about one workbook. */
export interface Verdict {
  readonly report: RecognisedReport;
  readonly findings: readonly Finding[];
  /** All rules. */
  readonly checked: Tally;
  /** Only the reconciliation relations (勾稽关系): totals and balances. */
  readonly relations: Tally;
  /** Relations that hold by construction because the total is a formula over exactly its parts. */
  readonly byConstruction: number;
  /** Sheets that took part. */
  readonly sheets: readonly {
    readonly id: string;
    readonly name: string;
    readonly visibility: SheetVisibility;
  }[];
}

/** What the clerk says when inserting the template. */
export interface TemplateRequest {
  readonly organ: string;
  readonly kind: OrganKind | null;
  readonly year: number;
  readonly totals: TotalsMode;
}

/** How the workbook stands with respect to our template. */
export type TemplateStatus =
  | { readonly stage: 'none' }
  /** An insertion was interrupted; it can be finished or removed. */
  | { readonly stage: 'unfinished' }
  | { readonly stage: 'complete'; readonly canUndo: boolean }
  /** Made by a newer add-in; nothing is written. */
  | { readonly stage: 'newer' };
