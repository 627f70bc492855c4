import type { CommandSource, PaneCommand } from './actions';

/** Hands on what it is given; what is given before anyone listens waits for the first listener. */
export interface Queue<Item> {
  give(item: Item): void;
  /** Returns a function that stops it. */
  subscribe(listener: (item: Item) => void): () => void;
}

export function createQueue<Item>(): Queue<Item> {
  const listeners = new Set<(item: Item) => void>();
  const waiting: Item[] = [];
  return {
    give(item) {
      if (listeners.size === 0) waiting.push(item);
      for (const listener of [...listeners]) listener(item);
    },
    subscribe(listener) {
      listeners.add(listener);
      for (const item of waiting.splice(0)) listener(item);
      return () => void listeners.delete(listener);
    },
  };
}

export interface CommandQueue extends CommandSource {
  give(command: PaneCommand): void;
}

/** Ribbon commands for the pane; those given before it listens wait for it. */
export function createCommandQueue(): CommandQueue {
  return createQueue<PaneCommand>();
}
