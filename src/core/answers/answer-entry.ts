import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { AnswerColumn, AnswerTexts } from '../model/texts';
import { figuresOf } from './figures';

/** What a row of the sheet 校验说明 says, by column. */
export type AnswerEntry = Readonly<Record<AnswerColumn, string>>;

/** @param sentence  the finding in words, as the clerk read it  @param when  YYYY-MM-DD */
export function answerEntry(
  finding: Finding,
  report: RecognisedReport,
  given: { readonly sentence: string; readonly reason: string; readonly who: string; readonly when: string },
  texts: AnswerTexts,
): AnswerEntry {
  return {
    rule: finding.rule,
    place: placeWords(finding, texts),
    sentence: given.sentence,
    figures: figuresOf(finding, report, texts),
    reason: given.reason,
    who: given.who,
    when: given.when,
    id: finding.id,
  };
}

/** （七）总计 · 自然人，表三 依申请公开 D27；several cells by the first and how many they are. */
function placeWords({ where, cells }: Finding, { more }: AnswerTexts): string {
  const labels = [where?.row, where?.column].filter((label) => label !== undefined && label !== '');
  const [first] = cells;
  const count = cells.length > 1 ? more(cells.length) : '';
  const cell = first ? [`${first.sheet} ${first.cell}${count}`] : [];
  return [...(labels.length > 0 ? [labels.join(' · ')] : []), ...cell].join('，');
}
