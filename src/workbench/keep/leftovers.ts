import { readKept } from './work';
import type { Work } from './work';
import type { AsideReason, WorkStore } from './work-store';

/** A work of a tab that is gone. */
export interface Leftover {
  readonly id: string;
  readonly work: Work;
}

export interface Leftovers {
  /** The latest first. */
  readonly works: readonly Leftover[];
  /** Why works were set aside just now, one entry a work. */
  readonly aside: readonly AsideReason[];
}

/**
 * What tabs that are gone have left unsaved. What cannot be read is set aside, what was saved is removed. Only the tab
 * whose turn it is may call this: then nobody else writes.
 * @param own  identity of the caller, whose work is no leftover
 */
export async function findLeftovers(store: WorkStore, own: string): Promise<Leftovers> {
  await store.bringBackNewer();
  const works: Leftover[] = [];
  const aside: AsideReason[] = [];
  for (const id of (await store.ids()).filter((candidate) => candidate !== own)) {
    const kept = await store.read(id);
    const reading = await readKept(kept);
    switch (reading.kind) {
      case 'work':
        works.push({ id, work: reading.work });
        break;
      case 'saved':
        await store.remove(id);
        break;
      case 'newer':
      case 'damaged':
        await store.setAside(kept, reading.kind);
        aside.push(reading.kind);
    }
  }
  return { works: works.sort((a, b) => b.work.at - a.work.at), aside };
}
