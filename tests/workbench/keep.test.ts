import { blankDocument } from '../../src/core/model/document';
import { createKeeper, LATEST_MS, SETTLED_MS } from '../../src/workbench/keep/keeper';
import type { Keeper, Keeping } from '../../src/workbench/keep/keeper';
import { findLeftovers } from '../../src/workbench/keep/leftovers';
import { generationOf, LONGEST_WORK, readKept, WORK_VERSION } from '../../src/workbench/keep/work';
import type { Generation, Work } from '../../src/workbench/keep/work';
import { memoryWorkStore } from './memory-work-store';
import type { MemoryWorkStore } from './memory-work-store';

const work = (file: string, at = 1): Work => ({
  file,
  at,
  document: blankDocument(),
  lost: ['charts'],
  agreed: [],
});

async function copy(number: number, file = `第${number}次`): Promise<Generation> {
  return (await generationOf('tab', number, work(file, number)))!;
}

const pointer = (number: number, saved = false) => ({ work: 'tab', number, saved });

const fileRead = async (kept: { pointer?: unknown; generations: readonly unknown[] }): Promise<string> => {
  const reading = await readKept({ id: 'tab', pointer: kept.pointer, generations: kept.generations });
  return reading.kind === 'work' ? reading.work.file : reading.kind;
};

describe('two copies of a work', () => {
  test('come back as they were kept', async () => {
    const reading = await readKept({ id: 'tab', pointer: pointer(1), generations: [await copy(1)] });
    expect(reading).toEqual({ kind: 'work', work: work('第1次', 1) });
  });

  test('take turns, so that the one that counts is never written over', async () => {
    expect((await copy(1)).slot).not.toBe((await copy(2)).slot);
    expect((await copy(1)).slot).toBe((await copy(3)).slot);
  });

  test('the one that the pointer names counts, also when a later one was begun', async () => {
    const generations = [await copy(3), await copy(2)];
    expect(await fileRead({ pointer: pointer(2), generations })).toBe('第2次');
    expect(await fileRead({ generations })).toBe('第3次');
  });

  test.each([0, 17, 200])('a bit changed at byte %i is noticed, and the other copy counts', async (at) => {
    const [before, last] = [await copy(1), await copy(2)];
    const bytes = last.bytes.map((byte, index) => (index === at ? byte ^ 4 : byte));
    expect(await fileRead({ pointer: pointer(2), generations: [before, { ...last, bytes }] })).toBe('第1次');
    expect(await fileRead({ pointer: pointer(2), generations: [{ ...last, bytes }] })).toBe('damaged');
  });

  test('a copy cut short, of another number or of another shape is damaged', async () => {
    const whole = await copy(1);
    const changed = [
      { ...whole, bytes: whole.bytes.slice(0, -1) },
      { ...whole, number: 2 },
      { ...whole, bytes: 'text' },
      null,
      {},
    ];
    for (const generation of changed)
      expect(await fileRead({ pointer: pointer(1), generations: [generation] })).toBe('damaged');
    expect(await fileRead({ pointer: pointer(1), generations: [] })).toBe('damaged');
    expect(await fileRead({ pointer: { number: '1' }, generations: [whole] })).toBe('第1次');
  });

  test('a copy of a later version is not judged', async () => {
    const newer = { ...(await copy(2)), version: WORK_VERSION + 1 };
    expect(await fileRead({ pointer: pointer(2), generations: [await copy(1), newer] })).toBe('newer');
  });

  test('a workbook over the limit is not kept', async () => {
    expect(await generationOf('tab', 1, work('长'.repeat(LONGEST_WORK / 3)))).toBeNull();
    expect(await generationOf('tab', 1, work('长'.repeat(1000)))).not.toBeNull();
  });
});

describe('what tabs that are gone have left', () => {
  test('is offered latest first; what was saved goes, what cannot be read is set aside', async () => {
    const store = memoryWorkStore();
    const add = async (id: string, at: number): Promise<void> =>
      store.put((await generationOf(id, 1, work(id, at)))!);
    await add('old', 1);
    await add('late', 9);
    await add('own', 5);
    await add('saved', 5);
    await store.point({ work: 'saved', number: 1, saved: true });
    await add('broken', 5);
    store.generations.set('broken/1', { ...store.generations.get('broken/1')!, checksum: '' });
    const { works, aside } = await findLeftovers(store, 'own');
    expect(works.map(({ id }) => id)).toEqual(['late', 'old']);
    expect(aside).toEqual(['damaged']);
    expect(store.aside).toEqual([{ id: 'broken', reason: 'damaged' }]);
    expect(await store.ids()).toEqual(['old', 'late', 'own']);
  });
});

describe('keeping', () => {
  let store: MemoryWorkStore;
  let told: Keeping[];
  let taken: number;
  let current: Work | null;
  let keeper: Keeper;

  beforeEach(() => {
    jest.useFakeTimers();
    [store, told, taken, current] = [memoryWorkStore(), [], 0, work('年报')];
    const take = (): Work | null => (taken++, current);
    keeper = createKeeper({ store, id: 'tab', take, onKeeping: (keeping) => told.push(keeping) });
  });
  afterEach(() => void jest.useRealTimers());

  /** Lets time go by and whatever was begun in it come to its end. */
  async function pass(time: number): Promise<void> {
    jest.advanceTimersByTime(time);
    await keeper.hurry();
  }

  const last = (): Keeping | undefined => told.at(-1);

  test('waits until changes have settled and then writes once', async () => {
    for (let change = 0; change < 5; change++) {
      keeper.edited();
      jest.advanceTimersByTime(SETTLED_MS / 2);
    }
    expect(taken).toBe(0);
    jest.advanceTimersByTime(SETTLED_MS / 2);
    expect(taken).toBe(0);
    await keeper.hurry();
    expect(taken).toBe(1);
    await pass(60_000);
    expect(taken).toBe(1);
    expect(last()).toEqual({ state: 'kept', at: 1 });
  });

  test('writes after a while even when changes never settle', () => {
    for (let time = 0; time <= LATEST_MS; time += 200) {
      keeper.edited();
      jest.advanceTimersByTime(200);
    }
    expect(jest.getTimerCount()).toBeLessThanOrEqual(1);
    return keeper.hurry().then(() => expect(taken).toBeGreaterThan(0));
  });

  test('has nothing to write while nothing is unsaved', async () => {
    current = null;
    keeper.edited();
    await pass(SETTLED_MS);
    expect(store.generations.size).toBe(0);
    expect(told).toEqual([]);
  });

  test('a full storage is told, the copy before stays, and the next change tries again', async () => {
    keeper.edited();
    await pass(SETTLED_MS);
    store.failure = new DOMException('full', 'QuotaExceededError');
    current = work('更改后');
    keeper.edited();
    await pass(SETTLED_MS);
    expect(last()).toEqual({ state: 'unkept', reason: 'full' });
    expect((await findLeftovers(store, '')).works.map((kept) => kept.work.file)).toEqual(['年报']);
    store.failure = null;
    keeper.edited();
    await pass(SETTLED_MS);
    expect(last()?.state).toBe('kept');
    expect((await findLeftovers(store, '')).works.map((kept) => kept.work.file)).toEqual(['更改后']);
  });

  test('a storage that refuses and a workbook over the limit are told apart', async () => {
    store.failure = new DOMException('no', 'InvalidStateError');
    keeper.edited();
    await pass(SETTLED_MS);
    expect(last()).toEqual({ state: 'unkept', reason: 'refused' });
    current = work('长'.repeat(LONGEST_WORK / 3));
    keeper.edited();
    await pass(SETTLED_MS);
    expect(last()).toEqual({ state: 'unkept', reason: 'tooLarge' });
  });

  test('what the clerk has as a file, or has left for another workbook, is not offered again', async () => {
    keeper.edited();
    await pass(SETTLED_MS);
    await keeper.saved();
    expect((await findLeftovers(store, '')).works).toEqual([]);
    keeper.edited();
    await pass(SETTLED_MS);
    await keeper.begun();
    expect(await store.ids()).toEqual([]);
    expect(last()).toEqual({ state: 'none' });
  });

  test('a work taken over from another tab goes only once it is kept here', async () => {
    await store.put((await generationOf('gone', 1, work('旧')))!);
    store.failure = new DOMException('full', 'QuotaExceededError');
    await keeper.adopted('gone');
    expect(await store.ids()).toEqual(['gone']);
    store.failure = null;
    keeper.edited();
    await pass(SETTLED_MS);
    expect(await store.ids()).toEqual(['tab']);
  });
});
