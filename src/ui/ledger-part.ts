import type { FunctionComponent } from 'preact';
import type { PaneActions } from './actions';
import type { Controller } from './controller';
import type { DroppedFiles } from './dom/dropped-files';
import type { LedgerActions } from './ledger-actions';
import type { PaneEvent } from './state/reduce';

/** The part of the pane that keeps the ledger of applications (台账). */
export interface LedgerPart {
  readonly View: FunctionComponent;
  stop(): void;
}

/** The way into that part, which is loaded when it is first needed; files that are dropped meanwhile wait. */
export interface LedgerDoor {
  bring(files: DroppedFiles): void;
  /** The part once it is there. */
  part(): LedgerPart | null;
  load(): Promise<LedgerPart>;
  stop(): void;
}

/** What the part works with. */
export interface LedgerSurroundings {
  readonly actions: PaneActions;
  readonly tools: LedgerActions;
  readonly controller: Controller;
  readonly send: (event: PaneEvent) => void;
  readonly arrivals: { subscribe(listener: (files: DroppedFiles) => void): () => void };
}
