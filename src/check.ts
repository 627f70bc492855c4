import { answerTexts } from './catalogue/answer-texts';
import { formats, formatDueFor } from './catalogue/formats';
import { profileTexts } from './catalogue/profile-texts';
import { sheetTexts } from './catalogue/sheet-texts';
import { checkWorkbook } from './core/check';
import type { WorkbookView } from './core/model/grid';
import type { Verdict } from './core/model/verdict';

/** Part of the pipeline in a file of its own, so that the pane can be drawn before formats and rules are there. */

/** Reads and judges a workbook; every entry point calls this and no other. */
export function check(view: WorkbookView): Verdict {
  return checkWorkbook(view, {
    formats,
    formatDueFor,
    profile: profileTexts,
    controls: sheetTexts.sheets,
    answers: answerTexts,
  });
}
