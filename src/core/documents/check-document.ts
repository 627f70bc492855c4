import { DOCUMENT_RULES, type DocumentRules } from '../model/document-check';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { Severity } from '../model/format';
import {
  accountabilityFindings,
  genericFindings,
  lengthFindings,
  otherMattersFindings,
  problemFindings,
  requestFigureFindings,
  topicFindings,
} from './content';
import type { Day } from './dates';
import { leftoverFindings } from './leftovers';
import { metadataFindings } from './metadata-rules';
import { personalDataFindings } from './personal-data';
import { publicationFindings } from './publication';
import { chaptersOf, readReportText, type DocumentInput, type ReportText } from './report-text';
import { similarityFindings } from './similarity';
import { chapterFindings, oldChapterFindings, partsFindings, titleFindings } from './structure';
import { periodFindings, strangerFindings, yearFindings } from './years';

export interface DocumentOptions {
  readonly rules: DocumentRules;
  /** The day on which is asked; null where no reminder is wanted. */
  readonly today: Day | null;
  /** The report of the year before, where it is there. */
  readonly previous?: DocumentInput;
  /** The text is our own draft, whose brackets are still being filled in: they are counted, not told one by one. */
  readonly isDraft?: boolean;
}

/**
 * What the text of a report says that it should not, or leaves out. Errors first, then in the order of the rules.
 * A document without title and chapters is no report but tables, and is only looked through for personal data.
 */
export function checkDocument(
  document: DocumentInput,
  report: RecognisedReport,
  { rules, today, previous, isDraft = false }: DocumentOptions,
): readonly Finding[] {
  const text = readReportText(document, report, rules);
  const findings = isReport(text)
    ? [
        ...RULES.flatMap((rule) => rule(text, rules)),
        ...leftoverFindings(text, rules, isDraft),
        ...publicationFindings(text, rules, today),
        ...(previous ? similarityFindings(text, chaptersOf(previous), rules) : []),
      ]
    : [];
  return sorted([...findings, ...personalDataFindings(text, rules)]);
}

type DocumentRule = (text: ReportText, rules: DocumentRules) => readonly Finding[];

const RULES: readonly DocumentRule[] = [
  titleFindings,
  yearFindings,
  periodFindings,
  chapterFindings,
  topicFindings,
  accountabilityFindings,
  problemFindings,
  otherMattersFindings,
  lengthFindings,
  partsFindings,
  oldChapterFindings,
  strangerFindings,
  genericFindings,
  requestFigureFindings,
  metadataFindings,
];

function isReport({ title, input }: ReportText): boolean {
  return title !== null || input.sections.some(({ chapter }) => chapter > 0);
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const ORDER: readonly string[] = DOCUMENT_RULES;

function sorted(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity, rule }: Finding): number =>
    SEVERITIES.indexOf(severity) * ORDER.length + ORDER.indexOf(rule);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
