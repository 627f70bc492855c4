import { formats } from './catalogue/formats';
import { ledgerTexts } from './catalogue/ledger-labels';
import { holidayYears } from './catalogue/holidays';
import { workCalendar } from './core/calendar/work-calendar';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import { judgeLedger as judge, editionOf } from './core/ledger/judge';
import { readLedger as read } from './core/ledger/read-ledger';
import type { DueOptions } from './core/ledger/due';
import type { RecognisedReport } from './core/model/fact';
import type { WorkbookView } from './core/model/grid';
import type { Day, HolidayYear, Ledger, LedgerVerdict } from './core/model/ledger';

/** Part of the pipeline: what the ledger of applications says about a year and its tables. */

export interface JudgeLedger {
  readonly year: number;
  readonly today: Day;
  /** Years of the sheet 节假日; those without a notice are known by them. */
  readonly holidays?: readonly HolidayYear[];
  readonly afterPayment?: DueOptions['afterPayment'];
}

/** The ledgers of a workbook; null where no sheet is a ledger of applications. */
export function readLedger(view: WorkbookView): Ledger | null {
  return read(view, ledgerTexts);
}

/** The workbook without its ledgers, to look for tables in. */
export function withoutLedger(view: WorkbookView, { sheetId, disputesSheet }: Ledger): WorkbookView {
  return { ...view, sheets: view.sheets.filter(({ id }) => id !== sheetId && id !== disputesSheet?.id) };
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
  const edition = editionOf(report);
  const forms = formats.map(formOf);
  const words = wordsOf([
    ...forms.filter((form) => form.edition === edition),
    ...forms.filter((form) => form.edition !== edition),
  ]);
  const calendar = workCalendar(holidayYears, holidays);
  return judge(ledger, report, { year, today, calendar, words, afterPayment });
}
