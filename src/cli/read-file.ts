import { readFile, stat } from 'node:fs/promises';
import { readXlsx } from '../adapters/xlsx/read';
import { GoujiError, isGoujiError } from '../core/errors';
import type { Verdict } from '../core/model/verdict';
import { check } from '../check';

/** Largest file read, in bytes. */
const LARGEST_FILE = 20 * 1024 * 1024;

export interface ReadFailure {
  readonly file: string;
  readonly error: GoujiError;
}

export type FileVerdict = { readonly file: string; readonly verdict: Verdict } | ReadFailure;

/** Reads and judges one file. Never throws: a file that cannot be read is a result of its own. */
export async function judgeFile(file: string): Promise<FileVerdict> {
  try {
    return { file, verdict: check(await readXlsx(await readBytes(file))) };
  } catch (error) {
    return { file, error: withFile(asGoujiError(error), file) };
  }
}

export async function readBytes(file: string): Promise<Uint8Array> {
  let size: number;
  try {
    const status = await stat(file);
    if (!status.isFile()) throw new GoujiError('FILE_UNREADABLE', { file });
    size = status.size;
  } catch (cause) {
    if (isGoujiError(cause)) throw cause;
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new GoujiError(missing ? 'FILE_NOT_FOUND' : 'FILE_UNREADABLE', { file }, { cause });
  }
  if (size > LARGEST_FILE)
    throw new GoujiError('FILE_TOO_LARGE', { file, limit: LARGEST_FILE / 1024 / 1024 });
  try {
    return new Uint8Array(await readFile(file));
  } catch (cause) {
    throw new GoujiError('FILE_UNREADABLE', { file }, { cause });
  }
}

function asGoujiError(error: unknown): GoujiError {
  return isGoujiError(error) ? error : new GoujiError('FILE_UNREADABLE', { file: '' }, { cause: error });
}

function withFile(error: GoujiError, file: string): GoujiError {
  return new GoujiError(error.code, { ...error.details, file }, { cause: error.cause });
}
