import { answerTexts } from './catalogue/answer-texts';
import { proseRules } from './catalogue/claims';
import { formats } from './catalogue/formats';
import { addMessages } from './catalogue/messages';
import { prose } from './catalogue/messages/zh-CN/prose';
import { matchAnswers } from './core/answers/match-answers';
import { readAnswers } from './core/answers/read-answers';
import { findContradictions } from './core/claims/check-prose';
import { wordsOf } from './core/findings/words';
import { formOf } from './core/form/form';
import type { RecognisedReport } from './core/model/fact';
import type { Finding } from './core/model/finding';
import type { WorkbookView } from './core/model/grid';
import type { ReportSheet } from './core/model/report-text';
import type { SourceLine } from './core/model/source';
import type { Verdict } from './core/model/verdict';

/** Part of the pipeline in a file of its own: prose against tables. Brings its wording with it. */
addMessages('zh-CN', prose);

/**
 * What a text says of figures that a report contradicts, each finding with its sentence and cells; never above warning.
 * @param report  the figures; `previous` is last year's, for what the text says of rise and fall
 */
export function checkProse(lines: readonly SourceLine[], report: RecognisedReport): readonly Finding[] {
  return findContradictions(lines, report, { rules: proseRules, words: wordsOf(formats.map(formOf)) });
}

/** The verdict on a workbook with what its sheet 报告正文 says; findings have the cell of their paragraph last. */
export function withReportSheet(view: WorkbookView, verdict: Verdict, { paragraphs }: ReportSheet): Verdict {
  const texts = paragraphs.flatMap((paragraph) =>
    paragraph.text.trim() === '' || paragraph.kind === 'table' || paragraph.kind === 'chart'
      ? []
      : [paragraph],
  );
  const lines = texts.map(({ text }): SourceLine => ({ text: text.replace(/\s+/g, ' '), inTable: false }));
  const findings = checkProse(lines, verdict.report).map((finding): Finding => {
    const place = finding.quote ? texts[finding.quote.line - 1]?.place : undefined;
    if (!place || !finding.quote) return finding;
    const quote = { ...finding.quote, line: place.row + 1 };
    return { ...finding, quote, cells: [...finding.cells, place], strong: Math.max(finding.strong, 1) };
  });
  if (findings.length === 0) return verdict;
  const lists = readAnswers(view, answerTexts);
  return {
    ...verdict,
    ...matchAnswers([...verdict.findings, ...findings], lists, verdict.report, answerTexts),
  };
}
