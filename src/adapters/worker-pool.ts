import { GoujiError, type ErrorCode } from '../core/errors';

/** What a worker of the pool says: once that it runs, then an answer to each request. */
export type WorkerMessage =
  | { readonly ready: true }
  | { readonly answer: unknown }
  | { readonly error: { readonly code: ErrorCode; readonly details: GoujiError['details'] } };

/** A worker, as far as the pool needs it. */
export interface PooledWorker {
  postMessage(request: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface PoolOptions {
  /** Refuses where the page lets no worker start. */
  readonly start: () => Promise<PooledWorker>;
  /** Workers at most. */
  readonly width: number;
  /** Seconds until a worker runs; it then counts as one that cannot be had. */
  readonly startSeconds: number;
}

export interface WorkerPool {
  /**
   * @param seconds  after which the request is given up and its worker ended
   * @throws WorkerUnavailableError, READ_TIMEOUT, READ_CRASHED, CANCELLED, and what the worker refuses
   */
  ask(request: unknown, seconds: number): Promise<unknown>;
  /** Ends all workers; what is asked meanwhile is refused with CANCELLED, later requests start anew. */
  stop(): void;
}

/** The page lets no worker start, such as that of an old webview. */
export class WorkerUnavailableError extends Error {
  override readonly name = 'WorkerUnavailableError';
}

interface Job {
  readonly request: unknown;
  readonly seconds: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Workers that answer one request after the other. One that hangs or breaks down is replaced. */
export function createWorkerPool({ start, width, startSeconds }: PoolOptions): WorkerPool {
  const waiting: Job[] = [];
  let slots: Slot[] = [];
  let isUnavailable = false;

  function next(): void {
    while (waiting.length > 0) {
      let slot = slots.find((one) => one.isIdle());
      if (!slot && slots.length < width) slots.push((slot = new Slot(start, startSeconds)));
      const job = slot && waiting.shift();
      if (!slot || !job) return;
      void slot.run(job).then(next, (error: unknown) => giveUp(job, error));
    }
  }

  /** Where one worker cannot start, no other can. */
  function giveUp(job: Job, error: unknown): void {
    isUnavailable = true;
    for (const one of [job, ...waiting.splice(0)]) one.reject(error);
  }

  return {
    ask: (request, seconds) =>
      new Promise((resolve, reject) => {
        if (isUnavailable) return reject(new WorkerUnavailableError());
        waiting.push({ request, seconds, resolve, reject });
        next();
      }),
    stop() {
      const running = slots;
      slots = [];
      for (const job of waiting.splice(0)) job.reject(new GoujiError('CANCELLED'));
      for (const slot of running) slot.end();
    },
  };
}

/** Place of one worker, which is started when there is something to do. */
class Slot {
  private worker: PooledWorker | null = null;
  private cancel: (() => void) | null = null;

  constructor(
    private readonly start: () => Promise<PooledWorker>,
    private readonly startSeconds: number,
  ) {}

  isIdle(): boolean {
    return this.cancel === null;
  }

  /** Settles the job. @throws WorkerUnavailableError when there is no worker to do it */
  async run(job: Job): Promise<void> {
    let isCancelled = false;
    this.cancel = () => (isCancelled = true);
    const worker = (this.worker ??= await this.started());
    if (isCancelled) {
      this.drop();
      job.reject(new GoujiError('CANCELLED'));
      return;
    }
    try {
      job.resolve(await this.answerTo(job, worker));
    } catch (error) {
      job.reject(error);
    }
    this.cancel = null;
  }

  end(): void {
    this.cancel?.();
    this.drop();
  }

  private drop(): void {
    this.worker?.terminate();
    this.worker = null;
  }

  private async started(): Promise<PooledWorker> {
    const worker = await this.start().catch((cause: unknown) => {
      throw new WorkerUnavailableError('no worker', { cause });
    });
    return new Promise((resolve, reject) => {
      const refuse = (cause: unknown): void => {
        clearTimeout(timer);
        worker.terminate();
        reject(new WorkerUnavailableError('no worker', { cause }));
      };
      const timer = setTimeout(refuse, this.startSeconds * 1000);
      worker.onerror = refuse;
      worker.onmessage = () => {
        clearTimeout(timer);
        resolve(worker);
      };
    });
  }

  private answerTo({ request, seconds }: Job, worker: PooledWorker): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const lose = (code: ErrorCode) => (): void => {
        clearTimeout(timer);
        this.drop();
        reject(new GoujiError(code));
      };
      const timer = setTimeout(lose('READ_TIMEOUT'), seconds * 1000);
      this.cancel = lose('CANCELLED');
      worker.onerror = lose('READ_CRASHED');
      worker.onmessage = ({ data }) => {
        clearTimeout(timer);
        if ('answer' in data) resolve(data.answer);
        else if ('error' in data) reject(new GoujiError(data.error.code, data.error.details));
      };
      try {
        worker.postMessage(request);
      } catch (cause) {
        clearTimeout(timer);
        reject(new GoujiError('READ_CRASHED', {}, { cause }));
      }
    });
  }
}
