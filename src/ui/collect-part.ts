import type { FunctionComponent } from 'preact';
import type { CollectActions, PaneActions } from './actions';
import type { Controller } from './controller';
import type { DroppedFiles } from './dom/dropped-files';
import type { PaneEvent } from './state/reduce';

/** The part of the pane that merges the reports of many units (汇总). */
export interface CollectPart {
  readonly View: FunctionComponent;
  stop(): void;
}

/** The way into that part, which is loaded when it is first needed; files that are dropped meanwhile wait. */
export interface CollectDoor {
  bring(files: DroppedFiles): void;
  /** The part once it is there. */
  part(): CollectPart | null;
  load(): Promise<CollectPart>;
  stop(): void;
}

/** What the part works with. */
export interface CollectSurroundings {
  readonly actions: PaneActions;
  readonly tools: CollectActions;
  readonly controller: Controller;
  readonly send: (event: PaneEvent) => void;
  readonly arrivals: { subscribe(listener: (files: DroppedFiles) => void): () => void };
}
