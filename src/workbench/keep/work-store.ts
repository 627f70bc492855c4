import type { Generation, Kept, Pointer } from './work';

/** Why a work cannot be offered. */
export type AsideReason = 'newer' | 'damaged';

/** Where works are kept. Every method is all or nothing and fails with the error of the browser. */
export interface WorkStore {
  ids(): Promise<readonly string[]>;
  read(id: string): Promise<Kept>;
  /** Writes one copy and makes it the one that counts; when it fails, the copy before still counts. */
  put(generation: Generation): Promise<void>;
  point(pointer: Pointer): Promise<void>;
  remove(id: string): Promise<void>;
  /** Takes a work out of the way without losing it. */
  setAside(kept: Kept, reason: AsideReason): Promise<void>;
  /** Brings works back that were set aside because they were newer; this version may know them. */
  bringBackNewer(): Promise<void>;
}

/** So many works are held aside; the oldest go first. */
const MOST_ASIDE = 5;
/** Some browsers answer nothing at all where storage is blocked. */
const PATIENCE_MS = 8000;
const VERSION = 1;
const STORES = ['generations', 'pointers', 'aside'] as const;

type StoreName = (typeof STORES)[number];

interface Aside {
  readonly kept: Kept;
  readonly reason: AsideReason;
}

/** Every copy of the program, by its folder, has works of its own. */
export function workPlace(): string {
  return `gouji-workbench ${new URL('.', document.baseURI).pathname}`;
}

/** Keeps works in IndexedDB; what it reports written has reached the disk. */
export function createWorkStore(name: string): WorkStore {
  let connection: Promise<IDBDatabase> | null = null;
  const connect = (): Promise<IDBDatabase> => {
    connection ??= open(name, () => (connection = null)).catch((error: unknown) => {
      connection = null;
      throw error;
    });
    return connection;
  };

  type Work<Result> = (store: (name: StoreName) => IDBObjectStore) => Promise<Result>;

  /** Runs `work` in one transaction and returns what it asks for once that is complete. */
  async function run<Result>(mode: IDBTransactionMode, work: Work<Result>): Promise<Result> {
    const transaction = (await connect()).transaction(STORES, mode, { durability: 'strict' });
    const result = work((store) => transaction.objectStore(store));
    // What was asked for fails as well and knows less of the reason.
    result.catch(() => undefined);
    await finished(transaction);
    return result;
  }

  const look = <Result>(work: Work<Result>): Promise<Result> => run('readonly', work);
  const write = <Result>(work: Work<Result>): Promise<Result> => run('readwrite', work);
  const ofWork = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

  return {
    ids: () =>
      look(async (store) => {
        const [pointers, generations] = await Promise.all([
          answer(store('pointers').getAllKeys()),
          answer(store('generations').getAllKeys()),
        ]);
        return [...new Set([...pointers, ...generations.map((key) => (key as string[])[0])].map(String))];
      }),
    read: (id) =>
      look(async (store) => {
        const [pointer, generations] = await Promise.all([
          answer(store('pointers').get(id) as IDBRequest<unknown>),
          answer(store('generations').getAll(ofWork(id)) as IDBRequest<unknown[]>),
        ]);
        return { id, pointer, generations };
      }),
    put: (generation) =>
      write(async (store) => {
        const { work, number } = generation;
        await answer(store('generations').put(generation));
        await answer(store('pointers').put({ work, number, saved: false } satisfies Pointer));
      }),
    point: (pointer) => write(async (store) => void (await answer(store('pointers').put(pointer)))),
    remove: (id) =>
      write(async (store) => {
        await answer(store('generations').delete(ofWork(id)));
        await answer(store('pointers').delete(id));
      }),
    setAside: (kept, reason) =>
      write(async (store) => {
        await answer(store('aside').add({ kept, reason } satisfies Aside));
        await answer(store('generations').delete(ofWork(kept.id)));
        await answer(store('pointers').delete(kept.id));
        const keys = await answer(store('aside').getAllKeys());
        for (const key of keys.slice(0, -MOST_ASIDE)) await answer(store('aside').delete(key));
      }),
    bringBackNewer: () =>
      write(async (store) => {
        const keys = await answer(store('aside').getAllKeys());
        for (const key of keys) {
          const { kept, reason } = await answer(store('aside').get(key) as IDBRequest<Aside>);
          if (reason !== 'newer') continue;
          for (const generation of kept.generations) await answer(store('generations').put(generation));
          if (kept.pointer) await answer(store('pointers').put(kept.pointer));
          await answer(store('aside').delete(key));
        }
      }),
  };
}

/** @param onLost  called when the connection is gone, as when the clerk clears the data of the site */
function open(name: string, onLost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    const late = setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), PATIENCE_MS);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('generations', { keyPath: ['work', 'slot'] });
      request.result.createObjectStore('pointers', { keyPath: 'work' });
      request.result.createObjectStore('aside', { autoIncrement: true });
    };
    request.onerror = () => {
      clearTimeout(late);
      reject(request.error ?? new DOMException('not opened', 'UnknownError'));
    };
    request.onsuccess = () => {
      clearTimeout(late);
      const database = request.result;
      database.onclose = onLost;
      database.onversionchange = () => {
        database.close();
        onLost();
      };
      resolve(database);
    };
  });
}

function answer<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new DOMException('no answer', 'UnknownError'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}
