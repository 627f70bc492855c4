import type { Message } from '../../core/model/finding';
import type { DataPointId, Severity } from '../../core/model/format';
import type { CellPlace } from '../../core/model/grid';
import type { InsertOutcome, TargetComparison } from '../actions';
import type { CountedFigure, CountedRow, LedgerState } from '../ledger-actions';

/** check: differences and rows to look at · cases: cells and their cases · week: 周研判 · month: 月通报. */
export const TABS = ['check', 'cases', 'week', 'month'] as const;

export type Tab = (typeof TABS)[number];

/** What was looked up: the cases of a figure, the figures of a row, or a cell that is neither. */
export type LookedUp =
  | { readonly kind: 'figure'; readonly counted: CountedFigure }
  | { readonly kind: 'row'; readonly counted: CountedRow }
  | { readonly kind: 'neither'; readonly place: CellPlace | null };

/** The form of a new ledger; as typed. */
export interface LedgerForm {
  readonly year: number;
  readonly rows: string;
}

/** 用台账填表 before it writes: what would change, and which figures that differ are to be replaced. */
export interface Filling {
  readonly comparison: TargetComparison;
  readonly chosen: ReadonlySet<DataPointId>;
}

export interface LedgerPaneState {
  /** The year the ledger is read for. */
  readonly year: number;
  /** null where the workbook has no ledger; unread before the first reading. */
  readonly found: LedgerState | null | 'unread';
  /** True after edits that are not in `found`. */
  readonly outdated: boolean;
  readonly form: LedgerForm;
  readonly trouble: Message | null;
  /** What was inserted last, until it is closed or taken back. */
  readonly inserted: InsertOutcome | null;
  /** True while a list from elsewhere is brought in. */
  readonly importing: boolean;
  readonly tab: Tab;
  /** Only findings of this severity are shown; null shows all. */
  readonly only: Severity | null;
  readonly filling: Filling | null;
  /** The number makes the same one new. */
  readonly lookedUp: { readonly what: LookedUp; readonly turn: number } | null;
  /** Only cases with these words are listed; empty lists all. */
  readonly search: string;
}

export function noLedgerYet(year: number, formYear: number): LedgerPaneState {
  return {
    year,
    found: 'unread',
    outdated: false,
    form: { year: formYear, rows: '200' },
    trouble: null,
    inserted: null,
    importing: false,
    tab: 'check',
    only: null,
    filling: null,
    lookedUp: null,
    search: '',
  };
}

export type LedgerEvent =
  | { readonly type: 'read'; readonly found: LedgerState | null; readonly lookedUp: LookedUp | null }
  | { readonly type: 'edited' }
  | { readonly type: 'choseYear'; readonly year: number }
  | { readonly type: 'formEdited'; readonly form: Partial<LedgerForm> }
  | { readonly type: 'formRefused'; readonly trouble: Message }
  | { readonly type: 'inserted'; readonly outcome: InsertOutcome | null }
  | { readonly type: 'importing'; readonly importing: boolean }
  | { readonly type: 'wentTo'; readonly tab: Tab }
  | { readonly type: 'filtered'; readonly only: Severity | null }
  | { readonly type: 'asked'; readonly comparison: TargetComparison | null }
  | { readonly type: 'chose'; readonly chosen: ReadonlySet<DataPointId> }
  | { readonly type: 'lookedUp'; readonly what: LookedUp | null }
  | { readonly type: 'searched'; readonly search: string };

/** The next state. Pure. */
export function reduceLedger(state: LedgerPaneState, event: LedgerEvent): LedgerPaneState {
  switch (event.type) {
    case 'read': {
      const kept = event.lookedUp && state.lookedUp && { ...state.lookedUp, what: event.lookedUp };
      // What was asked about other figures is not asked any more.
      return { ...state, found: event.found, outdated: false, filling: null, lookedUp: kept };
    }
    case 'edited':
      return { ...state, outdated: state.found !== 'unread' };
    case 'choseYear':
      return { ...state, year: event.year };
    case 'formEdited':
      return { ...state, form: { ...state.form, ...event.form }, trouble: null };
    case 'formRefused':
      return { ...state, trouble: event.trouble };
    case 'inserted':
      return { ...state, inserted: event.outcome };
    case 'importing':
      return { ...state, importing: event.importing };
    case 'wentTo':
      return { ...state, tab: event.tab };
    case 'filtered':
      return { ...state, only: event.only };
    case 'asked':
      return { ...state, filling: event.comparison && { comparison: event.comparison, chosen: new Set() } };
    case 'chose':
      return state.filling ? { ...state, filling: { ...state.filling, chosen: event.chosen } } : state;
    case 'lookedUp': {
      const lookedUp = event.what && { what: event.what, turn: (state.lookedUp?.turn ?? 0) + 1 };
      return { ...state, tab: 'cases', lookedUp };
    }
    case 'searched':
      return { ...state, search: event.search };
  }
}
