import { answerTexts } from './catalogue/answer-texts';
import { formats, formatDueFor } from './catalogue/formats';
import { ledgerTexts } from './catalogue/ledger-labels';
import { previousTexts } from './catalogue/previous-texts';
import { profileTexts } from './catalogue/profile-texts';
import { reportTexts } from './catalogue/report-texts';
import { sheetTexts } from './catalogue/sheet-texts';
import { yearRules } from './catalogue/years';
import {
  checkWorkbook,
  judgeReport,
  readWorkbook,
  type CheckAgainst,
  type CheckOptions,
  type ReadWorkbook,
} from './core/check';
import { allLists } from './core/ledger/find-ledger';
import type { RecognisedReport } from './core/model/fact';
import type { WorkbookView } from './core/model/grid';
import type { Verdict } from './core/model/verdict';
import { readReportSheet } from './core/narrative/read-report-sheet';

export type { CheckAgainst };

/** Part of the pipeline in a file of its own, so that the pane can be drawn before formats and rules are there. */

const OPTIONS: CheckOptions = {
  formats,
  formatDueFor,
  profile: profileTexts,
  controls: sheetTexts.sheets,
  answers: answerTexts,
  ledger: ledgerTexts,
  previous: previousTexts,
  prose: reportTexts,
  yearRules,
};

/**
 * Reads and judges the tables of a workbook; its ledgers are set aside. The whole verdict is that of `checkInTasks`.
 * @param against  last year's report from elsewhere, before that of the sheet 上年数据
 */
export function check(view: WorkbookView, against: CheckAgainst = {}): Verdict {
  return checkWorkbook(view, OPTIONS, against);
}

/** The tables of a workbook, nothing of them judged. */
export function tablesOf(view: WorkbookView): RecognisedReport {
  return readWorkbook(view, OPTIONS).report;
}

/**
 * The whole verdict: with what the ledger and the sheet 报告正文 say. The page can draw and answer the clerk in between;
 * the part that reads ledgers is loaded where there is one.
 * @param view  with ledgers read to their end, as by `readWhole`
 */
export async function checkInTasks(view: WorkbookView, against: CheckAgainst = {}): Promise<Verdict> {
  await nextTask(); // reading the workbook ends in a task of its own
  const read = readWorkbook(view, OPTIONS);
  const ledger = await ledgerOf(read);
  await nextTask();
  return withText(view, judgeReport(read, OPTIONS, ledger ? { ...against, ledger } : against));
}

/** The same findings for merging, where no page waits: nothing is said of what relations could prove. */
export async function checkForMerging(view: WorkbookView): Promise<Verdict> {
  const read = readWorkbook(view, OPTIONS);
  const ledger = await ledgerOf(read);
  return withText(view, judgeReport(read, OPTIONS, ledger ? { ledger } : {}, 'merging'));
}

async function ledgerOf({ ledgers, view, report }: ReadWorkbook): Promise<CheckAgainst['ledger'] | null> {
  // A ledger that was cut short would make right tables look wrong.
  if (!ledgers || allLists(ledgers).some(({ sheet }) => sheet.truncated)) return null;
  const { ledgerSays } = await import('./ledger');
  return ledgerSays(ledgers, view, report);
}

/** The verdict with what the sheet 报告正文 says of the figures; the reader of prose is loaded where there is one. */
export async function withText(view: WorkbookView, verdict: Verdict): Promise<Verdict> {
  const sheet = readReportSheet(view, reportTexts);
  if (!sheet) return verdict;
  const { withReportSheet } = await import('./prose');
  return withReportSheet(view, verdict, sheet);
}

/** Lets the page draw and answer the clerk before the work goes on: the rest runs as a task of its own. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
