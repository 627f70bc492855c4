import { GoujiError } from '../../core/errors';
import type { Message } from '../../core/model/finding';
import type { FiguresToWrite } from '../../core/model/imported';
import type {
  DifferentFigure,
  ImportComparison,
  ImportInput,
  ImportOutcome,
  TargetComparison,
  Written,
} from '../actions';
import { readClipboard } from '../dom/pasted';
import type { Brought, ImportSurroundings } from '../import-part';
import { messageOf } from '../problems';
import type { PartProgress, PartWritten } from '../state/state';
import { createStore } from '../state/store';
import type { Store } from '../state/store';
import { countFigures, figuresOf, namedReport, wrongPoints } from './figures';
import { reduceImport } from './reduce';
import type { ImportEvent } from './reduce';
import { currentItem, isRead, NOTHING_IMPORTED } from './state';
import type { ImportItem, ImportState, ReadItem, Target } from './state';

/** Keys typed closer together than this are compared with the workbook once. */
export const COMPARE_DELAY_MS = 300;
const AGAIN_AFTER_MS = 200;

/** Reads what the clerk brings, compares it with the workbook, and writes it after a click. */
export interface ImportDesk {
  readonly store: Store<ImportState, ImportEvent>;
  /** The year before the one the workbook reports on, or before the one whose report is due. */
  previousYear(): number;
  /** Says anew what writing would change; trouble only leaves it unsaid. */
  compareSoon(): void;
  /** Writes at once where no cell says something else; asks first where one does. */
  write(target: Target): Promise<void>;
  /** Writes after that question, over the cells that were chosen. */
  settle(): Promise<void>;
  /** Takes what the clipboard holds, where the browser lets us look. */
  pasteFromClipboard(): Promise<void>;
  /** Words for a screen reader, or a line of caution for everybody. */
  say(message: Message, tone?: 'caution'): void;
  stop(): void;
}

export function createImportDesk({ actions, controller, send, arrivals }: ImportSurroundings): ImportDesk {
  const store = createStore<ImportState, ImportEvent>(reduceImport, NOTHING_IMPORTED);
  let lastId = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let comparing = 0;
  let stopped = false;
  const stopArrivals = arrivals.subscribe((things) => void take(things));

  // ---- reading ---------------------------------------------------------------------------------------------------

  /** What comes while other work is under way is read after it. */
  async function take(things: readonly Brought[]): Promise<void> {
    let begun = false;
    await controller.perform({
      kind: 'part',
      doing: 'pane.import.reading',
      cancellable: true,
      work: async (progress) => {
        begun = true;
        await readAll(things, progress);
        return null;
      },
    });
    if (begun || stopped) return;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    await take(things);
  }

  async function readAll(things: readonly Brought[], { signal, move }: PartProgress): Promise<void> {
    const { length: total } = things;
    const tell = (count: number): void => {
      if (total > 1 && count < total) move('pane.import.readingOf', { at: count + 1, total });
    };
    tell(0);
    const inputs = await Promise.all(things.map(inputOf));
    const readable = inputs.flatMap((input) => ('error' in input ? [] : [input]));
    const outcomes = [...(await actions.importReports(readable, signal, tell))];
    const items = inputs.flatMap((input) => ('error' in input ? [input] : outcomes.splice(0, 1))).map(itemOf);
    store.send({ type: 'came', items });
    const read = items.filter(isRead);
    const [first] = read;
    const values = { count: read.length, failed: items.length - read.length };
    if (total === 1 && first) say({ key: 'pane.import.readOne', values: countsOf(first) });
    else say({ key: 'pane.import.readSeveral', values });
    compareSoon();
  }

  function itemOf(outcome: ImportOutcome): ImportItem {
    const id = (lastId += 1);
    if ('error' in outcome) return { id, name: outcome.name, failure: messageOf(outcome.error) };
    const { organ, ...profile } = outcome.report.verdict.report.profile;
    const year = profile.year ?? outcome.report.statedYear?.year ?? null;
    return {
      id,
      ...outcome,
      typed: new Map(),
      confirmed: new Set(),
      organ: organ ?? '',
      year: year === null ? '' : String(year),
      written: null,
    };
  }

  async function pasteFromClipboard(): Promise<void> {
    try {
      const thing = await readClipboard();
      if (thing) await take([thing]);
      else say({ key: 'pane.import.clipboardEmpty', values: {} }, 'caution');
    } catch {
      say({ key: 'pane.import.clipboardClosed', values: {} }, 'caution');
    }
  }

  // ---- comparing -------------------------------------------------------------------------------------------------

  function compareSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => void compare(), COMPARE_DELAY_MS);
  }

  async function compare(): Promise<void> {
    const item = currentItem(store.get());
    if (!isRead(item)) return;
    const turn = (comparing += 1);
    const comparison = await actions.compareImported(namedReport(item), figuresOf(item)).catch(() => null);
    if (turn === comparing) store.send({ type: 'compared', comparison });
  }

  function previousYear(): number {
    return (store.get().comparison?.year ?? actions.defaultYear) - 1;
  }

  // ---- writing ---------------------------------------------------------------------------------------------------

  async function write(target: Target): Promise<void> {
    const item = currentItem(store.get());
    if (!isRead(item)) return;
    const wrong = wrongPoints(item).length;
    if (wrong > 0) return say({ key: 'pane.import.wrongCells', values: { count: wrong } }, 'caution');
    await controller.perform({
      kind: 'part',
      doing: 'pane.import.writing',
      cancellable: false,
      work: async () => {
        const figures = figuresOf(item);
        const comparison = await actions.compareImported(namedReport(item), figures);
        comparing += 1;
        if (differencesOf(comparison, target).length === 0) return put(item, figures, target, []);
        store.send({ type: 'asked', target, comparison });
        return null;
      },
    });
  }

  async function settle(): Promise<void> {
    const { settling } = store.get();
    const item = currentItem(store.get());
    if (!settling || !isRead(item)) return;
    const { target, comparison, chosen } = settling;
    const choice = differencesOf(comparison, target).filter(({ point }) => chosen.has(point));
    await controller.perform({
      kind: 'part',
      doing: 'pane.import.writing',
      cancellable: false,
      work: () => put(item, figuresOf(item), target, choice),
    });
  }

  async function put(
    item: ReadItem,
    figures: FiguresToWrite,
    target: Target,
    choice: readonly DifferentFigure[],
  ): Promise<PartWritten> {
    const written = await (target === 'previous'
      ? actions.writePrevious(namedReport(item), figures, choice)
      : actions.writeCurrent(figures, choice));
    store.send({ type: 'wrote', target });
    compareSoon();
    return { written, done: doneOf(target, written) };
  }

  function say(message: Message, tone?: 'caution'): void {
    if (tone) send({ type: 'told', message, tone });
    else send({ type: 'said', messages: [message] });
  }

  return {
    store,
    previousYear,
    compareSoon,
    write,
    settle,
    pasteFromClipboard,
    say,
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopArrivals();
    },
  };
}

interface Unreadable {
  readonly name: string;
  readonly error: GoujiError;
}

/** A folder, or a file that is gone or locked, has no bytes; it stops no other. */
async function inputOf(thing: Brought): Promise<ImportInput | Unreadable> {
  if (!('file' in thing)) return thing;
  const { name } = thing.file;
  try {
    return { name, bytes: new Uint8Array(await thing.file.arrayBuffer()) };
  } catch (cause) {
    return { name, error: new GoujiError('FILE_UNREADABLE', { file: name }, { cause }) };
  }
}

function countsOf(item: ReadItem): Message['values'] {
  const { read, doubtful, blank } = countFigures(item);
  return { read, doubtful, blank };
}

/** What the comparison says about a target; null where the target is not there. */
export function comparedWith(comparison: ImportComparison, target: Target): TargetComparison | null {
  return target === 'previous' ? comparison.previous : comparison.current;
}

export function differencesOf(comparison: ImportComparison, target: Target): readonly DifferentFigure[] {
  return comparedWith(comparison, target)?.different ?? [];
}

/** The year of the figures in the sheet 上年数据 where it is not that of the report; null where nothing differs. */
export function holdsOtherYear({ previous }: ImportComparison, year: number | null): number | null {
  const held = previous?.year ?? null;
  return held !== null && year !== null && held !== year ? held : null;
}

function doneOf(target: Target, { count, added }: Written): Message {
  if (count === 0) return { key: 'pane.import.done.nothing', values: {} };
  return { key: `pane.import.done.${target}${added ? '.added' : ''}`, values: { count } };
}
