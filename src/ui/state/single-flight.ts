/**
 * Runs one piece of work at a time. Requests made meanwhile are merged into one that runs afterwards, so the last
 * state of the sheet is always looked at and never twice at once.
 */
export interface SingleFlight<Request> {
  /** Settles when the queue has come to rest. Never rejects: `run` tells its own failures. */
  request(request: Request): Promise<void>;
  /** True while something waits to run after the present work. */
  waiting(): boolean;
  /** Aborts the present work and forgets what waits. */
  cancel(): void;
}

export function singleFlight<Request>(
  run: (request: Request, signal: AbortSignal) => Promise<void>,
  merge: (waiting: Request, later: Request) => Request,
): SingleFlight<Request> {
  let next: { readonly request: Request } | null = null;
  let controller: AbortController | null = null;
  let rest: Promise<void> | null = null;

  async function drain(): Promise<void> {
    try {
      while (next) {
        const { request } = next;
        next = null;
        controller = new AbortController();
        await run(request, controller.signal);
      }
    } finally {
      controller = null;
      rest = null;
    }
  }

  return {
    request(request) {
      next = { request: next ? merge(next.request, request) : request };
      rest ??= Promise.resolve().then(drain);
      return rest;
    },
    waiting: () => next !== null,
    cancel() {
      next = null;
      controller?.abort();
    },
  };
}
