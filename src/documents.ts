import { documentRules } from './catalogue/documents';
import { addMessages } from './catalogue/messages';
import { documents } from './catalogue/messages/zh-CN/documents';
import { check, type CheckAgainst } from './check';
import { checkDocument } from './core/documents/check-document';
import { readMetadata, type Metadata } from './core/documents/metadata';
import type { ReportSource } from './core/model/source';
import type { Verdict } from './core/model/verdict';
import { sectionsOf, type Section } from './core/recognise/sections';
import { rebuild } from './rebuild';

/** Part of the pipeline in a file of its own: a whole document, its tables and its text. Brings its wording with it. */
addMessages('zh-CN', documents);

/** A document as read, with everything found out about it. */
export interface JudgedSource {
  /** With tables rebuilt. */
  readonly source: ReportSource;
  /** Findings about the tables, then those about the text. */
  readonly verdict: Verdict;
  /** Empty for a workbook, which has no text. */
  readonly sections: readonly Section[];
  readonly metadata: Metadata;
}

export interface JudgeOptions {
  /** Asked for the day, for reminders; without it there are none. */
  readonly clock?: () => Date;
  /** The report of the year before: chapters copied from it are told. */
  readonly previous?: ReportSource;
  /** Its figures, for the rules between years. */
  readonly against?: CheckAgainst;
}

/** Judges a report from any source: figures as in a workbook, and the text around them. A workbook has tables only. */
export function judgeSource(
  given: ReportSource,
  { clock, previous, against }: JudgeOptions = {},
): JudgedSource {
  if (given.kind === 'xlsx') {
    return { source: given, verdict: check(given.view, against), sections: [], metadata: NO_METADATA };
  }
  const source = rebuild(given);
  const verdict = check(source.view, against);
  const sections = sectionsOf(source.lines);
  const metadata = readMetadata(given, documentRules);
  const findings = checkDocument({ lines: source.lines, sections, metadata }, verdict.report, {
    rules: documentRules,
    today: clock ? dayOf(clock()) : null,
    ...(previous && previous.kind !== 'xlsx' ? { previous: sectionsOf(rebuild(previous).lines) } : {}),
  });
  return {
    source,
    verdict: { ...verdict, findings: [...verdict.findings, ...findings] },
    sections,
    metadata,
  };
}

const NO_METADATA: Metadata = { entries: new Map(), lines: new Set() };

/** Calendar day where the clerk is. */
function dayOf(date: Date): string {
  const parts = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(date.getFullYear()), ...parts].join('-');
}
