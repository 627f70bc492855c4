import { GoujiError } from '../../core/errors';
import type { Message } from '../../core/model/finding';
import type { ImportInput, TextInput } from '../actions';
import type { Brought } from '../import-part';
import type { BroughtText, ProseSurroundings } from '../prose-part';
import { countFindings } from '../state/findings';
import { createStore } from '../state/store';
import type { Store } from '../state/store';
import { NOTHING_CHECKED, reduceProse } from './state';
import type { ProseEvent, ProseState } from './state';

const AGAIN_AFTER_MS = 200;

/** Takes the texts that the clerk brings and has them checked; nothing is written. */
export interface ProseDesk {
  readonly store: Store<ProseState, ProseEvent>;
  take(brought: BroughtText): Promise<void>;
  /** The sheet 报告正文. */
  takeSheet(): Promise<void>;
  /** The same text against the tables as they are now. */
  again(): Promise<void>;
  /** Goes on without last year's text. */
  dropPrevious(): Promise<void>;
  stop(): void;
}

export function createProseDesk({ actions, controller, send, arrivals }: ProseSurroundings): ProseDesk {
  const store = createStore<ProseState, ProseEvent>(reduceProse, NOTHING_CHECKED);
  let stopped = false;
  let watching: Promise<(() => Promise<void>) | null> | null = null;
  const stopArrivals = arrivals.subscribe((brought) => void take(brought));

  async function take({ role, things }: BroughtText): Promise<void> {
    const [thing] = things;
    if (!thing) return;
    await work(async (signal) => {
      const input = await inputOf(thing);
      const { text, previous } = store.get();
      if (role === 'text') return check(input, previous, signal);
      if (text) return check(text, input, signal);
      store.send({ type: 'previousCame', previous: input });
    });
    if (things.length > 1) tell('pane.prose.onlyOne', { count: things.length });
  }

  async function check(text: TextInput, previous: ImportInput | null, signal: AbortSignal): Promise<void> {
    const result = await actions.checkText(text, previous, signal);
    if (stopped) return;
    store.send({ type: 'checked', text, previous, result });
    const { error, warning, info } = countFindings(result.findings);
    say({ key: 'pane.check.counts', values: { errors: error, warnings: warning, infos: info } });
    watchEdits();
  }

  /** One job at a time: what comes while other work is under way waits for it. */
  async function work(doing: (signal: AbortSignal) => Promise<void>): Promise<void> {
    let begun = false;
    await controller.perform({
      kind: 'part',
      doing: 'pane.prose.checking',
      cancellable: true,
      work: async ({ signal }) => {
        begun = true;
        await doing(signal);
        return null;
      },
    });
    if (begun || stopped) return;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    await work(doing);
  }

  /** What the clerk types may settle a finding; checking again is a click. */
  function watchEdits(): void {
    watching ??= actions.watch(() => store.send({ type: 'tablesChanged' })).catch(() => null);
  }

  function say(message: Message): void {
    send({ type: 'said', messages: [message] });
  }

  function tell(key: string, values: Message['values']): void {
    send({ type: 'told', message: { key, values }, tone: 'caution' });
  }

  const again = (previous = store.get().previous): Promise<void> => {
    const { text } = store.get();
    return text ? work((signal) => check(text, previous, signal)) : Promise.resolve();
  };

  return {
    store,
    take,
    takeSheet: () => work((signal) => check({ sheet: true }, store.get().previous, signal)),
    again: () => again(),
    dropPrevious: () => again(null),
    stop() {
      stopped = true;
      stopArrivals();
      void watching?.then((stopWatching) => stopWatching?.());
    },
  };
}

/** A folder, or a file that is gone or locked, has no bytes. Kept, so that the file may change or go meanwhile. */
async function inputOf(thing: Brought): Promise<ImportInput> {
  if (!('file' in thing)) return thing;
  const { name } = thing.file;
  try {
    return { name, bytes: new Uint8Array(await thing.file.arrayBuffer()) };
  } catch (cause) {
    throw new GoujiError('FILE_UNREADABLE', { file: name }, { cause });
  }
}
