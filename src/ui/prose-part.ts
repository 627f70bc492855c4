import type { FunctionComponent } from 'preact';
import type { PaneActions } from './actions';
import type { Controller } from './controller';
import type { Brought } from './import-part';
import type { PaneEvent } from './state/reduce';

/** What a text that is brought is to be: the one to check, or last year's. */
export type TextRole = 'text' | 'previous';

export interface BroughtText {
  readonly role: TextRole;
  readonly things: readonly Brought[];
}

/** The part of the pane that checks texts against the tables (核对文字). */
export interface ProsePart {
  readonly View: FunctionComponent;
  stop(): void;
}

/** The way into that part, which is loaded when it is first needed; what is brought meanwhile waits. */
export interface ProseDoor {
  bring(brought: BroughtText): void;
  /** The part once it is there. */
  part(): ProsePart | null;
  load(): Promise<ProsePart>;
  stop(): void;
}

/** What the part works with. */
export interface ProseSurroundings {
  readonly actions: PaneActions;
  readonly controller: Controller;
  readonly send: (event: PaneEvent) => void;
  readonly arrivals: { subscribe(listener: (brought: BroughtText) => void): () => void };
}
