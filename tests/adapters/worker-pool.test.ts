import { createWorkerPool, WorkerUnavailableError } from '../../src/adapters/worker-pool';
import type { PooledWorker, WorkerMessage } from '../../src/adapters/worker-pool';

/** A worker whose answer depends on what it is asked: `hang` never comes, `crash` breaks it, `refuse` is an error. */
class FakeWorker implements PooledWorker {
  static readonly all: FakeWorker[] = [];
  onmessage: PooledWorker['onmessage'] = null;
  onerror: PooledWorker['onerror'] = null;
  ended = false;
  readonly asked: unknown[] = [];

  constructor(starts = true) {
    FakeWorker.all.push(this);
    setTimeout(() => (starts ? this.say({ ready: true }) : this.fail()), 1);
  }

  postMessage(request: unknown): void {
    this.asked.push(request);
    if (request === 'hang') return;
    setTimeout(() => {
      if (request === 'crash') this.fail();
      else if (request === 'refuse') this.say({ error: { code: 'ZIP_DAMAGED', details: { file: 'a' } } });
      else this.say({ answer: `${String(request)} done` });
    }, 1);
  }

  terminate(): void {
    this.ended = true;
  }

  private say(data: WorkerMessage): void {
    if (!this.ended) this.onmessage?.({ data } as MessageEvent<WorkerMessage>);
  }

  private fail(): void {
    this.onerror?.({ message: 'broken' } as ErrorEvent);
  }
}

beforeEach(() => {
  FakeWorker.all.length = 0;
});

const poolOf = (width: number, start = (): Promise<PooledWorker> => Promise.resolve(new FakeWorker())) =>
  createWorkerPool({ start, width, startSeconds: 0.05 });

test('requests are answered, each by one of no more workers than allowed', async () => {
  const pool = poolOf(2);
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((request) => pool.ask(request, 1)));
  expect(answers).toEqual(['a done', 'b done', 'c done', 'd done']);
  expect(FakeWorker.all).toHaveLength(2);
});

test('one that hangs is given up and replaced; the next request is answered', async () => {
  const pool = poolOf(1);
  await expect(pool.ask('hang', 0.02)).rejects.toMatchObject({ code: 'READ_TIMEOUT' });
  expect(await pool.ask('b', 1)).toBe('b done');
  expect(FakeWorker.all.map(({ ended }) => ended)).toEqual([true, false]);
});

test('one that breaks down is replaced; what it refuses is no breakdown', async () => {
  const pool = poolOf(1);
  await expect(pool.ask('crash', 1)).rejects.toMatchObject({ code: 'READ_CRASHED' });
  await expect(pool.ask('refuse', 1)).rejects.toMatchObject({ code: 'ZIP_DAMAGED', details: { file: 'a' } });
  expect(await pool.ask('c', 1)).toBe('c done');
  expect(FakeWorker.all).toHaveLength(2);
});

test('stopped, it refuses what is under way and what waits, and answers again later', async () => {
  const pool = poolOf(1);
  const refused = Promise.allSettled([pool.ask('hang', 1), pool.ask('b', 1)]);
  await new Promise((resolve) => setTimeout(resolve, 10));
  pool.stop();
  for (const one of await refused)
    expect(one).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } });
  expect(FakeWorker.all[0]?.ended).toBe(true);
  expect(await pool.ask('c', 1)).toBe('c done');
});

test.each([
  ['cannot be made', () => Promise.reject(new Error('refused'))],
  ['fail as they start', () => Promise.resolve(new FakeWorker(false))],
  [
    'never say that they run',
    () => Promise.resolve<PooledWorker>({ postMessage() {}, terminate() {}, onmessage: null, onerror: null }),
  ],
] as const)('where workers %s, every request is told so', async (_, start) => {
  const pool = poolOf(1, start);
  const settled = await Promise.allSettled([pool.ask('a', 1), pool.ask('b', 1)]);
  await expect(pool.ask('c', 1)).rejects.toBeInstanceOf(WorkerUnavailableError);
  for (const one of settled)
    expect(one).toMatchObject({ status: 'rejected', reason: { name: 'WorkerUnavailableError' } });
});
