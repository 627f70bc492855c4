/** Holds one state, changes it by events through a pure reducer, and tells whoever listens. */
export interface Store<State, Event> {
  get(): State;
  send(event: Event): void;
  /** Returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}

export function createStore<State, Event>(
  reduce: (state: State, event: Event) => State,
  initial: State,
): Store<State, Event> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    send(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
