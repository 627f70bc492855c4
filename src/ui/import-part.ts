import type { FunctionComponent } from 'preact';
import type { PaneActions } from './actions';
import type { Controller } from './controller';
import type { PaneEvent } from './state/reduce';

/** What the clerk brings: a file, or what the clipboard holds. */
export type Brought = { readonly file: File } | { readonly text: string; readonly html: string };

/** The part of the pane that imports reports. */
export interface ImportPart {
  readonly View: FunctionComponent;
  /** True while reports are shown that the clerk may come back to. */
  hasReports(): boolean;
  stop(): void;
}

/** The way into that part, which is loaded when it is first needed; what is brought meanwhile waits. */
export interface ImportDoor {
  bring(things: readonly Brought[]): void;
  /** The part once it is there. */
  part(): ImportPart | null;
  load(): Promise<ImportPart>;
  stop(): void;
}

/** What the part works with. */
export interface ImportSurroundings {
  readonly actions: PaneActions;
  readonly controller: Controller;
  readonly send: (event: PaneEvent) => void;
  readonly arrivals: { subscribe(listener: (things: readonly Brought[]) => void): () => void };
}
