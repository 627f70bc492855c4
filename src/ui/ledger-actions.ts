import type { Message } from '../core/model/finding';
import type { DataPointId } from '../core/model/format';
import type { CellPlace } from '../core/model/grid';
import type { Day, Ledger, LedgerVerdict } from '../core/model/ledger';
import type { ColumnMapping, ImportAnswers, ImportedList, ListProposal } from '../core/model/ledger-import';
import type { MonthReview, WeekReview } from '../core/model/ledger-review';
import type { DifferentFigure, ImportInput, InsertOutcome, TargetComparison, Written } from './outcomes';

/** 台账: the ledger of applications of the workbook. Every method rejects with a GoujiError. */
export interface LedgerActions {
  /** By the injected clock. */
  readonly today: Day;

  /** What the ledger says about a year; null where no sheet of the workbook is one. @throws CANCELLED */
  read(year: number, signal?: AbortSignal): Promise<LedgerState | null>;

  /** Adds the sheets 申请台账, 复议诉讼台账 and 节假日 under free names; what is there already is left alone. */
  insert(request: LedgerRequest): Promise<InsertOutcome>;
  /** Takes back what was added last. @throws INSERT_CHANGED once anything was typed there, NOTHING_TO_UNDO */
  undoInsert(): Promise<void>;

  /** Figures of the ledger beside those of 表三 and 表四; nothing is written. @throws NO_TABLES */
  compare(state: LedgerState): Promise<TargetComparison>;
  /** Writes them: blanks are filled, of those that differ only the chosen are replaced, formulas stay. @throws NO_TABLES */
  fill(state: LedgerState, choice: readonly DifferentFigure[]): Promise<Written>;

  /** Which figure of 表三 or 表四 stands in a cell; null for another cell. */
  figureAt(state: LedgerState, place: CellPlace): DataPointId | null;
  /** Name of a figure: its table, row and column. */
  where(point: DataPointId): Message;
  /** The rows of the ledger that a figure counts, with the reason; the value is that of the ledger. */
  casesOf(state: LedgerState, point: DataPointId): CountedFigure;
  /** The application or dispute that a cell of the ledger belongs to; null for another cell. */
  caseAt(state: LedgerState, place: CellPlace): LedgerRow | null;
  /** The figures that count a row of the ledger, and why; with why not where none does. */
  countedIn(state: LedgerState, row: LedgerRow): CountedRow;

  week(state: LedgerState): WeekReview;
  /** @param month  1 to 12 of the year of the state */
  month(state: LedgerState, month: number): MonthReview;
  /** Adds a sheet to print. */
  insertReview(state: LedgerState, review: WeekReview | MonthReview): Promise<InsertOutcome>;

  /** A list of applications from any system, with a proposal for its columns; null where there is none. */
  readList(input: ImportInput, signal?: AbortSignal): Promise<BroughtList | null>;
  /** Its cases with the columns settled; mapping and answers may be changed and asked again. @throws CANCELLED */
  importList(
    brought: BroughtList,
    proposal: ListProposal,
    answers: ImportAnswers,
    signal?: AbortSignal,
  ): Promise<ImportedList>;
  /** How the columns were settled, to be proposed for the next list; kept on this computer where it allows that. */
  remember(proposal: ListProposal): void;
  /** Cases to be added that the ledger has already, by number, as indexes in `list.cases`. */
  alreadyThere(state: LedgerState | null, list: ImportedList): readonly number[];
  /**
   * Adds cases to the ledger below its last row, or with new sheets where there is none; what stands there is left
   * alone.
   */
  addCases(state: LedgerState | null, list: ImportedList, options: AddCases): Promise<AddedCases>;
}

export interface LedgerRequest {
  readonly year: number;
  /** 脱敏: names of applicants are written masked. */
  readonly maskNames: boolean;
  /** Rows prepared for applications. */
  readonly rows: number;
}

/** The ledger as it was read, with all that follows from it. */
export interface LedgerState {
  readonly year: number;
  readonly ledger: Ledger;
  readonly verdict: LedgerVerdict;
  /** Data point of each cell of 表三 and 表四, by `<sheet id>!<cell>`; empty without tables. */
  readonly cells: ReadonlyMap<string, CellPlace & { readonly point: DataPointId }>;
  /** Sheets that have headings of a ledger too and were not read. */
  readonly otherSheets: readonly string[];
}

export interface LedgerRow {
  readonly list: 'cases' | 'disputes';
  /** Index in that list of the ledger. */
  readonly index: number;
}

export interface CountedFigure {
  readonly point: DataPointId;
  readonly value: number;
  /** The cell of the tables; null without one. */
  readonly place: CellPlace | null;
  readonly rows: readonly {
    readonly row: LedgerRow;
    readonly place: CellPlace;
    readonly reason: Message;
  }[];
}

export interface CountedRow {
  readonly row: LedgerRow;
  readonly place: CellPlace;
  readonly counted: readonly {
    readonly point: DataPointId;
    readonly place: CellPlace | null;
    readonly reason: Message;
  }[];
  /** Why it counts nowhere; null where it does. */
  readonly notCounted: Message | null;
}

/** A list from elsewhere, as read. */
export interface BroughtList {
  readonly name: string;
  readonly proposal: ListProposal;
  /** Settled for an earlier list and used here. */
  readonly remembered: ColumnMapping;
  /** Contents of the first rows of each column, to recognise it by: at most three, as text. */
  readonly samples: readonly (readonly string[])[];
  /** What the actions keep about it. */
  readonly source: unknown;
}

export interface AddCases {
  readonly year: number;
  readonly maskNames: boolean;
  /** Cases left out, as indexes in `list.cases`. */
  readonly without: readonly number[];
}

export type AddedCases =
  | { readonly kind: 'inserted'; readonly outcome: InsertOutcome }
  | { readonly kind: 'appended'; readonly written: Written };
