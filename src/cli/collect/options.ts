import path from 'node:path';
import { parseArgs } from 'node:util';
import { say } from '../../catalogue/messages';

/** A call that cannot be understood, or choices that fit nothing. */
export class CollectUsageError extends Error {}

export interface CollectOptions {
  readonly inputs: readonly string[];
  readonly output: string;
  readonly year: number;
  /** '' where nobody is named. */
  readonly organ: string;
  readonly roster: string | null;
  readonly typed: string | null;
  readonly notes: { readonly folder: string; readonly format: 'txt' | 'docx' } | null;
  /** File that counts, by unit. */
  readonly chosen: ReadonlyMap<string, string>;
  /** Unit, by file. */
  readonly names: ReadonlyMap<string, string>;
  readonly included: ReadonlyMap<string, boolean>;
  readonly withErrors: boolean;
  readonly resume: boolean;
  readonly json: boolean;
  readonly force: boolean;
  readonly jobs: number;
}

const MOST_JOBS = 64;

/** @param defaultJobs  where the call does not say how many files are read at the same time @throws CollectUsageError */
export function collectOptions(args: readonly string[], defaultJobs: number): CollectOptions {
  const { values, positionals } = parsed(args);
  if (positionals.length === 0) throw usage('cli.collect.noInput');
  const organ = values.organ?.trim() ?? '';
  return {
    inputs: positionals,
    output: outputOf(values.output),
    year: yearOf(values.year),
    organ,
    roster: values.roster ?? null,
    typed: values.typed ?? null,
    notes:
      values.notes === undefined ? null : { folder: values.notes, format: formatOf(values['notes-format']) },
    chosen: pairs(values.choose, '--choose'),
    names: pairs(values.name, '--name'),
    included: new Map([
      ...(values.include ?? []).map((name) => [name, true] as const),
      ...(values.exclude ?? []).map((name) => [name, false] as const),
    ]),
    withErrors: values['with-errors'] === true,
    resume: values.resume === true,
    json: values.json === true,
    force: values.force === true,
    jobs: jobsOf(values.jobs, defaultJobs),
  };
}

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  year: { type: 'string' },
  organ: { type: 'string' },
  roster: { type: 'string' },
  typed: { type: 'string' },
  notes: { type: 'string' },
  'notes-format': { type: 'string' },
  choose: { type: 'string', multiple: true },
  name: { type: 'string', multiple: true },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  'with-errors': { type: 'boolean' },
  resume: { type: 'boolean' },
  json: { type: 'boolean' },
  force: { type: 'boolean' },
  jobs: { type: 'string' },
} as const;

function parsed(
  args: readonly string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new CollectUsageError(error instanceof Error ? error.message : String(error));
  }
}

export function usage(
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): CollectUsageError {
  return new CollectUsageError(say('zh-CN', key, values));
}

function outputOf(text: string | undefined): string {
  if (text === undefined || text.trim() === '') throw usage('cli.missingOption', { option: '-o' });
  if (path.extname(text).toLowerCase() !== '.xlsx')
    throw usage('cli.badExtension', { file: text, allowed: '.xlsx' });
  return text;
}

function yearOf(text: string | undefined): number {
  if (text === undefined) throw usage('cli.missingOption', { option: '--year' });
  if (!/^\d{4}$/.test(text)) throw usage('cli.badYear', { text });
  return Number(text);
}

function jobsOf(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const jobs = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (jobs < 1 || jobs > MOST_JOBS) throw usage('cli.collect.badJobs', { text, most: MOST_JOBS });
  return jobs;
}

function formatOf(text = 'docx'): 'txt' | 'docx' {
  if (text === 'txt' || text === 'docx') return text;
  throw usage('cli.collect.badNotesFormat', { text });
}

/** `left=right`; names of units have no `=`, those of files may. */
function pairs(
  texts: readonly string[] | undefined,
  option: '--choose' | '--name',
): ReadonlyMap<string, string> {
  return new Map(
    (texts ?? []).map((text) => {
      const at = option === '--choose' ? text.indexOf('=') : text.lastIndexOf('=');
      const [left, right] = [text.slice(0, Math.max(at, 0)).trim(), text.slice(at + 1).trim()];
      if (left === '' || right === '') throw usage('cli.collect.badPair', { option, text });
      return [left, right] as const;
    }),
  );
}
