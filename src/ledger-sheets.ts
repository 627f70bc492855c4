import { holidayYears } from './catalogue/holidays';
import { ledgerTexts } from './catalogue/ledger-labels';
import { ledgerSheetTexts } from './catalogue/ledger-texts';
import { layOutLedger } from './core/layout/ledger-sheets';
import { maskName } from './core/ledger/mask-name';
import { readHolidays as readYears } from './core/ledger/read-holidays';
import type { WorkbookView } from './core/model/grid';
import type { HolidayYear, LedgerCase, LedgerDispute } from './core/model/ledger';
import type { WorkbookPlan } from './core/model/sheet-plan';

export { countedFrom1904 } from './core/layout/ledger-sheets';
export { maskName } from './core/ledger/mask-name';

/** Part of the pipeline in a file of its own, so that the pane loads it only when a ledger is made. */

export interface PlanLedger {
  /** Year of the ledger; its sheet of working days begins a year earlier, for what was carried in. */
  readonly year: number;
  readonly cases?: readonly LedgerCase[];
  readonly disputes?: readonly LedgerDispute[];
  /** 200 and 40 unless given; more where there are more cases. */
  readonly rows?: number;
  readonly disputeRows?: number;
  /** 脱敏: names of applicants are written masked. */
  readonly maskNames?: boolean;
  /** Years with their days off; those of the published notices unless given. */
  readonly holidays?: readonly HolidayYear[];
}

/**
 * The sheets 申请台账, 复议诉讼台账 and 节假日. Executed without a state, they are no part of the template.
 * @param rename  a name that is free in the workbook, asked once a sheet
 */
export function planLedger(
  { year, cases = [], disputes = [], rows = 200, disputeRows = 40, maskNames = false, holidays }: PlanLedger,
  rename: (name: string) => string = (name) => name,
): WorkbookPlan {
  const { sheets } = ledgerSheetTexts;
  return layOutLedger(
    {
      cases,
      disputes,
      rows,
      disputeRows,
      holidays: lastRun(holidays ?? holidayYears, year),
      mask: maskNames ? maskName : (name) => name,
    },
    ledgerTexts,
    ledgerSheetTexts,
    { cases: rename(sheets.cases), disputes: rename(sheets.disputes), holidays: rename(sheets.holidays) },
  );
}

/** Years that the sheet 节假日 of a workbook has, as filled in by the office; empty without the sheet. */
export function readHolidays(view: WorkbookView): readonly HolidayYear[] {
  return readYears(view, ledgerSheetTexts);
}

/** Known years from the one before the ledger's on, as far as they follow each other to the last; at least one. */
function lastRun(years: readonly HolidayYear[], year: number): readonly HolidayYear[] {
  const sorted = [...years].sort((a, b) => a.year - b.year);
  const last = sorted.at(-1)?.year ?? year;
  const run = sorted.filter((one, at) => one.year - last === at - sorted.length + 1);
  const wanted = run.filter((one) => one.year >= year - 1);
  return wanted.length > 0 ? wanted : run.slice(-1);
}
