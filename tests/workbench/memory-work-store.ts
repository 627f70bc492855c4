import type { Generation, Pointer } from '../../src/workbench/keep/work';
import type { AsideReason, WorkStore } from '../../src/workbench/keep/work-store';

export interface MemoryWorkStore extends WorkStore {
  readonly generations: Map<string, Generation>;
  readonly pointers: Map<string, Pointer>;
  readonly aside: { readonly id: string; readonly reason: AsideReason }[];
  /** Error that the next writing fails with; null for none. */
  failure: Error | null;
}

/** A store that keeps works in memory and fails when told to. */
export function memoryWorkStore(): MemoryWorkStore {
  const generations = new Map<string, Generation>();
  const pointers = new Map<string, Pointer>();
  const copiesOf = (id: string): readonly Generation[] =>
    [...generations.values()].filter(({ work }) => work === id);
  const store: MemoryWorkStore = {
    generations,
    pointers,
    aside: [],
    failure: null,
    ids: async () => [
      ...new Set([...generations.values()].map(({ work }) => work).concat([...pointers.keys()])),
    ],
    read: async (id) => ({ id, pointer: pointers.get(id), generations: copiesOf(id) }),
    put: async (generation) => {
      if (store.failure) throw store.failure;
      const { work, slot, number } = generation;
      generations.set(`${work}/${slot}`, generation);
      pointers.set(work, { work, number, saved: false });
    },
    point: async (pointer) => void pointers.set(pointer.work, pointer),
    remove: async (id) => {
      for (const { slot } of copiesOf(id)) generations.delete(`${id}/${slot}`);
      pointers.delete(id);
    },
    setAside: async ({ id }, reason) => {
      store.aside.push({ id, reason });
      await store.remove(id);
    },
    bringBackNewer: async () => undefined,
  };
  return store;
}
