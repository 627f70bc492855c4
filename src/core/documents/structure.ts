import type { ChapterRule, DocumentRules } from '../model/document-check';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { TableId } from '../model/format';
import { documentFinding, listed } from './finding';
import { plainText, quoteOf } from './plain-text';
import type { ReportText } from './report-text';

/** DOC-01: the title as the form has it. A title that only puts the year first says everything and stands. */
export function titleFindings({ title, input }: ReportText, rules: DocumentRules): readonly Finding[] {
  if (!title) return [documentFinding({ rule: 'DOC-01', wording: 'missing' }, rules)];
  if (title.regular) return [];
  const expected = `${title.organ}${String(title.year)}年${rules.titleEnding}`;
  const quote = quoteOf(input.lines, title.line, title.text);
  return [
    documentFinding(
      { rule: 'DOC-01', wording: 'other', values: { title: title.text, expected }, quote },
      rules,
    ),
  ];
}

/** DOC-04: six chapters in order, each with its table. */
export function chapterFindings(text: ReportText, rules: DocumentRules): readonly Finding[] {
  const present = new Set(text.input.sections.map(({ chapter }) => chapter as number));
  const absent = rules.chapters.filter(({ chapter }) => !present.has(chapter));
  const displaced = absent.map((chapter) => ({ chapter, line: displacedHeading(text, chapter) }));
  const missing = displaced.flatMap(({ chapter, line }) => (line === null ? [chapter.heading] : []));
  return [
    ...(missing.length > 0
      ? [
          documentFinding(
            {
              rule: 'DOC-04',
              wording: 'missing',
              values: { headings: listed(missing), count: missing.length },
            },
            rules,
          ),
        ]
      : []),
    ...displaced.flatMap(({ chapter, line }) =>
      line === null ? [] : [headingFinding('displaced', chapter, line, text, rules)],
    ),
    ...otherWordings(text, rules),
    ...strayTables(text, rules),
  ];
}

const NUMBER =
  /^第?[一二三四五六七八九十]{1,2}(?:部分|章)?[、.:,]?|^[(][一二三四五六七八九十][)]|^\d{1,2}[、.]/;
const LONGEST_HEADING = 40;
/** Lines looked at; a report has some hundreds. */
const MOST_LOOKED_AT = 5000;

/** A line that speaks of the chapter like a heading, with another number or out of order; null where there is none. */
function displacedHeading({ input }: ReportText, { subject, accepted }: ChapterRule): number | null {
  const taken = new Set(input.sections.flatMap(({ chapter, line }) => (chapter > 0 ? [line] : [])));
  const isHeading = (text: string): boolean => {
    const words = plainText(text).replace(NUMBER, '');
    return (
      words.length <= LONGEST_HEADING &&
      !/[。;]$/.test(words) &&
      (accepted.test(words) || subject.test(words))
    );
  };
  const found = input.lines
    .slice(0, MOST_LOOKED_AT)
    .findIndex(
      ({ text, inTable, hidden, heading }, line) =>
        !taken.has(line) &&
        !inTable &&
        hidden !== true &&
        text.length <= 2 * LONGEST_HEADING &&
        /情[况況]|事[项項]|问题|問|不足|概述/.test(text) &&
        (heading !== undefined ||
          /^\s*第?[一二三四五六七八九十]{1,2}(?:部分)?\s*[、.．]/.test(text) ||
          isBare(text)) &&
        isHeading(text),
    );
  return found < 0 ? null : found;
}

/** A short line without any stop, as headings without numbers are. */
function isBare(text: string): boolean {
  const plain = plainText(text);
  return plain.length <= LONGEST_HEADING / 2 && !/[,。;:!?|]|^[(]/.test(plain);
}

function otherWordings(text: ReportText, rules: DocumentRules): readonly Finding[] {
  return text.input.sections.flatMap(({ chapter, heading, line }) => {
    const rule = rules.chapters.find((candidate) => candidate.chapter === chapter);
    if (!rule || rule.accepted.test(plainText(heading).replace(NUMBER, ''))) return [];
    return [headingFinding('wording', rule, line, text, rules)];
  });
}

function headingFinding(
  wording: 'displaced' | 'wording',
  { heading, chapter }: ChapterRule,
  line: number,
  { input }: ReportText,
  rules: DocumentRules,
): Finding {
  const quote = quoteOf(input.lines, line);
  return documentFinding(
    {
      rule: 'DOC-04',
      wording,
      values: { found: quote.text, heading },
      quote,
      about: String(chapter),
      severity: 'warning',
    },
    rules,
  );
}

const CHAPTER_OF: Readonly<Record<TableId, number>> = { proactive: 2, requests: 3, disputes: 4 };

/** Tables of which most stands in another chapter, where both chapters are there. */
function strayTables({ input, report }: ReportText, rules: DocumentRules): readonly Finding[] {
  const chapters = new Set(input.sections.map(({ chapter }) => chapter as number));
  const chapterAt = (line: number): number =>
    input.sections.reduce((last, section) => (section.line <= line ? section.chapter : last), 0);
  return sheetsOf(report).flatMap(({ table, sheetId }) => {
    const lines = input.lines.flatMap((line, index) => (line.table === sheetId ? [index] : []));
    const own = CHAPTER_OF[table];
    const astray = lines.filter((line) => chapterAt(line) !== own);
    if (!chapters.has(own) || 2 * astray.length <= lines.length) return [];
    const rule = rules.chapters.find(({ chapter }) => chapter === own);
    return [
      documentFinding(
        {
          rule: 'DOC-04',
          wording: 'table',
          values: { heading: rule?.heading ?? '' },
          quote: quoteOf(input.lines, astray[0] ?? 0),
          about: table,
          severity: 'warning',
        },
        rules,
      ),
    ];
  });
}

function sheetsOf({
  blocks,
}: RecognisedReport): readonly { readonly table: TableId; readonly sheetId: string }[] {
  return [...new Map(blocks.map(({ table, sheetId }) => [table, { table, sheetId }])).values()];
}

const COUNT = '一二三四五六七八九十';
const PARTS = /([一二两三四五六七八九十]|\d{1,2})(?:个|大)?部分(?:组成|构成|内容)?/;

/** DOC-12: the number of parts named in the preamble, and the parts listed with it. */
export function partsFindings({ chapters }: ReportText, rules: DocumentRules): readonly Finding[] {
  const preamble = chapters.get(0);
  for (const { text, at } of preamble?.sentences() ?? []) {
    const match = /(?:组成|构成|包括|分为|包含)/.test(text) ? PARTS.exec(text) : null;
    if (!preamble || !match) continue;
    const count = numberOf(match[1] ?? '');
    const unnamed = rules.chapters.filter(({ chapter }) => !LISTED[chapter].test(text));
    const isList = rules.chapters.length - unnamed.length >= 3;
    if (count === rules.chapters.length && !(isList && unnamed.length > 0)) return [];
    const wording = count === rules.chapters.length ? 'unlisted' : 'count';
    const values = { count, headings: listed(unnamed.map(({ heading }) => heading)) };
    return [
      documentFinding({ rule: 'DOC-12', wording, values, quote: preamble.quote(at, text.length) }, rules),
    ];
  }
  return [];
}

function numberOf(text: string): number {
  if (text === '两') return 2;
  return /^\d+$/.test(text) ? Number(text) : COUNT.indexOf(text) + 1;
}

/** How a list of parts speaks of each chapter. */
const LISTED: Readonly<Record<ChapterRule['chapter'], RegExp>> = {
  1: /总体情况|概述|基本情况|工作情况/,
  2: /主动公开/,
  3: /申请/,
  4: /复议|诉讼/,
  5: /问题|改进/,
  6: /其他|事项/,
};

/** DOC-13: a preamble that lists the chapters of reports before 2019. */
export function oldChapterFindings(
  { chapters, title }: ReportText,
  rules: DocumentRules,
): readonly Finding[] {
  const preamble = chapters.get(0);
  if (!preamble || !title) return [];
  for (const { text, at } of preamble.sentences()) {
    const found = rules.oldHeadings.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
    if (found.length <= rules.mostOldHeadings) continue;
    const quote = preamble.quote(at, text.length);
    return [
      documentFinding(
        { rule: 'DOC-13', wording: 'listed', values: { headings: listed(found) }, quote },
        rules,
      ),
    ];
  }
  return [];
}
