import type { DataPointId, Severity, TableId } from './format';
import type { CellPlace } from './grid';
import type { Answer } from './answer';

/** Wording by key of the message catalogue, with the values to fill in; a value may be wording itself. */
export interface Message {
  readonly key: string;
  readonly values: Readonly<Record<string, MessageValue>>;
}

export type MessageValue = string | number | Message;

/** One thing the clerk should see: where, what it says, what it should say. */
export interface Finding {
  /** Same finding, same id, also after an edit elsewhere. */
  readonly id: string;
  /** Plain rule id such as T3-BAL, or the code of a cell notice such as TEXT_NUMBER. */
  readonly rule: string;
  readonly severity: Severity;
  readonly table: TableId | null;
  /** Points concerned, first the one to look at. */
  readonly points: readonly DataPointId[];
  /** Cells concerned, in the order of `points` where they have one; label troubles point at labels. */
  readonly cells: readonly CellPlace[];
  /** How many of `cells`, from the first, are marked strongly; the others faintly. */
  readonly strong: number;
  readonly message: Message;
  /**
   * Row and column labels of the form, shortened for a heading, such as （七）总计 and 自然人; a part that has no
   * label is empty. Absent where no single row or column is meant.
   */
  readonly where?: { readonly row: string; readonly column: string };
  /**
   * Relations broken by the same cause and therefore not reported on their own, as `T3-SUM:naturalPerson`. A finding
   * about a cell lists all that hold again once it is mended, one about a relation those besides itself.
   */
  readonly explains: readonly string[];
  /** The sentence concerned, for findings about the text of a document. */
  readonly quote?: Quote;
  /** For a text that is like last year's: the words that both have. */
  readonly passages?: readonly SamePassage[];
  /** Clause or notice the rule comes from. */
  readonly source: string;
  /** What the clerk answered; absent while nobody has. Errors are never answered, they are mended. */
  readonly answer?: Answer;
  /**
   * The smallest sets of cells whose change would let every relation concerned hold, best first; absent where no
   * cell was looked for, or none could be told.
   */
  readonly repairs?: readonly Repair[];
  /** How many equally small repairs exist beyond those listed in `repairs`. */
  readonly furtherRepairs?: number;
}

/** A sentence of a document, cut where it is long, and where it stands. */
export interface Quote {
  readonly text: string;
  /** Line of the source, or paragraph where it has no lines; from 1. */
  readonly line: number;
  /** Page of the source, from 1, where it has pages. */
  readonly page?: number;
}

/** A passage that stands in this text and in last year's; whole, and each as it stands: figures may differ. */
export interface SamePassage {
  readonly here: Quote;
  readonly before: Quote;
}

/** Cells that are wrong together. */
export type Repair = readonly Suspect[];

/** A cell that may be wrong, and what would make the relations hold. */
export interface Suspect {
  readonly point: DataPointId;
  readonly place: CellPlace;
  /** Row and column labels as in `Finding.where`. */
  readonly where: { readonly row: string; readonly column: string };
  /** What it says; null for a blank. */
  readonly is: number | null;
  /** What it should say, in the unit of the cell; null where the relations leave more than one figure possible. */
  readonly shouldBe: number | null;
  /** Why it probably went wrong, as one sentence; null where nothing is known. */
  readonly reason: Message | null;
  /** What 改为 would write; null where the cell holds a formula of the clerk's, which is never written over. */
  readonly write: { readonly value: number } | { readonly formula: string } | null;
}

/** Result of one rule instance. A rule that could not run never counts as passed. */
export type Outcome =
  | { readonly status: 'passed' }
  | { readonly status: 'failed'; readonly left: number; readonly right: number }
  | {
      readonly status: 'notEvaluated';
      readonly reason: NotEvaluatedReason;
      readonly points: readonly DataPointId[];
    }
  | { readonly status: 'ruleError'; readonly cause: string };

export type NotEvaluatedReason =
  | 'missingFigure'
  | 'unreadableFigure'
  | 'blankTotal'
  | 'unknownOrganKind'
  | 'unknownYear'
  | 'unknownTotalsMode'
  /** The other report is not that of the year before. */
  | 'otherYear';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly notEvaluated: number;
  readonly ruleError: number;
}

/** Verdict on one workbook: findings in the order of the form, and how much was checked. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly checked: Tally;
}
