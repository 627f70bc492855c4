import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readSource } from '../adapters/readers';
import { GoujiError, isGoujiError } from '../core/errors';
import type { WorkbookView } from '../core/model/grid';
import type { Verdict } from '../core/model/verdict';
import { checkInTasks } from '../check';
import { judgeInTasks, type JudgedSource, type JudgeOptions } from '../documents';
import { readWholeXlsx } from './whole-xlsx';

/** Largest file read, in bytes. */
const LARGEST_FILE = 20 * 1024 * 1024;

export interface ReadFailure {
  readonly file: string;
  readonly error: GoujiError;
}

/** A file that other programs leave behind; counted and not read. */
export interface SkippedFile {
  readonly file: string;
  readonly skipped: 'temporary' | 'system';
}

export interface JudgedFile {
  readonly file: string;
  readonly verdict: Verdict;
  /** Present for workbooks. */
  readonly view?: WorkbookView;
  /** Present for documents, which have a text around their tables. */
  readonly document?: JudgedSource;
}

export type FileVerdict = JudgedFile | ReadFailure | SkippedFile;

/**
 * Reads and judges one file of any kind. Never throws: a file that cannot be read is a result of its own. A workbook
 * named .xlsx goes to the strict reader whatever it holds.
 */
export async function judgeFile(file: string, options: JudgeOptions = {}): Promise<FileVerdict> {
  const skipped = reasonToSkip(path.basename(file));
  if (skipped) return { file, skipped };
  try {
    const bytes = await readBytes(file);
    if (path.extname(file).toLowerCase() === '.xlsx') {
      const view = await readWholeXlsx(bytes);
      return { file, view, verdict: await checkInTasks(view, options.against) };
    }
    const source = await readSource(bytes, { name: path.basename(file) });
    const document = await judgeInTasks(source, options);
    const { verdict } = document;
    return source.kind === 'xlsx' ? { file, verdict } : { file, verdict, document };
  } catch (error) {
    return { file, error: withFile(asGoujiError(error), file) };
  }
}

/** Lock and swap files of office programs, and what systems keep about folders. */
function reasonToSkip(name: string): SkippedFile['skipped'] | null {
  if (/^(?:~\$|\.~lock\.|~WRL|\._)/.test(name)) return 'temporary';
  return /^(?:\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name) ? 'system' : null;
}

/** Bytes of a file up to the bound. @throws FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE */
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
