import path from 'node:path';
import { readSource } from '../adapters/readers';
import { check } from '../check';
import { GoujiError, isGoujiError } from '../core/errors';
import type { PreviousReport } from '../core/model/previous-report';
import type { ReportSource } from '../core/model/source';
import type { JudgeOptions } from '../documents';
import { asPrevious, sumPrevious } from '../previous';
import { rebuild } from '../rebuild';
import { readBytes } from './read-file';

type LastYear = Pick<JudgeOptions, 'previous' | 'against'>;

/**
 * Last year's report from a file in any form, to check others against; of several, for units that have merged since,
 * the figures are added up and the texts left aside.
 * @throws GoujiError with a code of the files; NO_REPORT when no figure is in one
 */
export async function readPrevious(files: readonly string[]): Promise<LastYear> {
  const read: { readonly source: ReportSource; readonly report: PreviousReport }[] = [];
  for (const file of files) read.push(await readOne(file));
  const [only, ...others] = read;
  if (only && others.length === 0) return { previous: only.source, against: { previous: only.report } };
  return { against: { previous: sumPrevious(read.map(({ report }) => report)) } };
}

async function readOne(file: string): Promise<{ source: ReportSource; report: PreviousReport }> {
  const name = path.basename(file);
  const source = await sourceOf(file, name);
  const { report } = check(rebuild(source).view);
  if (report.facts.size === 0) throw new GoujiError('NO_REPORT', { file });
  return { source, report: asPrevious(report, name) };
}

async function sourceOf(file: string, name: string): Promise<ReportSource> {
  try {
    return await readSource(await readBytes(file), { name });
  } catch (cause) {
    if (!isGoujiError(cause)) throw new GoujiError('FILE_UNREADABLE', { file }, { cause });
    throw new GoujiError(cause.code, { ...cause.details, file }, { cause: cause.cause });
  }
}
