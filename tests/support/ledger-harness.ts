import { formats } from '../../src/catalogue/formats';
import { GoujiError } from '../../src/core/errors';
import { wordsOf } from '../../src/core/findings/words';
import { formOf } from '../../src/core/form/form';
import { countingOf, listOf, placeOfRow, reasonIn, rowAt } from '../../src/core/ledger/counted';
import { monthReview, weekReview } from '../../src/core/ledger/review';
import { tallyLedger } from '../../src/core/ledger/tally';
import type { Ledger } from '../../src/core/model/ledger';
import { judgeLedger } from '../../src/ledger';
import type { InsertOutcome, TargetComparison, Written } from '../../src/ui/actions';
import type { LedgerActions, LedgerState } from '../../src/ui/ledger-actions';
import { CALENDAR, ledgerOf } from './ledger-builder';
import { reportOf, type Figures } from './report-builder';

export const TODAY = '2026-01-20';
export const YEAR = 2025;

type Method = 'read' | 'insert' | 'undoInsert' | 'compare' | 'fill' | 'insertReview';

/** A workbook with a ledger whose tables hold known figures; judged and looked up as in the product. */
export interface LedgerHarness {
  readonly actions: LedgerActions;
  /** null where the workbook has none. */
  ledger: Ledger | null;
  /** Of 表三 and 表四; null without tables. */
  figures: Figures | null;
  reportYear: number;
  otherSheets: readonly string[];
  comparison: TargetComparison;
  written: Written;
  /** Every call in order, the method and what it was given. */
  readonly calls: readonly (readonly [Method, unknown])[];
  callsOf(method: Method): readonly unknown[];
  failNext(method: Method, error: Error): void;
  /** Calls of the method wait until the returned function is called. */
  hold(method: Method): () => void;
}

const words = wordsOf(formats.map(formOf));

/** The figures of a ledger, as tables that agree with it. */
export function tablesOf(ledger: Ledger): Figures {
  return Object.fromEntries(tallyLedger(ledger, YEAR).map(({ point, value }) => [point, value]));
}

export function ledgerHarness(given: Partial<LedgerHarness> = {}): LedgerHarness {
  const calls: (readonly [Method, unknown])[] = [];
  const failures = new Map<Method, Error>();
  const gates = new Map<Method, Promise<void>>();

  async function answer<Value>(
    method: Method,
    argument: unknown,
    value: () => Value,
    signal?: AbortSignal,
  ): Promise<Value> {
    calls.push([method, argument]);
    await (gates.has(method) ? Promise.race([gates.get(method), aborted(signal)]) : Promise.resolve());
    const error = failures.get(method);
    failures.delete(method);
    if (error) throw error;
    return value();
  }

  function stateOf(year: number): LedgerState | null {
    const { ledger, figures, reportYear, otherSheets } = harness;
    if (!ledger) return null;
    const report = figures ? reportOf(figures, { year: reportYear }) : null;
    const facts = [...(report?.facts.values() ?? [])];
    return {
      year,
      ledger,
      verdict: judgeLedger(ledger, report, { year, today: TODAY }),
      cells: new Map(
        facts.map(({ place, point }) => [`${place.sheetId}!${place.cell}`, { ...place, point }] as const),
      ),
      otherSheets,
    };
  }

  const cellOf = ({ cells }: LedgerState, point: string) =>
    [...cells.values()].find((cell) => cell.point === point) ?? null;

  const outcomeOf = (sheets: readonly string[]): InsertOutcome => ({ sheets, leftOut: [] });

  const actions: LedgerActions = {
    today: TODAY,
    read: (year, signal) => answer('read', year, () => stateOf(year), signal),
    insert: (request) =>
      answer('insert', request, () => {
        harness.ledger = ledgerOf([]);
        return outcomeOf(['申请台账', '复议诉讼台账', '节假日']);
      }),
    undoInsert: () =>
      answer('undoInsert', undefined, () => {
        harness.ledger = null;
      }),
    compare: (state) => answer('compare', state, () => harness.comparison),
    fill: (_, choice) =>
      answer(
        'fill',
        choice.map(({ point }) => point),
        () => harness.written,
      ),
    figureAt: ({ cells }, { sheetId, cell }) => cells.get(`${sheetId}!${cell}`)?.point ?? null,
    where: (point) => words.place(point),
    casesOf(state, point) {
      const { ledger, verdict, year } = state;
      const rows = verdict.figures.find((figure) => figure.point === point)?.rows ?? [];
      return {
        point,
        value: rows.length,
        place: cellOf(state, point),
        rows: rows.flatMap((index) => {
          const row = { list: listOf(point), index };
          const place = placeOfRow(ledger, row);
          const reason = reasonIn(point, countingOf(ledger, row, year, '2021').counted);
          return place && reason ? [{ row, place, reason }] : [];
        }),
      };
    },
    caseAt: ({ ledger }, place) => rowAt(ledger, place),
    countedIn(state, row) {
      const place = placeOfRow(state.ledger, row);
      if (!place) throw new GoujiError('NO_LEDGER');
      const { counted, notCounted } = countingOf(state.ledger, row, state.year, '2021');
      return {
        row,
        place,
        counted: counted.map((one) => ({ ...one, place: cellOf(state, one.point) })),
        notCounted,
      };
    },
    week: ({ ledger, verdict }) => weekReview(ledger, verdict.due, { today: TODAY }),
    month: ({ ledger, year }, month) =>
      monthReview(ledger, { year, month, today: TODAY, calendar: CALENDAR }),
    insertReview: (_, review) => answer('insertReview', review, () => outcomeOf(['周研判'])),
    readList: () => Promise.resolve(null),
    importList: () => {
      throw new GoujiError('NO_TEXT');
    },
    remember: () => undefined,
    alreadyThere: () => [],
    addCases: () => Promise.reject(new GoujiError('NO_LEDGER')),
  };

  const harness: LedgerHarness = {
    actions,
    ledger: null,
    figures: null,
    reportYear: YEAR,
    otherSheets: [],
    comparison: { same: 0, fill: 0, different: [], formulas: 0, noPlace: 0 },
    written: { count: 0, refused: 0, undo: [] },
    calls,
    callsOf: (method) => calls.filter(([name]) => name === method).map(([, argument]) => argument),
    failNext: (method, error) => void failures.set(method, error),
    hold(method) {
      let open: () => void = () => undefined;
      gates.set(method, new Promise((resolve) => (open = resolve)));
      return () => {
        gates.delete(method);
        open();
      };
    },
    ...given,
  };
  return harness;
}

function aborted(signal?: AbortSignal): Promise<void> {
  return new Promise((_, reject) =>
    signal?.addEventListener('abort', () => reject(new GoujiError('CANCELLED')), { once: true }),
  );
}
