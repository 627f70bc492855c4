import { GoujiError } from '../../core/errors';
import type { CollectionChoices, Roster } from '../../core/model/collection';
import type { Message } from '../../core/model/finding';
import type { CollectActions, ExportedFile, SubmittedFile } from '../actions';
import type { CollectSurroundings } from '../collect-part';
import { copyText } from '../dom/copy-text';
import type { DroppedFiles } from '../dom/dropped-files';
import { nextTask } from '../dom/next-task';
import { offerFile, withdrawFile } from '../dom/offer-file';
import { isCancelled, messageOf } from '../problems';
import { createStore } from '../state/store';
import type { Store } from '../state/store';
import { chosenFiles, droppedFiles, KnownFiles, type FoundFile } from './find-files';
import { filesLeft, nothingCollected, reduceCollect } from './state';
import type { CollectEvent, CollectState } from './state';

/** Brings in files, has them read and merged, and keeps what is decided about them. Nothing of the workbook is written. */
export interface CollectDesk {
  readonly store: Store<CollectState, CollectEvent>;
  readonly tools: CollectActions;
  choose(files: readonly File[]): Promise<void>;
  drop(dropped: DroppedFiles): Promise<void>;
  /** Keeps what was read. */
  stopReading(): void;
  readOn(): Promise<void>;
  takeRoster(file: File): Promise<void>;
  takeWorkbookRoster(): Promise<void>;
  dropRoster(): void;
  decide(choices: Partial<CollectionChoices>): void;
  /** Whose total it is, while somebody types it. */
  nameOrgan(organ: string): void;
  /** The name of the unit whose report a file is. */
  nameFile(file: string, name: string): void;
  save(name: string): Promise<void>;
  /** Compares with the tables of the workbook. */
  compare(): Promise<void>;
  copyNote(unit: string): Promise<void>;
  saveNote(unit: string, kind: 'txt' | 'docx'): Promise<void>;
  startOver(): void;
  stop(): void;
}

/** A total is made anew after this time, and after several times what the last one took. */
const COLLECT_AFTER_MS = 300;
const REST = 4;
/** A screen reader is told how far it is each time so much more has been read. */
const TELL_EVERY = 0.25;

/** The webview asks the disk for the size and time of each file. */
const FILES_AT_ONCE = 40;

export interface Beginning {
  readonly year: number;
  /** Empty where it is not known. */
  readonly organ: string;
}

export function createCollectDesk(
  { tools, controller, send, arrivals }: CollectSurroundings,
  { year, organ }: Beginning,
): CollectDesk {
  const store = createStore<CollectState, CollectEvent>(reduceCollect, nothingCollected(year, organ));
  const known = new KnownFiles();
  let reading: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTook = 0;
  let told = 0;
  let stopped = false;
  const stopArrivals = arrivals.subscribe((dropped) => void drop(dropped));

  // ---- files -----------------------------------------------------------------------------------------------------

  async function drop(dropped: DroppedFiles): Promise<void> {
    if (store.get().busy === null) store.send({ type: 'busy', busy: 'looking' });
    await take(await droppedFiles(dropped));
  }

  async function take(found: readonly FoundFile[]): Promise<void> {
    const files: SubmittedFile[] = [];
    for (let at = 0; at < found.length; at += FILES_AT_ONCE) {
      files.push(...known.add(found.slice(at, at + FILES_AT_ONCE)));
      await nextTask();
    }
    if (store.get().busy === 'looking') store.send({ type: 'busy', busy: null });
    if (files.length === 0) return tell('pane.collect.nothingNew', {}, 'caution');
    store.send({ type: 'filesCame', files });
    await readOn();
  }

  async function readOn(): Promise<void> {
    if (reading) return; // what came meanwhile is read by the run under way
    const run = (reading = new AbortController());
    store.send({ type: 'busy', busy: 'reading' });
    told = 0;
    try {
      for (let left = filesLeft(store.get()); left.length > 0; left = filesLeft(store.get()))
        await tools.read(left, { signal: run.signal, onRead: came });
      say('pane.collect.said.done');
    } catch (error) {
      if (!stopped && !isCancelled(error)) send({ type: 'told', message: messageOf(error), tone: 'caution' });
      else say('pane.collect.said.stopped');
    } finally {
      reading = null;
      if (!stopped) await collectInTasks();
      store.send({ type: 'busy', busy: null });
    }
  }

  function came(batch: CollectState['submissions']): void {
    if (stopped) return;
    const { files: wanted } = store.get();
    // What was left behind meanwhile is not wanted any more.
    const names = new Set(wanted.map(({ file }) => file));
    store.send({ type: 'read', batch: batch.filter(({ file }) => names.has(file)) });
    collectSoon();
    const { submissions, files } = store.get();
    const share = submissions.length / files.length;
    if (share - told < TELL_EVERY || share === 1) return;
    told = share;
    say('pane.collect.said.progress');
  }

  function collectSoon(): void {
    timer ??= setTimeout(() => void collectInTasks(), Math.max(COLLECT_AFTER_MS, lastTook * REST));
  }

  /** The total of what is there; null while there is nothing to add up. */
  function collected(): CollectState['collection'] {
    clearTimeout(timer);
    timer = undefined;
    const { submissions, roster, choices, collection: last } = store.get();
    if (submissions.length === 0 && !roster && !last) return null;
    const before = performance.now();
    const settled = { ...choices, organ: choices.organ.trim() };
    const made = tools.collect(submissions, roster?.roster ?? null, settled);
    lastTook = performance.now() - before;
    return made;
  }

  function collectNow(): void {
    const made = collected();
    if (made) store.send({ type: 'collected', collection: made });
  }

  /** The same while nobody waits for it: adding up and drawing are tasks of their own. */
  async function collectInTasks(): Promise<void> {
    const { choices, roster, submissions } = store.get();
    const made = collected();
    await nextTask();
    const now = store.get();
    const isOutdated =
      now.choices !== choices || now.roster !== roster || now.submissions.length < submissions.length;
    if (made && !stopped && !isOutdated) store.send({ type: 'collected', collection: made });
  }

  // ---- decisions -------------------------------------------------------------------------------------------------

  function decide(choices: Partial<CollectionChoices>): void {
    store.send({ type: 'chose', choices });
    collectNow();
  }

  function nameFile(file: string, name: string): void {
    decide({ names: { ...store.get().choices.names, [file]: name } });
    const unit = store.get().collection?.units.find(({ files }) => files.includes(file));
    if (unit) store.send({ type: 'wentToUnit', unit: unit.name });
  }

  function useRoster(name: string, roster: Roster | null): void {
    if (!roster) return tell('pane.collect.roster.none', {}, 'caution');
    store.send({ type: 'rosterCame', roster: { name, roster } });
    collectNow();
    const values = { count: roster.units.length };
    send({ type: 'said', messages: [{ key: 'pane.collect.roster.came', values }] });
  }

  // ---- work that the pane waits for ------------------------------------------------------------------------------

  const work = (doing: string, act: () => Promise<void>): Promise<void> =>
    controller.perform({
      kind: 'part',
      doing,
      cancellable: false,
      work: async () => {
        await act();
        return null;
      },
    });

  function offer(exported: ExportedFile, unit: string | null): void {
    withdrawFile(store.get().file);
    store.send({ type: 'fileOffered', file: { ...offerFile(exported), unit } });
  }

  function say(key: string): void {
    const { submissions, files, unreadable } = store.get();
    const values = { done: submissions.length, total: files.length, unreadable };
    send({ type: 'said', messages: [{ key, values }] });
  }

  function tell(key: string, values: Message['values'] = {}, tone: 'done' | 'caution' = 'done'): void {
    send({ type: 'told', message: { key, values }, tone });
  }

  const collection = (): NonNullable<CollectState['collection']> => {
    const made = store.get().collection;
    if (!made) throw new GoujiError('NO_TABLES');
    return made;
  };

  return {
    store,
    tools,
    choose: (files) => take(chosenFiles(files)),
    drop,
    stopReading: () => reading?.abort(),
    readOn,
    takeRoster: (file) =>
      work('pane.collect.roster.reading', async () => {
        const bytes = await bytesOf(file);
        useRoster(file.name, await tools.readRoster({ name: file.name, bytes }));
      }),
    takeWorkbookRoster: () =>
      work('pane.collect.roster.reading', async () => useRoster('', await tools.workbookRoster())),
    dropRoster() {
      store.send({ type: 'rosterCame', roster: null });
      collectNow();
    },
    decide,
    nameOrgan(organ) {
      store.send({ type: 'chose', choices: { organ } });
      collectSoon();
    },
    nameFile,
    save(name) {
      if (store.get().choices.organ.trim() === '') {
        store.send({ type: 'organWanted' });
        return Promise.resolve();
      }
      return work('pane.collect.saving', async () =>
        offer(await tools.exportTotal(collection(), name), null),
      );
    },
    compare: () =>
      work('pane.collect.comparing', async () =>
        store.send({ type: 'explained', explanation: await tools.compareTyped(collection()) }),
      ),
    copyNote: (unit) =>
      work('pane.collect.copying', async () => {
        const text = tools.note(collection(), unit) ?? '';
        if (await copyText(text)) return tell('pane.collect.note.copied', { unit });
        store.send({ type: 'copyFailed', copy: { unit, text } });
      }),
    saveNote: (unit, kind) =>
      work('pane.collect.saving', async () => offer(await tools.exportNote(collection(), unit, kind), unit)),
    startOver() {
      reading?.abort();
      known.forget();
      withdrawFile(store.get().file);
      store.send({ type: 'left' });
      collectNow();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      stopArrivals();
      reading?.abort();
      tools.stop();
      withdrawFile(store.get().file);
    },
  };
}

/** A file that is gone or locked has no bytes. */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new GoujiError('FILE_UNREADABLE', { file: file.name }, { cause });
  }
}
