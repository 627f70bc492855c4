import type { CellPlace } from './grid';
import type { Applicant, CaseOutcome, LedgerCase, LedgerField, LedgerTrouble } from './ledger';

/** How sure a column is its field: its head is one of ours or known, or only holds a known word. */
export type Confidence = 'certain' | 'likely';

export interface ColumnProposal {
  /** Column of the sheet, from 0. */
  readonly column: number;
  /** Head as it stands, lines joined. */
  readonly head: string;
  /** null for a column that no field takes: its contents go to the note. */
  readonly field: LedgerField | null;
  readonly confidence: Confidence | null;
  /** Its contents are not taken at all, not even in the note: what tells who and where a person is. */
  readonly dropped?: true;
  /** Other fields it could be. */
  readonly others: readonly LedgerField[];
}

/** A list found in a file, with a proposal for each of its columns. */
export interface ListProposal {
  readonly sheetId: string;
  readonly sheet: string;
  /** Row of the heads, from 0. */
  readonly headRow: number;
  /** Rows below the heads that say anything. */
  readonly rows: number;
  readonly columns: readonly ColumnProposal[];
}

/** Field of each head, by the head as it is compared; plain data, to be kept for the next list of the same system. */
export type ColumnMapping = Readonly<Record<string, LedgerField | null>>;

/** What texts of a list mean, as answered; keys are texts as they are compared. */
export interface ImportAnswers {
  readonly outcomes: Readonly<Record<string, CaseOutcome>>;
  readonly applicants: Readonly<Record<string, Applicant>>;
}

/** A text that may mean several things, asked once however often it stands. */
export interface ImportQuestion {
  readonly kind: 'outcome' | 'applicant';
  /** Key for `ImportAnswers`. */
  readonly key: string;
  readonly text: string;
  /** The most probable first; all may be chosen where none is given. */
  readonly candidates: readonly (CaseOutcome | Applicant)[];
  readonly places: readonly CellPlace[];
}

export interface ImportedList {
  /** A case a row; `row` is that of the source. What is asked or cannot be read is null and stands in the note. */
  readonly cases: readonly LedgerCase[];
  readonly questions: readonly ImportQuestion[];
  readonly troubles: readonly LedgerTrouble[];
}

/** A text of a list and what it means. */
export interface Reading<K extends string> {
  /** Regular expression on the text as labels are compared. */
  readonly pattern: string;
  /** One means it does; several are asked. */
  readonly means: readonly K[];
  /** Article or document that it rests on, or why it is asked. */
  readonly source: string;
}

export interface ImportTexts {
  /** Heads of columns that a ledger must not keep: identity numbers, telephones, addresses. */
  readonly personal: string;
  /** Words in heads by which a column is likely its field; the first that fits counts. */
  readonly heads: readonly { readonly pattern: string; readonly field: LedgerField }[];
  readonly outcomes: readonly Reading<CaseOutcome>[];
  readonly applicants: readonly Reading<Applicant>[];
  /** Between the head and the content of a column kept in the note, and between such entries. */
  readonly note: { readonly of: string; readonly then: string };
}
