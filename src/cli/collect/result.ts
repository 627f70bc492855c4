import type { Collection, Roster, Submission, TotalExplanation } from '../../core/model/collection';
import type { InputFile, SkipReason } from './input-files';
import type { CollectOptions } from './options';

/** A file with what became of it. */
export interface CollectedFile {
  readonly input: InputFile;
  /** Null for what was left where it is. */
  readonly submission: Submission | null;
  /** Why, for these. */
  readonly skipped: SkipReason | null;
}

/** What a run found, for telling it. */
export interface CollectResult {
  readonly options: CollectOptions;
  readonly files: readonly CollectedFile[];
  readonly collection: Collection;
  readonly roster: Roster | null;
  readonly explanation: TotalExplanation | null;
  readonly notes: number;
}
