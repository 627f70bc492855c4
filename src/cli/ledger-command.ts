import path from 'node:path';
import { parseArgs } from 'node:util';
import { readListFile } from '../adapters/list-files';
import { LEDGER_LIMITS, readXlsx } from '../adapters/xlsx/read';
import { formats } from '../catalogue/formats';
import { say } from '../catalogue/messages';
import { check } from '../check';
import { localDay } from '../core/model/days';
import { GoujiError } from '../core/errors';
import { Words } from '../core/findings/words';
import { formOf } from '../core/form/form';
import type { Message } from '../core/model/finding';
import type { Severity } from '../core/model/format';
import type { Ledger, LedgerFigure, LedgerFinding, LedgerVerdict } from '../core/model/ledger';
import { hasTables, judgeLedger, readLedger } from '../ledger';
import { readHolidays } from '../ledger-sheets';
import { reportYearDue } from '../pipeline';
import { readBytes } from './read-file';

const CODES = { valid: 0, errors: 1, usage: 2 } as const;
const MARKS: Readonly<Record<Severity, string>> = { error: '● 错误', warning: '▲ 提醒', info: '○ 提示' };

interface Terminal {
  readonly clock: () => Date;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

interface LedgerOptions {
  readonly action: 'check' | 'tally';
  readonly file: string;
  readonly year: number;
  readonly json: boolean;
}

interface JudgedLedger {
  readonly ledger: Ledger;
  readonly verdict: LedgerVerdict;
}

/** `ledger check` and `ledger tally`. @throws GoujiError with a code of the files, NO_LEDGER */
export async function runLedger(args: readonly string[], { clock, out, err }: Terminal): Promise<number> {
  const options = ledgerOptions(args, clock);
  if (typeof options === 'string') {
    err(`${options}\n\n${say('zh-CN', 'cli.usage')}`);
    return CODES.usage;
  }
  const judged = await judgeFile(options, localDay(clock()));
  if (options.action === 'tally') {
    out(options.json ? json(tallyRecord(options, judged)) : tallyText(judged));
    return CODES.valid;
  }
  out(options.json ? json(checkRecord(options, judged)) : checkText(judged));
  return judged.verdict.findings.some(({ severity }) => severity === 'error') ? CODES.errors : CODES.valid;
}

/** The reason as a sentence where the call cannot be understood. */
function ledgerOptions([action, ...rest]: readonly string[], clock: () => Date): LedgerOptions | string {
  if (action !== 'check' && action !== 'tally') return say('zh-CN', 'cli.ledger.action');
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: { year: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) return say('zh-CN', 'cli.noFile');
    const { year = String(reportYearDue(clock)), json: asJson } = values;
    if (!/^\d{4}$/.test(year)) return say('zh-CN', 'cli.badYear', { text: year });
    return { action, file, year: Number(year), json: asJson };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function judgeFile({ file, year }: LedgerOptions, today: string): Promise<JudgedLedger> {
  const bytes = await readBytes(file);
  const view = /\.xlsx$/i.test(file)
    ? await readXlsx(bytes, LEDGER_LIMITS)
    : await readListFile(bytes, { name: path.basename(file) });
  const ledger = readLedger(view);
  if (!ledger) throw new GoujiError('NO_LEDGER', { file });
  const { report } = check(view);
  return {
    ledger,
    verdict: judgeLedger(ledger, hasTables(report) ? report : null, {
      year,
      today,
      holidays: readHolidays(view),
    }),
  };
}

// ---- as text

function checkText({ ledger, verdict }: JudgedLedger): string {
  const { findings, compared, due } = verdict;
  const count = (...statuses: readonly string[]): number =>
    due.filter(({ due: { status } }) => statuses.includes(status)).length;
  return [
    headText(ledger, verdict),
    ...findings.map(
      (one) => `  ${MARKS[one.severity]}  ${words(one.message)}  [${one.rule}]${whereText(one)}`,
    ),
    `  ${say('zh-CN', compared > 0 ? 'cli.ledger.compared' : 'cli.ledger.notCompared', { count: compared })}`,
    `  ${say('zh-CN', 'cli.ledger.open', {
      count: due.length,
      overdue: count('overdue'),
      waiting: count('waitingCorrection', 'waitingConsultation', 'waitingPayment'),
    })}`,
  ].join('\n');
}

function headText({ sheet, cases, disputes }: Ledger, { year }: LedgerVerdict): string {
  return say('zh-CN', 'cli.ledger.head', { sheet, year, cases: cases.length, disputes: disputes.length });
}

function whereText({ places: [first] }: LedgerFinding): string {
  return first ? `  ${first.sheet}!${first.cell}` : '';
}

/** Rows of 表三 and 表四 that count something, each with its columns. */
function tallyText({ ledger, verdict }: JudgedLedger): string {
  const labels = new Words(formats.map(formOf));
  const rows = new Map<string, string[]>();
  for (const { point, value } of verdict.figures) {
    if (value === 0) continue;
    const row = labels.row(point) || labels.heading('disputes');
    rows.set(row, [...(rows.get(row) ?? []), `${labels.column(point)} ${value}`]);
  }
  const lines = [...rows].map(([row, figures]) =>
    say('zh-CN', 'cli.ledger.row', { row, figures: figures.join('  ') }),
  );
  const told = lines.length > 0 ? lines : [say('zh-CN', 'cli.ledger.nothing')];
  return [headText(ledger, verdict), ...told.map((line) => `  ${line}`)].join('\n');
}

function words({ key, values }: Message): string {
  return say('zh-CN', key, values);
}

// ---- as JSON; documented in the README

function json(record: unknown): string {
  return JSON.stringify(record, null, 2);
}

function tallyRecord({ file, year }: LedgerOptions, { ledger, verdict }: JudgedLedger): unknown {
  return {
    file,
    year,
    sheet: ledger.sheet,
    figures: Object.fromEntries(verdict.figures.map(({ point, value }) => [point, value])),
    cases: Object.fromEntries(
      verdict.figures.filter(({ value }) => value > 0).map((one) => [one.point, casesOf(one, ledger)]),
    ),
  };
}

/** Number and row of each case behind a figure. */
function casesOf({ point, rows }: LedgerFigure, { cases, disputes }: Ledger): unknown {
  const list = point.startsWith('disputes.') ? disputes : cases;
  return rows.flatMap((index) => {
    const one = list[index];
    return one ? [{ number: one.number, row: one.row + 1 }] : [];
  });
}

function checkRecord({ file, year }: LedgerOptions, { ledger, verdict }: JudgedLedger): unknown {
  return {
    file,
    year,
    sheet: ledger.sheet,
    applications: ledger.cases.length,
    disputes: ledger.disputes.length,
    compared: verdict.compared,
    findings: verdict.findings.map(
      ({ rule, severity, points, cases, places, message, suspects, certain }) => ({
        rule,
        severity,
        points,
        cases,
        cells: places.map(({ sheet, cell }) => ({ sheet, cell })),
        message: words(message),
        ...(suspects ? { certain: certain === true, suspects: suspects.map(({ number }) => number) } : {}),
      }),
    ),
    due: verdict.due.map(({ index, due: { status, due, left, late, missingYear, steps } }) => ({
      number: ledger.cases[index]?.number ?? '',
      row: (ledger.cases[index]?.row ?? 0) + 1,
      status,
      due,
      left,
      late,
      ...(missingYear === null ? {} : { missingYear }),
      steps: steps.map(({ message }) => words(message)),
    })),
  };
}
