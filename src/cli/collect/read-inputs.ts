import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../catalogue/messages';
import { skippedSubmission } from '../../collect';
import { GoujiError } from '../../core/errors';
import type { Submission, UnitReport } from '../../core/model/collection';
import type { InputFile } from './input-files';
import { manifestFile, readManifest, startManifest, type KeptAnswer } from './manifest';
import { usage, type CollectOptions } from './options';
import { progressOf } from './progress';
import { sha256, type FileStamp, type ReadAnswer, type ReadRequest } from './read-one';
import type { CollectedFile } from './result';
import type { CollectWorld } from './world';

/** What came of all inputs. */
export interface ReadResult {
  readonly files: readonly CollectedFile[];
  /** Figures of the total typed by hand. */
  readonly typed: UnitReport['figures'] | null;
}

/** Reads everything that may be a report, and the total typed by hand as one of them. */
export async function readAll(
  inputs: readonly InputFile[],
  options: CollectOptions,
  world: CollectWorld,
  signal: AbortSignal,
): Promise<ReadResult> {
  const known = inputs.map((input) => withoutReading(input));
  const requests = known.flatMap((submission, index): readonly ReadRequest[] => {
    const input = inputs[index];
    return submission === undefined && input ? [{ index, at: input.at, file: input.file }] : [];
  });
  const typedAt = inputs.length;
  if (options.typed !== null)
    requests.push({ index: typedAt, at: await realpath(options.typed), file: path.basename(options.typed) });
  const answers = await answersTo(requests, options, world, signal);
  const files = inputs.map((input, index): CollectedFile => {
    const submission = known[index] === undefined ? answers.get(index) : known[index];
    return {
      input,
      submission: submission ?? null,
      skipped: input.found.kind === 'skipped' ? input.found.reason : null,
    };
  });
  return {
    files: await withoutOutput(files, options.output),
    typed: figuresOf(answers.get(typedAt), options.typed),
  };
}

/** What is known of an input without opening it; undefined for what has to be read, null for what is left alone. */
function withoutReading({ file, found }: InputFile): Submission | null | undefined {
  if (found.kind === 'skipped') return null;
  if (found.kind === 'unreadable') {
    const { code, details } = found.error;
    return { file, outcome: { kind: 'unreadable', code, details } };
  }
  return skippedSubmission(file) ?? undefined;
}

function figuresOf(submission: Submission | undefined, file: string | null): ReadResult['typed'] {
  if (!submission || file === null) return null;
  const { outcome } = submission;
  if (outcome.kind === 'unreadable') throw new GoujiError(outcome.code, { ...outcome.details, file });
  return outcome.kind === 'skipped' ? null : outcome.unit.figures;
}

/**
 * The output of an earlier run, lying among the reports, is none of them.
 * @throws CollectUsageError where the output would be written over a report
 */
async function withoutOutput(
  files: readonly CollectedFile[],
  output: string,
): Promise<readonly CollectedFile[]> {
  const real = await realpath(output).catch(() => null);
  return files.map((one) => {
    if (real === null || one.input.at !== real || !one.submission) return one;
    if (one.submission.outcome.kind === 'total') return { ...one, submission: null, skipped: 'output' };
    throw usage('cli.collect.outputIsInput', { file: output });
  });
}

/** Answers of an earlier run where the files are as they were, and of readers for the rest. */
async function answersTo(
  requests: readonly ReadRequest[],
  options: CollectOptions,
  world: CollectWorld,
  signal: AbortSignal,
): Promise<ReadonlyMap<number, Submission>> {
  const answers = new Map<number, Submission>();
  const listed = manifestFile(options.output);
  const version = world.version();
  const kept = options.resume ? readManifest(listed, version) : new Map<string, KeptAnswer>();
  const open: ReadRequest[] = [];
  for (const request of requests) {
    const answer = kept.get(keyOf(request));
    if (answer && (await isUnchanged(request, answer.stamp)))
      answers.set(request.index, JSON.parse(answer.submission) as Submission);
    else open.push(request);
  }
  if (answers.size > 0) world.err(say('zh-CN', 'cli.collect.resumed', { count: answers.size }));
  const keys = new Map(requests.map((request) => [request.index, keyOf(request)]));
  const manifest = startManifest(listed, version, kept);
  const progress = progressOf(open.length, world.progress);
  const take = (answer: ReadAnswer): void => {
    const submission = JSON.parse(answer.submission) as Submission;
    answers.set(answer.index, submission);
    if (answer.stamp && !isPassing(submission))
      manifest.add(keys.get(answer.index) ?? '', { stamp: answer.stamp, submission: answer.submission });
    progress.step(submission.outcome.kind === 'unreadable');
  };
  try {
    await world.readers(options.jobs)(open, take, signal);
  } finally {
    progress.end();
    manifest.close();
  }
  return answers;
}

/** A file by its path and the name it goes under. */
function keyOf({ at, file }: ReadRequest): string {
  return `${typeof at === 'string' ? at : Buffer.from(at).toString('latin1')}\n${file}`;
}

/** Same size and time; where only the time differs, as after copying a folder, the same content. */
async function isUnchanged({ at }: ReadRequest, stamp: FileStamp): Promise<boolean> {
  const place = typeof at === 'string' ? at : Buffer.from(at);
  try {
    const { size, mtimeMs } = await stat(place);
    if (size !== stamp.size) return false;
    return mtimeMs === stamp.mtime || sha256(await readFile(place)) === stamp.sha256;
  } catch {
    return false;
  }
}

/** Trouble that may be gone the next time. */
const PASSING: ReadonlySet<string> = new Set([
  'READ_TIMEOUT',
  'READ_CRASHED',
  'FILE_CHANGED',
  'FILE_UNREADABLE',
  'FILE_NOT_FOUND',
  'FILE_NOT_LOCAL',
]);

function isPassing({ outcome }: Submission): boolean {
  return outcome.kind === 'unreadable' && PASSING.has(outcome.code);
}
