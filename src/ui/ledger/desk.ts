import type { Message } from '../../core/model/finding';
import type { DataPointId } from '../../core/model/format';
import type { CellPlace } from '../../core/model/grid';
import type { MonthReview, WeekReview } from '../../core/model/ledger-review';
import type { InsertOutcome } from '../actions';
import type { AddedCases, LedgerActions, LedgerRow, LedgerState } from '../ledger-actions';
import type { LedgerSurroundings } from '../ledger-part';
import type { PartProgress, PartWritten } from '../state/state';
import { nextTask } from '../dom/next-task';
import { createStore } from '../state/store';
import type { Store } from '../state/store';
import { otherYearOf } from './findings';
import { MOST_ROWS, readRows } from './form';
import { createListImportDesk, type ListImportDesk } from './import';
import { noLedgerYet, reduceLedger } from './state';
import type { LedgerEvent, LedgerPaneState, LookedUp } from './state';

/** Reads the ledger, has it compared and looked up, and writes after a click. */
export interface LedgerDesk {
  readonly store: Store<LedgerPaneState, LedgerEvent>;
  readonly tools: LedgerActions;
  /** Brings in a list from elsewhere. */
  readonly lists: ListImportDesk;
  /**
   * Somebody came to the view: what was never read, or was edited since, is read.
   * @param reportYear  the year of the tables of the workbook; null where it is not known
   */
  arrive(reportYear: number | null): void;
  /** Something was written by the pane, whatever it was: reads again without a word where that is new. */
  saw(work: object | null): void;
  read(): Promise<void>;
  readYear(year: number): Promise<void>;
  /** Reads again beside the work under way; trouble leaves the ledger marked as outdated. */
  refresh(): Promise<void>;
  insert(): Promise<void>;
  /** Sheets that were added, with the way back; null once that was read. */
  tellInserted(outcome: InsertOutcome | null): void;
  undoInsert(): Promise<void>;
  /** Adds a sheet to print. */
  print(review: WeekReview | MonthReview): Promise<void>;
  /** Asks what 用台账填表 would change. */
  compare(): Promise<void>;
  fill(): Promise<void>;
  lookUpSelection(): Promise<void>;
  lookUpFigure(point: DataPointId): void;
  lookUpRow(row: LedgerRow): void;
  reveal(place: CellPlace): void;
  revealRow(row: LedgerRow): void;
  /** Work that the pane waits for and tells of. */
  work(doing: string, act: (progress: PartProgress) => Promise<PartWritten | null | void>): Promise<void>;
  stop(): void;
}

const AGAIN_AFTER_MS = 200;
/** Until the end of this month the report of last year is what a ledger is for. */
const REPORT_IS_DUE = 3;

export function createLedgerDesk({
  actions,
  tools,
  controller,
  send,
  arrivals,
}: LedgerSurroundings): LedgerDesk {
  const thisYear = Number(tools.today.slice(0, 4));
  const isReportDue = Number(tools.today.slice(5, 7)) <= REPORT_IS_DUE;
  const store = createStore<LedgerPaneState, LedgerEvent>(
    reduceLedger,
    noLedgerYet(isReportDue ? actions.defaultYear : thisYear, thisYear),
  );
  const lists = createListImportDesk({
    tools,
    controller,
    send,
    found: foundNow,
    year: () => store.get().form.year,
    onAdded: added,
  });
  const stopArrivals = arrivals.subscribe(({ files }) => {
    store.send({ type: 'importing', importing: true });
    lists.take(files.map((file) => ({ file })));
  });
  let turn = 0;
  /** True once somebody, or the tables, said which year is wanted. */
  let isYearKnown = false;
  let isReading = false;
  const seen = new WeakSet();
  let stopped = false;
  let stopWatching: Promise<(() => Promise<void>) | null> | null = null;

  // ---- reading ---------------------------------------------------------------------------------------------------

  /** What is asked while other work is under way is read after it. */
  async function read(): Promise<void> {
    isReading = true;
    let begun = false;
    await work(
      'pane.ledger.reading',
      async ({ signal }) => {
        begun = true;
        await readNow(signal);
      },
      true,
    );
    isReading = false;
    if (begun || stopped) return;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    await read();
  }

  async function readNow(signal?: AbortSignal): Promise<void> {
    const own = (turn += 1);
    let found = await tools.read(store.get().year, signal);
    const year = found && !isYearKnown ? yearWithCases(found, thisYear) : store.get().year;
    isYearKnown ||= found !== null;
    if (year !== store.get().year) {
      store.send({ type: 'choseYear', year });
      found = await tools.read(year, signal);
    }
    if (own !== turn || stopped) return;
    store.send({ type: 'read', found, lookedUp: found && lookedUpAgain(found) });
    watchEdits();
  }

  function foundNow(): LedgerState | null {
    const { found } = store.get();
    return found === 'unread' ? null : found;
  }

  async function refresh(): Promise<void> {
    try {
      await readNow();
    } catch {
      store.send({ type: 'edited' });
    }
  }

  /** The same figure in the ledger as it is now; rows may have moved, and are looked up by their number. */
  function lookedUpAgain(found: LedgerState): LookedUp | null {
    const what = store.get().lookedUp?.what;
    if (what?.kind === 'figure') return figureOf(found, what.counted.point);
    if (what?.kind !== 'row') return null;
    const { list, index } = what.counted.row;
    const { number = '' } = foundNow()?.ledger[list][index] ?? {};
    const [now, ...others] = found.ledger[list].flatMap((one, at) => (one.number === number ? [at] : []));
    return number === '' || now === undefined || others.length > 0
      ? null
      : rowOf(found, { list, index: now });
  }

  function watchEdits(): void {
    stopWatching ??= actions.watch(() => store.send({ type: 'edited' })).catch(() => null);
  }

  // ---- looking up ------------------------------------------------------------------------------------------------

  function figureOf(found: LedgerState, point: DataPointId): LookedUp {
    return { kind: 'figure', counted: tools.casesOf(found, point) };
  }

  function rowOf(found: LedgerState, row: LedgerRow): LookedUp {
    return { kind: 'row', counted: tools.countedIn(found, row) };
  }

  function lookUp(find: (found: LedgerState) => LookedUp): void {
    const found = foundNow();
    if (!found) return;
    const what = find(found);
    store.send({ type: 'lookedUp', what });
    say('pane.ledger.said.lookedUp', { count: what.kind === 'figure' ? what.counted.rows.length : 1 });
  }

  function atPlace(found: LedgerState, place: CellPlace | null): LookedUp {
    const point = place && tools.figureAt(found, place);
    if (point !== null) return figureOf(found, point);
    const row = place && tools.caseAt(found, place);
    return row ? rowOf(found, row) : { kind: 'neither', place };
  }

  // ---- work that the pane waits for ------------------------------------------------------------------------------

  const work = (
    doing: string,
    act: (progress: PartProgress) => Promise<PartWritten | null | void>,
    cancellable = false,
  ): Promise<void> =>
    controller.perform({
      kind: 'part',
      doing,
      cancellable,
      work: async (progress) => (await act(progress)) ?? null,
    });

  /** Does something with the ledger as it was read; nothing before it is. */
  const withFound = async (
    doing: string,
    act: (found: LedgerState) => Promise<PartWritten | null | void>,
  ) => {
    const found = foundNow();
    if (found) await work(doing, () => act(found));
  };

  async function insert(): Promise<void> {
    const { form } = store.get();
    const rows = readRows(form.rows);
    if (rows === null) return store.send({ type: 'formRefused', trouble: WRONG_ROWS });
    const { year } = form;
    let isDone = false;
    await work('pane.ledger.inserting', async () => {
      const outcome = await tools.insert({ year, rows, maskNames: false });
      chooseYear(year);
      store.send({ type: 'inserted', outcome });
      await readNow();
      isDone = true;
    });
    if (isDone) void controller.perform({ kind: 'look' });
  }

  /** A list was added: new sheets are told here, cases in the ledger by the pane, and we read again then. */
  async function added(what: AddedCases): Promise<void> {
    store.send({ type: 'importing', importing: false });
    if (what.kind !== 'inserted') return;
    store.send({ type: 'inserted', outcome: what.outcome });
    await readNow();
    void nextTask().then(() => controller.perform({ kind: 'look' })); // after this job
  }

  function chooseYear(year: number): void {
    isYearKnown = true;
    store.send({ type: 'choseYear', year });
  }

  const fill = (): Promise<void> =>
    withFound('pane.ledger.filling', async (found) => {
      const { filling } = store.get();
      if (!filling) return;
      const choice = filling.comparison.different.filter(({ point }) => filling.chosen.has(point));
      const written = await tools.fill(found, choice);
      store.send({ type: 'asked', comparison: null });
      if (written.count === 0) await refresh(); // else the pane tells of the writing, and we read again
      return { written, done: { key: 'pane.ledger.filled', values: { count: written.count } } };
    });

  function say(key: string, values: Message['values'] = {}): void {
    send({ type: 'said', messages: [{ key, values }] });
  }

  function reveal(place: CellPlace): void {
    void controller.perform({ kind: 'reveal', place });
  }

  return {
    store,
    tools,
    lists,
    arrive(reportYear) {
      const { found, outdated } = store.get();
      if (found === 'unread' && reportYear !== null) chooseYear(reportYear);
      if ((found === 'unread' || outdated) && !isReading) void read();
    },
    saw(written) {
      if (written === null || seen.has(written)) return;
      seen.add(written);
      if (store.get().found !== 'unread') void refresh();
    },
    read,
    readYear(year) {
      chooseYear(year);
      return read();
    },
    refresh,
    insert,
    tellInserted: (outcome) => store.send({ type: 'inserted', outcome }),
    async undoInsert() {
      let isDone = false;
      await work('pane.ledger.undoing', async () => {
        await tools.undoInsert();
        store.send({ type: 'inserted', outcome: null });
        send({ type: 'told', message: { key: 'pane.ledger.undone', values: {} }, tone: 'done' });
        await readNow();
        isDone = true;
      });
      if (isDone) void controller.perform({ kind: 'look' });
    },
    print: (review) =>
      withFound('pane.ledger.printing', async (found) =>
        store.send({ type: 'inserted', outcome: await tools.insertReview(found, review) }),
      ),
    compare: () =>
      withFound('pane.ledger.comparing', async (found) =>
        store.send({ type: 'asked', comparison: await tools.compare(found) }),
      ),
    fill,
    lookUpSelection: () =>
      withFound('pane.ledger.lookingUp', async () => {
        const place = await actions.selection();
        lookUp((found) => atPlace(found, place));
      }),
    lookUpFigure: (point) => lookUp((found) => figureOf(found, point)),
    lookUpRow: (row) => lookUp((found) => rowOf(found, row)),
    reveal,
    revealRow(row) {
      const found = foundNow();
      if (found) reveal(tools.countedIn(found, row).place);
    },
    work,
    stop() {
      stopped = true;
      stopArrivals();
      void stopWatching?.then((stop) => stop?.()).catch(() => undefined);
    },
  };
}

const WRONG_ROWS: Message = { key: 'pane.ledger.rows.wrong', values: { most: MOST_ROWS } };

/**
 * The year that was asked for where it has cases, else that of the tables, else the last one until today in which
 * something was received.
 */
function yearWithCases(found: LedgerState, thisYear: number): number {
  const { year, ledger } = found;
  const received = ledger.cases
    .flatMap((one) => (one.received === null ? [] : [Number(one.received.slice(0, 4))]))
    .filter((one) => one <= thisYear);
  if (received.length === 0 || received.includes(year)) return year;
  const reported = otherYearOf(found);
  return reported !== null && received.includes(reported)
    ? reported
    : received.reduce((one, other) => Math.max(one, other));
}
