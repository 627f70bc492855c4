import { answerTexts } from './catalogue/answer-texts';
import { formats, formatDueFor } from './catalogue/formats';
import { previousTexts } from './catalogue/previous-texts';
import { profileTexts } from './catalogue/profile-texts';
import { sheetTexts } from './catalogue/sheet-texts';
import { yearRules } from './catalogue/years';
import { checkWorkbook, type CheckAgainst } from './core/check';
import type { WorkbookView } from './core/model/grid';
import type { Verdict } from './core/model/verdict';

export type { CheckAgainst };

/** Part of the pipeline in a file of its own, so that the pane can be drawn before formats and rules are there. */

/**
 * Reads and judges a workbook; every entry point calls this and no other.
 * @param against  last year's report from elsewhere, before that of the sheet 上年数据
 */
export function check(view: WorkbookView, against: CheckAgainst = {}): Verdict {
  return checkWorkbook(
    view,
    {
      formats,
      formatDueFor,
      profile: profileTexts,
      controls: sheetTexts.sheets,
      answers: answerTexts,
      previous: previousTexts,
      yearRules,
    },
    against,
  );
}
