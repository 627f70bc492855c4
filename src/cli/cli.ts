import path from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { exporters } from '../adapters/exporters';
import { readSource } from '../adapters/readers';
import { createXlsxPort } from '../adapters/xlsx/port';
import { inflateWith } from '../adapters/xlsx/read/container/inflate';
import { addMessages, say } from '../catalogue/messages';
import { cli } from '../catalogue/messages/zh-CN/cli';
import { currentFormat } from '../catalogue/formats';
import { organKindOf, organKinds } from '../catalogue/organ-kinds';
import { toneNames, toneOf } from '../catalogue/tones';
import { GoujiError, isGoujiError } from '../core/errors';
import type { OrganKind, TotalsMode } from '../core/model/format';
import {
  DEFAULT_DRAFT_OPTIONS,
  TONES,
  type DraftOptions,
  type ReportDraft,
  type Tone,
} from '../core/model/report-draft';
import type { WorkbookView } from '../core/model/grid';
import type { TemplateRequest, Verdict } from '../core/model/verdict';
import { createActions, draftOf, reportYearDue } from '../pipeline';
import { makeDraft } from '../report-sheet';
import { answersOf, conversionText, convertedFile, isSameFile, readReport } from './convert-file';
import { conversionRecord } from './convert-json';
import { nodeInflate } from './node-inflate';
import { writeOutput } from './output';
import { readPrevious } from './previous-file';
import { judgeFile, type FileVerdict } from './read-file';
import { fileRecord } from './report-json';
import { checkText, factsText } from './report-text';
import { readTables } from './tables-file';

addMessages('zh-CN', cli);
inflateWith(nodeInflate);

/** Exit codes; stable, listed in the README. */
export const EXIT = { valid: 0, errors: 1, usage: 2, someUnreadable: 3, noneReadable: 4 } as const;

/** Where the command line reads the time and writes its words; replaced in tests. */
export interface Terminal {
  readonly clock: () => Date;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const TERMINAL: Terminal = {
  clock: () => new Date(),
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

/** A call that cannot be understood; the reason is told with the usage. */
class UsageError extends Error {}

/**
 * Runs one command and returns its exit code. Results go to standard output, everything else to standard error.
 * @param program  CommonJS file that offers `serveReader`, for the processes that read for `collect`
 */
export async function main(
  args: readonly string[],
  terminal: Terminal = TERMINAL,
  program = __filename,
): Promise<number> {
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'template':
        return await template(rest, terminal);
      case 'check':
        return await judge(rest, terminal, checkText, true);
      case 'read':
        return await judge(rest, terminal, factsText, false);
      case 'draft':
        return await draft(rest, terminal);
      case 'convert':
        return await convert(rest, terminal);
      case 'collect':
        return await collect(rest, terminal, program);
      case 'ledger':
        return await (await import('./ledger-command')).runLedger(rest, terminal);
      case 'help':
      case '--help':
      case '-h':
        terminal.out(say('zh-CN', 'cli.usage'));
        return EXIT.valid;
      default:
        throw new UsageError(
          command === undefined
            ? say('zh-CN', 'cli.noCommand')
            : say('zh-CN', 'cli.unknownCommand', { command }),
        );
    }
  } catch (error) {
    return explain(error, terminal);
  }
}

async function collect(args: readonly string[], terminal: Terminal, program: string): Promise<number> {
  const [{ runCollect }, { nodeWorld }] = await Promise.all([
    import('./collect/command'),
    import('./collect/node-world'),
  ]);
  return runCollect(args, nodeWorld(terminal, program));
}

function explain(error: unknown, { err }: Terminal): number {
  if (error instanceof UsageError) {
    err(`${error.message}\n\n${say('zh-CN', 'cli.usage')}`);
    return EXIT.usage;
  }
  if (isGoujiError(error)) {
    err(`${error.code}  ${say('zh-CN', `error.${error.code}`, error.details)}`);
    return error.code === 'BAD_FIELD' || error.code === 'OUTPUT_EXISTS' ? EXIT.usage : EXIT.noneReadable;
  }
  throw error;
}

function parse<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function judge(
  args: readonly string[],
  terminal: Terminal,
  asText: (result: FileVerdict) => string,
  judged: boolean,
): Promise<number> {
  const { values, positionals } = parse({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      previous: { type: 'string', multiple: true },
      tables: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new UsageError(say('zh-CN', 'cli.noFile'));
  if (values.previous !== undefined && !judged) throw new UsageError(say('zh-CN', 'cli.previousForCheck'));
  if (values.tables !== undefined) requireTexts(positionals, judged);
  const last = values.previous === undefined ? {} : await readPrevious(values.previous);
  const tables = values.tables === undefined ? {} : { tables: await readTables(values.tables, last.against) };
  const results: FileVerdict[] = [];
  for (const file of positionals)
    results.push(await judgeFile(file, { clock: terminal.clock, ...last, ...tables }));
  if (values.json) {
    const records = results.map(fileRecord);
    terminal.out(JSON.stringify(records.length === 1 ? records[0] : records, null, 2));
  } else {
    for (const result of results) ('verdict' in result ? terminal.out : terminal.err)(asText(result));
    const skipped = results.filter((result) => 'skipped' in result).length;
    if (skipped > 0) terminal.err(say('zh-CN', 'cli.skippedCount', { count: skipped }));
  }
  return exitCode(results, judged);
}

/** Only texts are checked against tables from elsewhere. */
function requireTexts(files: readonly string[], judged: boolean): void {
  if (!judged) throw new UsageError(say('zh-CN', 'cli.tablesForCheck'));
  const workbook = files.find((file) => path.extname(file).toLowerCase() === '.xlsx');
  if (workbook !== undefined) throw new UsageError(say('zh-CN', 'cli.tablesForText', { file: workbook }));
}

function exitCode(results: readonly FileVerdict[], judged: boolean): number {
  const unreadable = results.filter((result) => 'error' in result).length;
  if (!results.some((result) => 'verdict' in result)) return EXIT.noneReadable;
  if (unreadable > 0) return EXIT.someUnreadable;
  const hasErrors = results.some(
    (result) => 'verdict' in result && result.verdict.findings.some(({ severity }) => severity === 'error'),
  );
  return judged && hasErrors ? EXIT.errors : EXIT.valid;
}

async function template(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values } = parse({
    args: [...args],
    options: {
      output: { type: 'string', short: 'o' },
      organ: { type: 'string' },
      year: { type: 'string' },
      kind: { type: 'string' },
      totals: { type: 'string', default: 'formulas' },
      force: { type: 'boolean', default: false },
    },
  });
  const output = required(values.output, '-o');
  requireExtension(output, ['.xlsx']);
  const request: TemplateRequest = {
    organ: required(values.organ, '--organ'),
    kind: kindOf(values.kind),
    year: yearOf(values.year, terminal.clock),
    totals: totalsOf(values.totals),
  };
  const port = await createXlsxPort();
  const [blank] = (await port.overview()).sheets;
  const actions = createActions(port, { host: 'workbench', clock: terminal.clock, exporters, readSource });
  await actions.insertTemplate(request, 'refuse');
  if (blank) await port.removeSheets([blank.id], []);
  await writeOutput(output, await port.save(), values.force === true);
  terminal.err(say('zh-CN', 'cli.written', { file: output }));
  return EXIT.valid;
}

async function draft(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse({
    args: [...args],
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      tone: { type: 'string' },
      charts: { type: 'boolean', default: DEFAULT_DRAFT_OPTIONS.charts },
      previous: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError(say('zh-CN', 'cli.noFile'));
  if (more.length > 0) throw new UsageError(say('zh-CN', 'cli.oneFile'));
  const output = required(values.output, '-o');
  const kind = requireExtension(output, ['.docx', '.html', '.txt']).slice(1) as keyof typeof exporters;
  const options: DraftOptions = {
    tone: toneNamed(values.tone ?? DEFAULT_DRAFT_OPTIONS.tone),
    charts: values.charts === true,
  };
  const last = values.previous === undefined ? {} : await readPrevious([values.previous]);
  const result = await judgeFile(file, last);
  if ('error' in result) throw result.error;
  if (!('verdict' in result)) throw new GoujiError('FILE_UNREADABLE', { file });
  const { verdict, view } = result;
  if (verdict.report.facts.size === 0) throw new GoujiError('NO_TABLES', { file });
  const made = view ? draftOfWorkbook(view, verdict, options, values.tone) : await draftOf(verdict, options);
  const written = await exporters[kind](made);
  await writeOutput(output, written, values.force === true);
  const errors = verdict.findings.filter(
    ({ severity, table }) => severity === 'error' && table !== null,
  ).length;
  if (errors > 0) terminal.err(say('zh-CN', 'cli.draftPending', { count: errors }));
  if (values.previous !== undefined && !isOfYearBefore(verdict.report)) {
    terminal.err(say('zh-CN', 'cli.draftNotCompared', { file: values.previous }));
  }
  terminal.err(say('zh-CN', 'cli.written', { file: output }));
  return EXIT.valid;
}

/** With the hand's words where the workbook has the sheet 报告正文, in its tone where none is asked for. */
function draftOfWorkbook(
  view: WorkbookView,
  verdict: Verdict,
  options: DraftOptions,
  askedFor: string | undefined,
): ReportDraft {
  const { draft: made, text } = makeDraft(view, verdict, options);
  const tone = text?.tone ?? options.tone;
  return askedFor === undefined && tone !== options.tone
    ? makeDraft(view, verdict, { ...options, tone }).draft
    : made;
}

function isOfYearBefore({ profile, previous }: Verdict['report']): boolean {
  return profile.year !== null && previous?.year === profile.year - 1;
}

/** Converts one report to the form in force; questions without an answer leave their figures blank. */
async function convert(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parse({
    args: [...args],
    allowPositionals: true,
    options: {
      output: { type: 'string', short: 'o' },
      to: { type: 'string', default: currentFormat.edition },
      take: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined) throw new UsageError(say('zh-CN', 'cli.noFile'));
  if (more.length > 0) throw new UsageError(say('zh-CN', 'cli.oneConversion'));
  if (values.to !== currentFormat.edition) {
    throw new UsageError(say('zh-CN', 'cli.badEdition', { text: values.to ?? '' }));
  }
  const output = required(values.output, '-o');
  requireExtension(output, ['.xlsx']);
  if (await isSameFile(file, output)) throw new UsageError(say('zh-CN', 'cli.sameFile', { file }));
  const read = await readReport(file);
  const answers = answersOf(read.conversion, values.take ?? []);
  if ('unknown' in answers) throw new UsageError(say('zh-CN', 'cli.badTake', { text: answers.unknown }));
  const { converted, bytes } = await convertedFile(read, answers);
  await writeOutput(output, bytes, values.force === true);
  if (values.json) terminal.out(JSON.stringify(conversionRecord(file, output, converted), null, 2));
  const told = conversionText(converted);
  if (told !== '') terminal.err(told);
  terminal.err(say('zh-CN', 'cli.written', { file: output }));
  return EXIT.valid;
}

function required(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === '')
    throw new UsageError(say('zh-CN', 'cli.missingOption', { option }));
  return value;
}

function requireExtension(file: string, allowed: readonly string[]): string {
  const extension = path.extname(file).toLowerCase();
  if (!allowed.includes(extension)) {
    throw new UsageError(say('zh-CN', 'cli.badExtension', { file, allowed: allowed.join(' ') }));
  }
  return extension;
}

function yearOf(text: string | undefined, clock: () => Date): number {
  if (text === undefined) return reportYearDue(clock);
  if (!/^\d{4}$/.test(text)) throw new UsageError(say('zh-CN', 'cli.badYear', { text }));
  return Number(text);
}

function kindOf(text: string | undefined): OrganKind | null {
  if (text === undefined) return null;
  const kind = organKindOf(text);
  if (kind) return kind;
  const allowed = organKinds.map(({ short, label }) => `${short}（${label}）`).join(' ');
  throw new UsageError(say('zh-CN', 'cli.badKind', { text, allowed }));
}

function toneNamed(text: string | undefined): Tone {
  const tone = toneOf(text ?? '');
  if (tone) return tone;
  const allowed = TONES.map((one) => `${one}（${toneNames[one]}）`).join(' ');
  throw new UsageError(say('zh-CN', 'cli.badTone', { text: text ?? '', allowed }));
}

function totalsOf(text: string | undefined): TotalsMode {
  if (text === 'formulas' || text === 'typed') return text;
  throw new UsageError(say('zh-CN', 'cli.badTotals', { text: text ?? '' }));
}
