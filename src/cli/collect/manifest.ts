import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { GoujiError } from '../../core/errors';
import type { ReadAnswer } from './read-one';

/** Lines before what was written is forced to the disk. */
const LINES_BETWEEN_SYNCS = 256;
const CHECKSUM_LENGTH = 16;

/** What a run writes down beside its output as it reads, for a run that goes on where this one was stopped. */
export interface Manifest {
  add(at: string, answer: KeptAnswer): void;
  close(): void;
}

/** An answer kept by an earlier run. */
export type KeptAnswer = Pick<ReadAnswer, 'submission'> & {
  readonly stamp: NonNullable<ReadAnswer['stamp']>;
};

/** Where the list for an output lies. */
export function manifestFile(output: string): string {
  return path.join(path.dirname(output), `.${path.basename(output)}.gouji-manifest.jsonl`);
}

/**
 * Answers of a run that was stopped, by path. A line that is torn or altered counts for nothing, and so does a list
 * made by another version of the program.
 */
export function readManifest(file: string, version: string): ReadonlyMap<string, KeptAnswer> {
  const kept = new Map<string, KeptAnswer>();
  const [head, ...lines] = textOf(file).split('\n').map(payloadOf);
  if (head === undefined || head !== headOf(version)) return kept;
  for (const line of lines) {
    if (line === null) continue;
    const { at, stamp, submission } = JSON.parse(line) as KeptAnswer & { readonly at: string };
    kept.set(at, { stamp, submission });
  }
  return kept;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param kept  what an earlier run knew; without anything the list begins anew, else it goes on
 * @throws OUTPUT_LOCKED where nothing can be written beside the output
 */
export function startManifest(
  file: string,
  version: string,
  kept: ReadonlyMap<string, KeptAnswer>,
): Manifest {
  const goesOn = kept.size > 0;
  const handle = opened(file, goesOn ? 'a' : 'w');
  let waiting = 0;
  const write = (payload: string): void => {
    writeSync(handle, `${checksum(payload)} ${payload}\n`);
    waiting += 1;
    if (waiting < LINES_BETWEEN_SYNCS) return;
    fsyncSync(handle);
    waiting = 0;
  };
  // The last line may be torn; whatever comes next must not stand behind it.
  if (goesOn) writeSync(handle, '\n');
  else write(headOf(version));
  return {
    add: (at, answer) => write(JSON.stringify({ at, ...answer })),
    close: () => closeSync(handle),
  };
}

function opened(file: string, how: 'a' | 'w'): number {
  try {
    return openSync(file, how);
  } catch (cause) {
    throw new GoujiError('OUTPUT_LOCKED', { file }, { cause });
  }
}

export function removeManifest(file: string): void {
  rmSync(file, { force: true });
}

function headOf(version: string): string {
  return JSON.stringify({ gouji: 'manifest', version });
}

function checksum(payload: string): string {
  return createHash('sha256').update(payload).digest('hex').slice(0, CHECKSUM_LENGTH);
}

/** The line without its checksum; null where it does not agree. */
function payloadOf(line: string): string | null {
  const payload = line.slice(CHECKSUM_LENGTH + 1);
  return line !== '' && line.slice(0, CHECKSUM_LENGTH) === checksum(payload) ? payload : null;
}
