import { spawn, type ChildProcess } from 'node:child_process';
import { unreadableSubmission } from '../../collect';
import { GoujiError } from '../../core/errors';
import type { ReadAnswer, ReadRequest } from './read-one';
import { READY } from './serve-reader';

export interface PoolOptions {
  /** CommonJS file that exports `serveReader`. */
  readonly program: string;
  /** Processes that read at the same time. */
  readonly jobs: number;
  /** Milliseconds for one file. */
  readonly timeLimit: number;
  /** Megabytes of a reader's heap. */
  readonly memoryLimit: number;
}

export const READER_LIMITS = { timeLimit: 30_000, memoryLimit: 512 } as const;

/** Reads files in any order. @throws when `signal` is aborted, or no reader can be started */
export type ReadFiles = (
  requests: readonly ReadRequest[],
  onAnswer: (answer: ReadAnswer) => void,
  signal: AbortSignal,
) => Promise<void>;

/** Files that a reader has before it, so that it never waits for the next. */
const AHEAD = 6;
/** A second try tells a file that breaks its reader from one that came after such a file, or on a busy computer. */
const MOST_TRIES = 2;
/** For a reader to start, on a busy computer. */
const START_LIMIT = 120_000;

/**
 * Reads in processes of their own. A file on which its reader ends or takes too long, twice, is READ_CRASHED or
 * READ_TIMEOUT; the rest goes on.
 */
export function readInProcesses(options: PoolOptions): ReadFiles {
  return (requests, onAnswer, signal) =>
    new Promise<void>((resolve, reject) => {
      const queue: Task[] = requests.map((request) => ({ request, tries: 0 }));
      let open = queue.length;
      const readers = new Set<Reader>();
      const end = (error?: unknown): void => {
        signal.removeEventListener('abort', stopped);
        for (const reader of readers) reader.kill();
        readers.clear();
        if (error === undefined) resolve();
        else reject(error instanceof Error ? error : new Error(String(error)));
      };
      const stopped = (): void => end(signal.reason);
      const answered = (answer: ReadAnswer): void => {
        onAnswer(answer);
        open -= 1;
        if (open === 0) end();
      };
      const failed = (reader: Reader, code: 'READ_CRASHED' | 'READ_TIMEOUT'): void => {
        if (!readers.delete(reader)) return;
        reader.kill();
        if (!reader.isReady) return end(new Error('a reader could not be started'));
        const [culprit, ...rest] = reader.tasks;
        queue.unshift(...rest);
        if (culprit && culprit.tries + 1 < MOST_TRIES)
          queue.unshift({ ...culprit, tries: culprit.tries + 1 });
        else if (culprit) answered(unreadable(culprit.request, code));
        if (open > 0) startReader();
      };
      const startReader = (): void => {
        const reader = new Reader(options, queue, answered, failed);
        readers.add(reader);
      };
      if (signal.aborted) return end(signal.reason);
      if (open === 0) return end();
      signal.addEventListener('abort', stopped);
      for (let job = 0; job < Math.min(options.jobs, open); job += 1) startReader();
    });
}

interface Task {
  readonly request: ReadRequest;
  /** Readers that ended on it. */
  readonly tries: number;
}

function unreadable({ index, file }: ReadRequest, code: 'READ_CRASHED' | 'READ_TIMEOUT'): ReadAnswer {
  const submission = unreadableSubmission(file, new GoujiError(code, { file }));
  return { index, stamp: null, submission: JSON.stringify(submission) };
}

/** One process, and the files it has before it; the first is the one it reads. */
class Reader {
  readonly tasks: Task[] = [];
  isReady = false;
  private readonly child: ChildProcess;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly options: PoolOptions,
    private readonly queue: Task[],
    private readonly answered: (answer: ReadAnswer) => void,
    private readonly failed: (reader: Reader, code: 'READ_CRASHED' | 'READ_TIMEOUT') => void,
  ) {
    const { program, memoryLimit } = options;
    this.child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${String(memoryLimit)}`,
        // What is read lives for one file only; more room would be filled before it is cleared.
        '--max-semi-space-size=8',
        '-e',
        'require(process.argv[1]).serveReader()',
        program,
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], serialization: 'advanced' },
    );
    this.child.on('message', (message) => this.hear(message as ReadAnswer | typeof READY));
    this.child.on('error', () => this.failed(this, 'READ_CRASHED'));
    this.child.on('exit', () => this.failed(this, 'READ_CRASHED'));
    this.wait(START_LIMIT);
  }

  kill(): void {
    if (this.timer) clearTimeout(this.timer);
    this.child.removeAllListeners('message');
    this.child.kill('SIGKILL');
  }

  private hear(message: ReadAnswer | typeof READY): void {
    if (message === READY) this.isReady = true;
    else if (message.index === this.tasks[0]?.request.index) {
      this.tasks.shift();
      this.answered(message);
    }
    this.feed();
  }

  private feed(): void {
    // A file on its second try is read alone, so that nobody else pays for it.
    const isAlone = (this.tasks[0]?.tries ?? 0) > 0;
    const taken: Task[] = [];
    while (!isAlone && this.tasks.length + taken.length < AHEAD) {
      const [next] = this.queue;
      if (!next || (next.tries > 0 && this.tasks.length + taken.length > 0)) break;
      taken.push(next);
      this.queue.shift();
      if (next.tries > 0) break;
    }
    this.tasks.push(...taken);
    if (taken.length > 0 && this.child.connected) this.child.send(taken.map(({ request }) => request));
    if (this.tasks.length > 0) this.wait(this.options.timeLimit);
    else if (this.timer) clearTimeout(this.timer);
  }

  private wait(limit: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.failed(this, 'READ_TIMEOUT'), limit);
  }
}
