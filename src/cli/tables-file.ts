import { GoujiError } from '../core/errors';
import type { CheckAgainst } from '../check';
import type { JudgedTables } from '../documents';
import { judgeFile } from './read-file';

/**
 * The tables of a file in any form, to check a text against.
 * @throws GoujiError with a code of the files; NO_TABLES when no figure is in it
 */
export async function readTables(file: string, against: CheckAgainst | undefined): Promise<JudgedTables> {
  const result = await judgeFile(file, against ? { against } : {});
  if ('error' in result) throw result.error;
  if (!('verdict' in result)) throw new GoujiError('FILE_UNREADABLE', { file });
  if (result.verdict.report.facts.size === 0) throw new GoujiError('NO_TABLES', { file });
  const readFrom = result.document?.source.readFrom;
  return { verdict: result.verdict, ...(readFrom ? { readFrom } : {}) };
}
