import {
  collectionWorkbook,
  explainTotal,
  requireSameTotals,
  skippedSubmission,
  submissionOf,
  totalOfNames,
  unreadableSubmission,
} from './collect';
import { GoujiError, isGoujiError } from './core/errors';
import type { Collection, Submission, TotalExplanation, UnitReport } from './core/model/collection';
import type { WorkbookView } from './core/model/grid';
import type { WorkbookPlan } from './core/model/sheet-plan';
import type { ReadSource } from './intake';
import type { SubmittedFile } from './ui/actions';

/**
 * Part of the pipeline in a file of its own: what takes long when many reports are merged. It needs nothing but what it
 * is given, so that a worker can do it as well as the page.
 */

export type CollectWork =
  | ({ readonly kind: 'read' } & SubmittedFile)
  | { readonly kind: 'workbook'; readonly collection: Collection }
  | { readonly kind: 'explain'; readonly collection: Collection; readonly typed: UnitReport['figures'] };

export interface CollectResults {
  readonly read: Submission;
  readonly workbook: Uint8Array;
  readonly explain: TotalExplanation;
}

/** Reading and writing of files, each loaded when first needed. */
export interface CollectTools {
  readonly readSource: ReadSource;
  /** Names of a workbook within the bounds of a total. */
  readonly readNames: (bytes: Uint8Array) => Promise<WorkbookView['names']>;
  readonly writeWorkbook: (plan: WorkbookPlan) => Promise<Uint8Array>;
  /** A workbook within the bounds of a total. */
  readonly readTotal: (bytes: Uint8Array) => Promise<WorkbookView>;
}

/** Does one piece of work; only `read` never throws. @throws OUTPUT_UNVERIFIED where a written total says something else */
export async function carryOut<Work extends CollectWork>(
  work: Work,
  tools: CollectTools,
): Promise<CollectResults[Work['kind']]>;
export async function carryOut(
  work: CollectWork,
  tools: CollectTools,
): Promise<CollectResults[CollectWork['kind']]> {
  switch (work.kind) {
    case 'read':
      return readSubmission(work, tools);
    case 'workbook':
      return writeTotal(work.collection, tools);
    case 'explain':
      return explainTotal(work.collection, work.typed);
  }
}

/** Largest file read, in bytes; its size is asked before its content. */
const LARGEST_FILE = 20 * 1024 * 1024;

/** Reads and judges one file; trouble of any kind is an outcome. */
async function readSubmission({ file, content }: SubmittedFile, tools: CollectTools): Promise<Submission> {
  const skipped = skippedSubmission(file);
  if (skipped) return skipped;
  try {
    const bytes = await bytesOf({ file, content });
    return await submissionIn(file, bytes, tools);
  } catch (error) {
    return unreadableSubmission(file, withFile(error, file));
  }
}

async function bytesOf({ file, content }: SubmittedFile): Promise<Uint8Array> {
  if (content.size > LARGEST_FILE)
    throw new GoujiError('FILE_TOO_LARGE', { limit: LARGEST_FILE / 1024 / 1024 });
  const bytes = new Uint8Array(
    await content.arrayBuffer().catch((cause: unknown) => {
      throw new GoujiError('FILE_UNREADABLE', { file }, { cause });
    }),
  );
  // What a cloud folder shows of a file that it has not fetched.
  if (bytes.length > 0 && bytes.every((byte) => byte === 0)) throw new GoujiError('FILE_NOT_LOCAL', { file });
  return bytes;
}

/**
 * What came in the bytes of a file. A workbook too large to be read is known by its names if it is a total.
 * @throws GoujiError with a code of the files
 */
export async function submissionIn(
  file: string,
  bytes: Uint8Array,
  tools: Pick<CollectTools, 'readSource' | 'readNames'>,
): Promise<Submission> {
  const name = file.split('/').pop() ?? file;
  try {
    return await submissionOf(file, await tools.readSource(bytes, { name }));
  } catch (error) {
    const names = isTooMuch(error) ? await tools.readNames(bytes).catch(() => null) : null;
    const total = names && totalOfNames(file, names);
    if (total) return total;
    throw error;
  }
}

const TOO_MUCH: ReadonlySet<string> = new Set(['XLSX_TOO_MANY_CELLS', 'ZIP_TOO_LARGE', 'XML_TOO_LARGE']);

/** A total of thousands of units is larger than any report. */
function isTooMuch(error: unknown): boolean {
  return isGoujiError(error) && TOO_MUCH.has(error.code);
}

/** Trouble with the file named. */
export function withFile(error: unknown, file: string): unknown {
  return isGoujiError(error)
    ? new GoujiError(error.code, { ...error.details, file }, { cause: error.cause })
    : error;
}

/** What was written is read again before anybody gets it. */
async function writeTotal(collection: Collection, tools: CollectTools): Promise<Uint8Array> {
  const bytes = await tools.writeWorkbook(collectionWorkbook(collection));
  requireSameTotals(await tools.readTotal(bytes), collection);
  return bytes;
}
