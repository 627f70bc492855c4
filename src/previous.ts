import { formats } from './catalogue/formats';
import { previousTexts } from './catalogue/previous-texts';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import { layOutPrevious, type PreviousFigures } from './core/layout/previous-sheet';
import type { WorkbookPlan } from './core/model/sheet-plan';

export { asPrevious, sumPrevious } from './core/recognise/previous';

/** Part of the pipeline in a file of its own, so that the pane loads it only when 上年数据 is written. */

/** The sheet 上年数据 with these figures; executed without a state, it is no part of the template. */
export function planPrevious(
  previous: PreviousFigures,
  rename: (name: string) => string = (name) => name,
): WorkbookPlan {
  return layOutPrevious(previous, wordsOf(formats.map(formOf)), previousTexts, rename);
}
