import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import v8 from 'node:v8';
import vm from 'node:vm';
import { READER_LIMITS, readInProcesses } from './reader-pool';
import type { CollectWorld } from './world';

/** The command in a terminal or a log: readers are processes that run this same program. */
export function nodeWorld(words: Pick<CollectWorld, 'out' | 'err'>, program: string): CollectWorld {
  return {
    ...words,
    progress: {
      isTerminal: process.stderr.isTTY,
      columns: process.stderr.columns,
      write: (text) => void process.stderr.write(text),
    },
    processors: os.availableParallelism(),
    readers: (jobs) => readInProcesses({ program, jobs, ...READER_LIMITS }),
    version: () => createHash('sha256').update(readFileSync(program)).digest('hex'),
    settle,
    onInterrupt,
  };
}

/** A total of thousands of units is made of large texts; the engine alone would keep those of the last step. */
function settle(): void {
  v8.setFlagsFromString('--expose-gc');
  const collectGarbage = vm.runInNewContext('gc') as () => void;
  collectGarbage();
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The first wish to stop ends the run in good order; a second ends the process as it always does. */
function onInterrupt(stop: () => void): () => void {
  const release = (): void => {
    for (const signal of SIGNALS) process.off(signal, listener);
  };
  const listener = (): void => {
    release();
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return release;
}
