import type { Answer, AnswerRecord } from '../model/answer';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { AnswerTexts } from '../model/texts';
import { cleanText } from '../recognise/normalise-cell';
import { figuresOf } from './figures';
import type { AnswerList, AnswerRow } from './read-answers';

/**
 * Findings with what was answered to them. An answer counts while the figures are those of its row; an error has
 * none, whatever was written.
 */
export function matchAnswers(
  findings: readonly Finding[],
  lists: readonly AnswerList[],
  report: RecognisedReport,
  texts: Pick<AnswerTexts, 'blank'>,
): { readonly findings: readonly Finding[]; readonly answers: AnswerRecord } {
  const counting = countingRows(lists);
  const answered = findings.filter(({ id }) => counting.has(id));
  return {
    findings: findings.map((finding) => {
      const row = finding.severity === 'error' ? undefined : counting.get(finding.id);
      return row ? { ...finding, answer: answerOf(row, figuresOf(finding, report, texts)) } : finding;
    }),
    answers: {
      refused: answered.filter(({ severity }) => severity === 'error').map(({ id }) => id),
      lastWho: lastWhoOf(lists),
    },
  };
}

/** The last row of each finding that gives a reason. */
export function countingRows(lists: readonly AnswerList[]): ReadonlyMap<string, AnswerRow> {
  const rows = lists.flatMap((list) => list.rows).filter(({ reason }) => reason !== '');
  return new Map(rows.map((row) => [row.id, row]));
}

function answerOf({ figures, reason, who, when }: AnswerRow, now: string): Answer {
  return { reason, who, when, current: figures === cleanText(now) };
}

/** The name given latest; rows of the same day count from the top. */
function lastWhoOf(lists: readonly AnswerList[]): string {
  const named = lists.flatMap((list) => list.rows).filter(({ who }) => who !== '');
  return named.reduce((last, row) => (row.when >= last.when ? row : last), { who: '', when: '' }).who;
}
