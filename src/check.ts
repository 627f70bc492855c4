import { answerTexts } from './catalogue/answer-texts';
import { formats, formatDueFor } from './catalogue/formats';
import { previousTexts } from './catalogue/previous-texts';
import { profileTexts } from './catalogue/profile-texts';
import { reportTexts } from './catalogue/report-texts';
import { sheetTexts } from './catalogue/sheet-texts';
import { yearRules } from './catalogue/years';
import { checkWorkbook, judgeReport, readWorkbook, type CheckAgainst, type CheckOptions } from './core/check';
import type { WorkbookView } from './core/model/grid';
import type { Verdict } from './core/model/verdict';

export type { CheckAgainst };

/** Part of the pipeline in a file of its own, so that the pane can be drawn before formats and rules are there. */

const OPTIONS: CheckOptions = {
  formats,
  formatDueFor,
  profile: profileTexts,
  controls: sheetTexts.sheets,
  answers: answerTexts,
  previous: previousTexts,
  prose: reportTexts,
  yearRules,
};

/**
 * Reads and judges a workbook; every entry point calls this or, in a page, the same in two tasks.
 * @param against  last year's report from elsewhere, before that of the sheet 上年数据
 */
export function check(view: WorkbookView, against: CheckAgainst = {}): Verdict {
  return checkWorkbook(view, OPTIONS, against);
}

/** The same verdict; the page can draw and answer the clerk in between. */
export async function checkInTasks(view: WorkbookView): Promise<Verdict> {
  await nextTask(); // reading the workbook ends in a task of its own
  const read = readWorkbook(view, OPTIONS);
  await nextTask();
  return judgeReport(read, OPTIONS);
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
