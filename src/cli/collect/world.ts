import type { ProgressOutput } from './progress';
import type { ReadFiles } from './reader-pool';

/** What the command needs of the world around it. */
export interface CollectWorld {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly progress: ProgressOutput;
  readonly processors: number;
  readonly readers: (jobs: number) => ReadFiles;
  /** Text that changes whenever a file might be read differently. */
  readonly version: () => string;
  /** Gives back memory that is no longer used, between two steps that need much of it. */
  readonly settle: () => void;
  /** Calls back when the person wants to stop; gives what takes the wish back. */
  readonly onInterrupt: (stop: () => void) => () => void;
}
