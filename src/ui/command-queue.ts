import type { CommandSource, PaneCommand } from './actions';

export interface CommandQueue extends CommandSource {
  give(command: PaneCommand): void;
}

/** Ribbon commands for the pane; those given before it listens wait for it. */
export function createCommandQueue(): CommandQueue {
  const listeners = new Set<(command: PaneCommand) => void>();
  const waiting: PaneCommand[] = [];
  return {
    give(command) {
      if (listeners.size === 0) waiting.push(command);
      for (const listener of [...listeners]) listener(command);
    },
    subscribe(listener) {
      listeners.add(listener);
      for (const command of waiting.splice(0)) listener(command);
      return () => void listeners.delete(listener);
    },
  };
}
