import type { WorkCalendar } from '../calendar/work-calendar';
import type { Words } from '../findings/words';
import type { RecognisedReport } from '../model/fact';
import type { Message } from '../model/finding';
import type { EditionId } from '../model/format';
import type { Day, DueCase, Ledger, LedgerFigure, LedgerFinding, LedgerVerdict } from '../model/ledger';
import { dueDate, type DueOptions } from './due';
import { compareTables } from './findings';
import { dayFindings, rowFindings } from './row-findings';
import { tallyLedger } from './tally';

export interface JudgeLedgerOptions {
  readonly year: number;
  readonly today: Day;
  readonly calendar: WorkCalendar;
  readonly words: Words;
  readonly afterPayment?: DueOptions['afterPayment'];
}

/**
 * All that a ledger says about a year: figures, differences to the tables of a report, rows to look at, what is due.
 * @param report  the tables of the same workbook; null without tables, which are then not compared
 */
export function judgeLedger(
  ledger: Ledger,
  report: RecognisedReport | null,
  { year, today, calendar, words, afterPayment = 'anew' }: JudgeLedgerOptions,
): LedgerVerdict {
  const edition = editionOf(report);
  const figures = tallyLedger(ledger, year, edition);
  const due = ledger.cases.map((one, index): DueCase => ({
    index,
    due: dueDate(one, { calendar, today, afterPayment }),
  }));
  const otherYear = report?.profile.year !== undefined && (report.profile.year ?? year) !== year;
  const tables =
    report && !otherYear
      ? compareTables(ledger, figures, report, { year, edition, words })
      : {
          findings: otherYear
            ? [aboutYear('otherYear', { year, reported: report.profile.year ?? year })]
            : [],
          compared: 0,
        };
  const noCases = report && !otherYear && countsCases(report) && !figures.some(isOfCases);
  return {
    year,
    figures,
    findings: [
      ...tables.findings,
      ...(noCases ? [aboutYear('noCases', { year })] : []),
      ...rowFindings(ledger),
      ...dayFindings(ledger, due, { year, today, calendar }),
    ].sort(byRule),
    due: due.filter(({ due: { status } }) => status !== 'closed').sort(byUrgency),
    compared: tables.compared,
  };
}

/** Form of 表三 in the workbook; that in force where there is none. */
export function editionOf(report: RecognisedReport | null): EditionId {
  return report?.blocks.find(({ table }) => table === 'requests')?.edition ?? report?.format ?? '2021';
}

function countsCases({ facts }: RecognisedReport): boolean {
  return [...facts.values()].some(
    ({ point, value }) => value.kind === 'number' && isOfCases({ point, value: value.value }),
  );
}

function isOfCases({ point, value }: Pick<LedgerFigure, 'point' | 'value'>): boolean {
  return value > 0 && point.startsWith('requests.');
}

function aboutYear(key: string, values: Message['values']): LedgerFinding {
  return {
    id: `LED-01:${key}`,
    rule: 'LED-01',
    severity: 'info',
    message: { key: `ledger.${key}`, values },
    places: [],
    points: [],
    cases: [],
    source: '',
  };
}

/** Stable: findings of one rule keep their order. */
function byRule(a: LedgerFinding, b: LedgerFinding): number {
  return a.rule === b.rule ? 0 : a.rule < b.rule ? -1 : 1;
}

const LEAST_URGENT = 1e9;

/** Least time left first; without a due date in the order of the sheet. */
function byUrgency(a: DueCase, b: DueCase): number {
  return (a.due.left ?? LEAST_URGENT) - (b.due.left ?? LEAST_URGENT) || a.index - b.index;
}
