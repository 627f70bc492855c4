import { generationOf } from './work';
import type { Work } from './work';
import type { WorkStore } from './work-store';

/** How the unsaved work stands. */
export type Keeping =
  /** Nothing to keep, or not looked yet. */
  | { readonly state: 'none' }
  | { readonly state: 'kept'; readonly at: number }
  | { readonly state: 'unkept'; readonly reason: UnkeptReason };

/** Why work is not kept: no room left, the browser refuses, or the workbook is over the limit. */
export type UnkeptReason = 'full' | 'refused' | 'tooLarge';

export interface Keeper {
  /** Something changed; it is written once the changes settle. */
  edited(): void;
  /** Writes at once what waits for the changes to settle. */
  hurry(): Promise<void>;
  /** Another workbook is shown; the one before is done with. */
  begun(): Promise<void>;
  /** The clerk has the workbook as a file. */
  saved(): Promise<void>;
  /** The workbook shown was kept by another tab as `id`, which goes once this tab has kept it. */
  adopted(id: string): Promise<void>;
}

export interface KeeperOptions {
  readonly store: WorkStore;
  /** Identity of what this tab keeps, of no other tab. */
  readonly id: string;
  /** The workbook as it is now; null when it has no unsaved change. */
  readonly take: () => Work | null;
  readonly onKeeping: (keeping: Keeping) => void;
}

/** Changes have settled when none came for so long. */
export const SETTLED_MS = 1000;
/** Changes that never settle are written after so long. */
export const LATEST_MS = 5000;
/** Of the time, at most one part in so many is spent on keeping. */
const SHARE = 10;

export function createKeeper({ store, id, take, onKeeping }: KeeperOptions): Keeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Time of the first change that is not written yet, null for none. */
  let since: number | null = null;
  let [written, took] = [0, 0];
  let adopted: string | null = null;
  let queue: Promise<void> = Promise.resolve();

  /** One thing at a time, in order. */
  function run(task: () => Promise<void>): Promise<void> {
    queue = queue.then(task).catch((error: unknown) => {
      onKeeping({ state: 'unkept', reason: reasonOf(error) });
    });
    return queue;
  }

  function calm(): void {
    clearTimeout(timer);
    [timer, since] = [undefined, null];
  }

  async function keep(): Promise<void> {
    const began = performance.now();
    const work = take();
    if (!work) return;
    const generation = await generationOf(id, written + 1, work);
    if (generation) await store.put(generation);
    took = performance.now() - began;
    if (!generation) return onKeeping({ state: 'unkept', reason: 'tooLarge' });
    written += 1;
    onKeeping({ state: 'kept', at: work.at });
    if (adopted === null) return;
    const before = adopted;
    adopted = null;
    await store.remove(before);
  }

  const hurry = (): Promise<void> => {
    if (since === null) return queue;
    calm();
    return run(keep);
  };

  return {
    edited: () => {
      const now = performance.now();
      since ??= now;
      const settled = Math.max(SETTLED_MS, took * SHARE);
      const latest = since + Math.max(LATEST_MS, settled) - now;
      clearTimeout(timer);
      timer = setTimeout(() => void hurry(), Math.max(0, Math.min(settled, latest)));
    },
    hurry,
    begun: () => {
      calm();
      adopted = null;
      return run(async () => {
        if (written > 0) await store.remove(id);
        onKeeping({ state: 'none' });
      });
    },
    saved: () => {
      calm();
      return run(async () => {
        if (written > 0) await store.point({ work: id, number: written, saved: true });
        if (adopted !== null) await store.remove(adopted);
        adopted = null;
        onKeeping({ state: 'none' });
      });
    },
    adopted: (before) => {
      calm();
      adopted = before;
      return run(keep);
    },
  };
}

function reasonOf(error: unknown): UnkeptReason {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' ? 'full' : 'refused';
}
