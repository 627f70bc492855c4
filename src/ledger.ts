import { formats } from './catalogue/formats';
import { ledgerTexts } from './catalogue/ledger-labels';
import { holidayYears } from './catalogue/holidays';
import { addMessages } from './catalogue/messages';
import { ledger as wording } from './catalogue/messages/zh-CN/ledger';
import { workCalendar, type WorkCalendar } from './core/calendar/work-calendar';
import { wordsOf, type Words } from './core/findings/words';
import { formOf } from './core/form/form';
import { judgeLedger as judge, editionOf } from './core/ledger/judge';
import type { LedgerSays } from './core/ledger/evidence';
import { findLedgers, type FoundLedgers } from './core/ledger/find-ledger';
import { ledgerOnTables } from './core/ledger/on-tables';
import { readFound } from './core/ledger/read-ledger';
import type { DueOptions } from './core/ledger/due';
import type { RecognisedReport } from './core/model/fact';
import type { WorkbookView } from './core/model/grid';
import type { Day, HolidayYear, Ledger, LedgerVerdict } from './core/model/ledger';

/** Part of the pipeline: what the ledger of applications says about a year and its tables. Brings its wording with it. */
addMessages('zh-CN', wording);

export interface JudgeLedger {
  readonly year: number;
  readonly today: Day;
  /** Years of the sheet 节假日; those without a notice are known by them. */
  readonly holidays?: readonly HolidayYear[];
  readonly afterPayment?: DueOptions['afterPayment'];
}

export interface FoundLedger {
  readonly ledger: Ledger;
  /** Names of further sheets with the headings of a ledger, which were not read. */
  readonly otherSheets: readonly string[];
}

/** The ledgers of a workbook; null where no sheet is a ledger of applications. */
export function readLedgers(view: WorkbookView): FoundLedger | null {
  const found = findLedgers(view, ledgerTexts);
  if (!found) return null;
  return {
    ledger: readFound(found, view.dates1904 === true, ledgerTexts),
    otherSheets: found.others.map(({ sheet }) => sheet.name),
  };
}

export function readLedger(view: WorkbookView): Ledger | null {
  return readLedgers(view)?.ledger ?? null;
}

/** Whether a workbook has tables that a ledger can be compared with. */
export function hasTables({ facts }: RecognisedReport): boolean {
  return [...facts.keys()].some((point) => !point.startsWith('proactive.'));
}

/**
 * Figures, findings and due dates of a ledger.
 * @param report  the tables of the same workbook; null without tables
 */
export function judgeLedger(
  ledger: Ledger,
  report: RecognisedReport | null,
  { year, today, holidays = [], afterPayment = 'anew' }: JudgeLedger,
): LedgerVerdict {
  const calendar = calendarOf(holidays);
  return judge(ledger, report, { year, today, calendar, words: wordsFor(report), afterPayment });
}

/** Days off of the published notices and of the sheet 节假日. */
export function calendarOf(holidays: readonly HolidayYear[]): WorkCalendar {
  return workCalendar(holidayYears, holidays);
}

/** What the ledgers of a workbook say of its tables, as part of the check; null where it has no tables. */
export function ledgerSays(
  found: FoundLedgers,
  view: WorkbookView,
  report: RecognisedReport,
): LedgerSays | null {
  if (!hasTables(report)) return null;
  return ledgerOnTables(readFound(found, view.dates1904 === true, ledgerTexts), report, wordsFor(report));
}

/** The words of the form of the tables first. */
function wordsFor(report: RecognisedReport | null): Words {
  const edition = editionOf(report);
  const forms = formats.map(formOf);
  return wordsOf([
    ...forms.filter((form) => form.edition === edition),
    ...forms.filter((form) => form.edition !== edition),
  ]);
}
