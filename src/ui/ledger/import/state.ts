import {
  CASE_OUTCOMES,
  type Applicant,
  type CaseOutcome,
  type LedgerField,
} from '../../../core/model/ledger';
import type {
  ColumnProposal,
  ImportAnswers,
  ImportedList,
  ImportQuestion,
} from '../../../core/model/ledger-import';
import type { BroughtList } from '../../ledger-actions';

/** A list from elsewhere on its way into the ledger. */
export interface ListImportState {
  /** null until something was read. */
  readonly brought: BroughtList | null;
  /** Its columns as they are settled now. */
  readonly columns: readonly ColumnProposal[];
  /** Its cases by those columns; null while the columns are looked at. */
  readonly list: ImportedList | null;
  readonly answers: ImportAnswers;
  /** Cases whose number the ledger has, as indexes in `list.cases`. */
  readonly already: readonly number[];
  /** Those are added all the same. */
  readonly withAlready: boolean;
  readonly maskNames: boolean;
}

export const NO_ANSWERS: ImportAnswers = { outcomes: {}, applicants: {} };

export const NOTHING_BROUGHT: ListImportState = {
  brought: null,
  columns: [],
  list: null,
  answers: NO_ANSWERS,
  already: [],
  withAlready: false,
  maskNames: false,
};

export type ListImportEvent =
  | { readonly type: 'came'; readonly brought: BroughtList }
  | {
      readonly type: 'assigned';
      readonly column: number;
      /** null keeps its contents in the note. */
      readonly field: LedgerField | 'dropped' | null;
    }
  | { readonly type: 'settled'; readonly list: ImportedList; readonly already: readonly number[] }
  | { readonly type: 'wentBack' }
  | {
      readonly type: 'answered';
      readonly question: ImportQuestion;
      readonly meaning: CaseOutcome | Applicant | null;
    }
  | { readonly type: 'choseAlready'; readonly withAlready: boolean }
  | { readonly type: 'choseMask'; readonly maskNames: boolean }
  | { readonly type: 'left' };

/** The next state. Pure. */
export function reduceListImport(state: ListImportState, event: ListImportEvent): ListImportState {
  switch (event.type) {
    case 'came':
      return {
        ...NOTHING_BROUGHT,
        maskNames: state.maskNames,
        brought: event.brought,
        columns: event.brought.proposal.columns,
      };
    case 'assigned':
      return { ...state, columns: assigned(state.columns, event.column, event.field), list: null };
    case 'settled':
      return { ...state, list: event.list, already: event.already };
    case 'wentBack':
      return { ...state, list: null };
    case 'answered':
      return { ...state, answers: answered(state.answers, event.question, event.meaning) };
    case 'choseAlready':
      return { ...state, withAlready: event.withAlready };
    case 'choseMask':
      return { ...state, maskNames: event.maskNames };
    case 'left':
      return { ...NOTHING_BROUGHT, maskNames: state.maskNames };
  }
}

/** A field is taken from one column; only the note may come from several. */
function assigned(
  columns: readonly ColumnProposal[],
  column: number,
  field: LedgerField | 'dropped' | null,
): readonly ColumnProposal[] {
  return columns.map(({ dropped, ...one }) => {
    if (one.column === column) return { ...one, ...settledAs(field) };
    if (dropped) return { ...one, dropped };
    if (field === null || field === 'note' || one.field !== field) return one;
    return { ...one, field: null, confidence: null };
  });
}

function settledAs(
  field: LedgerField | 'dropped' | null,
): Pick<ColumnProposal, 'field' | 'confidence' | 'dropped'> {
  if (field === 'dropped') return { field: null, confidence: null, dropped: true };
  return { field, confidence: field === null ? null : 'certain' };
}

function answered(
  { outcomes, applicants }: ImportAnswers,
  { kind, key }: ImportQuestion,
  meaning: CaseOutcome | Applicant | null,
): ImportAnswers {
  const without = <K extends string>(all: Readonly<Record<string, K>>): Record<string, K> =>
    Object.fromEntries(Object.entries(all).filter(([text]) => text !== key));
  if (kind === 'outcome')
    return {
      outcomes: isOutcome(meaning) ? { ...outcomes, [key]: meaning } : without(outcomes),
      applicants,
    };
  return {
    outcomes,
    applicants:
      meaning === null || isOutcome(meaning) ? without(applicants) : { ...applicants, [key]: meaning },
  };
}

function isOutcome(meaning: CaseOutcome | Applicant | null): meaning is CaseOutcome {
  return (CASE_OUTCOMES as readonly (string | null)[]).includes(meaning);
}

/** What a text was said to mean; null while it is left blank. */
export function answerTo({ answers }: ListImportState, { kind, key }: ImportQuestion): string | null {
  const all: Readonly<Record<string, string>> = kind === 'outcome' ? answers.outcomes : answers.applicants;
  return Object.hasOwn(all, key) ? (all[key] ?? null) : null;
}

/** Questions that are left blank. */
export function unanswered(state: ListImportState): number {
  return state.list?.questions.filter((question) => answerTo(state, question) === null).length ?? 0;
}

/** Cases that would be added. */
export function addedCount({ list, already, withAlready }: ListImportState): number {
  return (list?.cases.length ?? 0) - (withAlready ? 0 : already.length);
}

/** Fields without which a case is not counted, or not known again. */
export const NEEDED = ['number', 'received', 'applicant', 'outcome', 'answered'] as const;

export function missingFields({ columns }: ListImportState): readonly (typeof NEEDED)[number][] {
  const taken = new Set(columns.map(({ field, dropped }) => (dropped ? null : field)));
  return NEEDED.filter((field) => !taken.has(field));
}

/** Whether a column was settled so for an earlier list. Heads are compared without blanks and notes in brackets. */
export function isRemembered({ brought }: ListImportState, { head, field }: ColumnProposal): boolean {
  const key = head
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^)]*\)$/, '');
  const settled = brought?.remembered ?? {};
  return key !== '' && Object.hasOwn(settled, key) && settled[key] === field;
}
