import path from 'node:path';
import { readSource } from '../adapters/readers';
import { check } from '../check';
import { GoujiError, isGoujiError } from '../core/errors';
import type { ReportSource } from '../core/model/source';
import type { JudgeOptions } from '../documents';
import { asPrevious } from '../previous';
import { rebuild } from '../rebuild';
import { readBytes } from './read-file';

/**
 * Last year's report from a file in any form, to check others against.
 * @throws GoujiError with a code of the files; NO_REPORT when no figure is in it
 */
export async function readPrevious(file: string): Promise<Pick<JudgeOptions, 'previous' | 'against'>> {
  const name = path.basename(file);
  const previous = await sourceOf(file, name);
  const { report } = check(rebuild(previous).view);
  if (report.facts.size === 0) throw new GoujiError('NO_REPORT', { file });
  return { previous, against: { previous: asPrevious(report, name) } };
}

async function sourceOf(file: string, name: string): Promise<ReportSource> {
  try {
    return await readSource(await readBytes(file), { name });
  } catch (cause) {
    if (!isGoujiError(cause)) throw new GoujiError('FILE_UNREADABLE', { file }, { cause });
    throw new GoujiError(cause.code, { ...cause.details, file }, { cause: cause.cause });
  }
}
