import type { DocumentRules } from '../model/document-check';
import type { Finding } from '../model/finding';
import type { SourceLine } from '../model/source';
import { documentFinding, listed } from './finding';
import { PAGE_NUMBER, plainText, quoteOf } from './plain-text';
import type { ReportText } from './report-text';

/** Lines named one by one; more help nobody. */
export const MOST_LINES = 20;
/** Lines looked at; a report has some hundreds. */
const MOST_LOOKED_AT = 5000;

/**
 * DOC-11: hints of a template and places that nobody filled in, line by line; the brackets of our own draft as one
 * count.
 */
export function leftoverFindings(
  text: ReportText,
  rules: DocumentRules,
  isDraft: boolean,
): readonly Finding[] {
  if (!isDraft) return lineFindings(text, rules);
  const lines = text.input.lines.map((line) => ({ ...line, text: line.text.replace(BRACKET, '') }));
  return [
    ...lineFindings({ ...text, input: { ...text.input, lines } }, rules),
    ...bracketFindings(text, rules),
  ];
}

const BRACKET = /【[^】\n]*】/g;

function bracketFindings({ input: { lines } }: ReportText, rules: DocumentRules): readonly Finding[] {
  const count = lines.reduce((sum, { text }) => sum + (text.match(BRACKET)?.length ?? 0), 0);
  const first = lines.findIndex(({ text }) => text.match(BRACKET) !== null);
  return count === 0
    ? []
    : [
        documentFinding(
          {
            rule: 'DOC-11',
            wording: 'brackets',
            values: { count },
            quote: quoteOf(lines, first),
            severity: 'info',
          },
          rules,
        ),
      ];
}

function lineFindings({ input, title }: ReportText, rules: DocumentRules): readonly Finding[] {
  const first = title?.line ?? input.sections.find(({ chapter }) => chapter > 0)?.line ?? 0;
  const seen = new Map<string, number>();
  return input.lines
    .slice(0, MOST_LOOKED_AT)
    .flatMap((line, index) => {
      if (line.inTable || line.hidden === true || PAGE_NUMBER.test(line.text)) return [];
      const found = leftoversIn(line, index >= first, rules);
      if (found.length === 0) return [];
      const labels = listed(found);
      const times = (seen.get(labels) ?? 0) + 1;
      seen.set(labels, times);
      const quote = quoteOf(input.lines, index, aroundFirst(line.text, found[0] ?? ''));
      const about = times === 1 ? labels : `${labels}:${String(times)}`;
      return [documentFinding({ rule: 'DOC-11', wording: 'left', values: { labels }, quote, about }, rules)];
    })
    .slice(0, MOST_LINES);
}

/** What is left in a line; above the title stands what a web page prints around a report. */
function leftoversIn({ text }: SourceLine, inReport: boolean, rules: DocumentRules): readonly string[] {
  const plain = plainText(text);
  const found = rules.leftovers.flatMap((pattern) => pattern.exec(plain)?.[0] ?? []);
  const withBlanks = rules.leftoversWithBlanks.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return [...found.filter((words) => inReport || !words.startsWith('【')), ...withBlanks];
}

const CONTEXT = 20;
const LONGEST = 60;

/** A line, or the part of it around the words. */
export function aroundFirst(text: string, words: string): string {
  if (text.length <= LONGEST) return text;
  const from = Math.max(0, text.indexOf(words.slice(0, 4)) - CONTEXT);
  const part = text.slice(from, from + LONGEST);
  return `${from > 0 ? '…' : ''}${part}${from + LONGEST < text.length ? '…' : ''}`;
}
