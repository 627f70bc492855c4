import { inflateWith } from '../../adapters/xlsx/read/container/inflate';
import { nodeInflate } from '../node-inflate';
import { readOne, type ReadRequest } from './read-one';

/** What a reader says to the run that started it: that it is there, and each answer. */
export const READY = 'ready';

/**
 * Reads files one after the other for the process that started this one, until that goes away. Files from outside are
 * read here so that one that brings its reader down takes nothing else with it.
 */
export function serveReader(): void {
  inflateWith(nodeInflate);
  // Ctrl-C reaches every process of a terminal; the run that started this one decides.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
  const waiting: ReadRequest[] = [];
  let isBusy = false;
  const work = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) process.send?.(await readOne(next));
    isBusy = false;
  };
  process.on('message', (requests: readonly ReadRequest[]) => {
    waiting.push(...requests);
    void work();
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.(READY);
}
