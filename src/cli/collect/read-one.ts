import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { readXlsxNames, TOTAL_LIMITS } from '../../adapters/xlsx/read';
import { unreadableSubmission } from '../../collect';
import { submissionIn, withFile, type CollectTools } from '../../collect-work';
import { GoujiError, isGoujiError } from '../../core/errors';
import type { Submission } from '../../core/model/collection';
import { readWholeXlsx } from '../whole-xlsx';

/** Largest file read, in bytes. */
const LARGEST_FILE = 20 * 1024 * 1024;

/** What a reader is asked for. */
export interface ReadRequest {
  /** Its place in the list of the run. */
  readonly index: number;
  readonly at: string | Uint8Array;
  /** As in `Submission.file`. */
  readonly file: string;
}

/** What a reader answers: the file as it was, and the submission as JSON text. */
export interface ReadAnswer {
  readonly index: number;
  /** Null where there was nothing to read. */
  readonly stamp: FileStamp | null;
  readonly submission: string;
}

/** Tells whether a file is still the one that was read. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds, with what the system has below them. */
  readonly mtime: number;
  readonly sha256: string;
}

/** Reads one file and judges it. Never throws: trouble is an answer of its own. */
export async function readOne({ index, at, file }: ReadRequest): Promise<ReadAnswer> {
  let stamp: FileStamp | null = null;
  const answer = (submission: Submission): ReadAnswer => ({
    index,
    stamp,
    submission: JSON.stringify(submission),
  });
  try {
    const { bytes, status } = readSteadily(typeof at === 'string' ? at : Buffer.from(at), file);
    stamp = { size: status.size, mtime: status.mtimeMs, sha256: sha256(bytes) };
    return answer(await submissionIn(file, bytes, TOOLS));
  } catch (error) {
    return answer(unreadableSubmission(file, withFile(error, file)));
  }
}

const TOOLS = {
  /** A workbook named .xlsx goes to the strict reader whatever it holds. */
  readSource: async (bytes, file) =>
    path.extname(file.name ?? '').toLowerCase() === '.xlsx' && bytes.length > 0
      ? { kind: 'xlsx', view: await readWholeXlsx(bytes), lines: [], notices: [] }
      : (await import('../../adapters/readers')).readSource(bytes, file),
  readNames: (bytes) => new Promise((resolve) => resolve(readXlsxNames(bytes, TOTAL_LIMITS))),
} satisfies Pick<CollectTools, 'readSource' | 'readNames'>;

/**
 * Bytes of a file that stays the same while it is read: its size and time before and after agree.
 * @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE, FILE_CHANGED, EMPTY_FILE, FILE_NOT_LOCAL
 */
export function readSteadily(
  at: string | Buffer,
  file: string,
): { readonly bytes: Uint8Array; readonly status: Stats } {
  if (/^\..+\.icloud$/.test(path.posix.basename(file))) throw new GoujiError('FILE_NOT_LOCAL', { file });
  const handle = opened(at, file);
  try {
    const before = fstatSync(handle);
    if (!before.isFile()) throw new GoujiError('FILE_UNREADABLE', { file });
    if (before.size === 0) throw new GoujiError('EMPTY_FILE', { file });
    if (before.size > LARGEST_FILE)
      throw new GoujiError('FILE_TOO_LARGE', { file, limit: LARGEST_FILE / 1024 / 1024 });
    const bytes = bytesOf(handle, before.size);
    if (!bytes || !isSame(before, fstatSync(handle)) || !isSame(before, statSync(at)))
      throw new GoujiError('FILE_CHANGED', { file });
    if (bytes.every((byte) => byte === 0)) throw new GoujiError('FILE_NOT_LOCAL', { file });
    return { bytes, status: before };
  } catch (cause) {
    if (isGoujiError(cause)) throw cause;
    throw new GoujiError('FILE_UNREADABLE', { file }, { cause });
  } finally {
    closeSync(handle);
  }
}

/** Neither a link nor anything that would be waited for, whatever became of the path since it was listed. */
const OPENING = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function opened(at: string | Buffer, file: string): number {
  try {
    return openSync(at, OPENING);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new GoujiError(missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', { file }, { cause });
  }
}

/** Null where the file is shorter or longer than it said. */
function bytesOf(handle: number, size: number): Uint8Array | null {
  const bytes = new Uint8Array(size + 1);
  let length = 0;
  for (;;) {
    const more = readSync(handle, bytes, length, bytes.length - length, null);
    if (more === 0) return length === size ? bytes.subarray(0, size) : null;
    length += more;
    if (length > size) return null;
  }
}

function isSame(before: Stats, after: Stats): boolean {
  return before.size === after.size && before.mtimeMs === after.mtimeMs && before.ino === after.ino;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
