import type { DocumentRules } from '../model/document-check';
import type { Finding, Quote } from '../model/finding';
import { documentFinding } from './finding';
import { plainText, quoteOf, type Passage, type Sentence } from './plain-text';
import type { ReportText } from './report-text';

/** DOC-02: one report year in title, period, opening sentence and metadata; published in the year after. */
export function yearFindings(text: ReportText, rules: DocumentRules): readonly Finding[] {
  const { year } = text;
  if (year === null) return [];
  const find = (wording: string, other: number, quote?: Quote): Finding =>
    documentFinding(
      {
        rule: 'DOC-02',
        wording,
        values: { year, other, next: year + 1 },
        about: String(other),
        ...(quote ? { quote } : {}),
      },
      rules,
    );
  return [
    ...tableYear(text, year).map((other) => find('tables', other)),
    ...(text.period?.years ?? [])
      .filter((other) => other !== year)
      .slice(0, 1)
      .map((other) =>
        find(
          'period',
          other,
          text.period ? text.whole.quoteAround(text.period.at, text.period.length) : undefined,
        ),
      ),
    ...openings(text).flatMap(({ passage, sentence, year: other }) =>
      other === year ? [] : [find('opening', other, passage.quote(sentence.at, sentence.text.length))],
    ),
    ...metadataYear(text, year, find),
    ...publicationYear(text, year, find),
  ];
}

/** The tables, or the sheet that names the report, say another year than the title. */
function tableYear({ report, title }: ReportText, year: number): readonly number[] {
  const other = report.profile.year;
  return title && other !== null && other !== year ? [other] : [];
}

/** `2023年，` or `2023年度，`: the year the sentence reports on. */
const OPENS = /^(?:[(][一二三四五六七八九十]+[)])?(\d{4})年(?:度)?(?=,)/;

/** First sentences of the chapters that begin with a year; the preamble may tell of laws. */
function openings({ chapters }: ReportText): readonly {
  readonly passage: Passage;
  readonly sentence: Sentence;
  readonly year: number;
}[] {
  const passage = chapters.get(1);
  const sentence = passage?.sentences()[0];
  const year = OPENS.exec(sentence?.text ?? '')?.[1];
  return passage && sentence && year !== undefined ? [{ passage, sentence, year: Number(year) }] : [];
}

type Find = (wording: string, other: number, quote?: Quote) => Finding;

function metadataYear({ input, title }: ReportText, year: number, find: Find): readonly Finding[] {
  const entry = input.metadata.entries.get('title');
  const stated = /(\d{4})年/.exec(plainText(entry?.value ?? ''))?.[1];
  if (!entry || !title || stated === undefined || Number(stated) === year) return [];
  return [
    find('metadata', Number(stated), entry.line === null ? undefined : quoteOf(input.lines, entry.line)),
  ];
}

function publicationYear({ published, input }: ReportText, year: number, find: Find): readonly Finding[] {
  if (published === null) return [];
  const other = Number(published.day.slice(0, 4));
  if (other === year + 1) return [];
  return [
    find('published', other, published.line === null ? undefined : quoteOf(input.lines, published.line)),
  ];
}

/** DOC-03: the period is stated, and is the whole year. Another year is DOC-02. */
export function periodFindings(
  { period, year, whole, title, chapters }: ReportText,
  rules: DocumentRules,
): readonly Finding[] {
  if (!period) {
    if (STATED_IN_WORDS.test(whole.plain)) return [];
    return title || chapters.size > 0
      ? [documentFinding({ rule: 'DOC-03', wording: 'missing', values: { year: year ?? '' } }, rules)]
      : [];
  }
  if (period.years.length === 1 && period.from.endsWith('-01-01') && period.to.endsWith('-12-31')) return [];
  const quote = whole.quoteAround(period.at, period.length);
  const values = { from: period.from, to: period.to };
  return [documentFinding({ rule: 'DOC-03', wording: 'other', values, quote }, rules)];
}

const STATED_IN_WORDS =
  /统计(?:时间|期限|时限|时段|区间|数据)[^。;\n]{0,15}\d{4}年(?:度|全年)|\d{4}年(?:度|全年)[^。;\n]{0,10}统计(?:时间|期限|时限|时段)/;

/** Years that a sentence compares with, or looks forward to. */
const COMPARES = /同比|相比|比上年|较上年|较\d{4}|比\d{4}|以来|起|上年|去年|明年|下一?步|将/;
const REPORTS = /^(?:[(][一二三四五六七八九十]+[)])?(\d{4})年(?:度|全年|,)/;
/** Chapters that report on the year; the preamble names laws and 五 looks forward. */
const REPORTING_CHAPTERS = [1, 6];

/** DOC-14: sentences that report on another year, and names that belong to another report. */
export function strangerFindings(text: ReportText, rules: DocumentRules): readonly Finding[] {
  return [
    ...otherYears(text, rules),
    ...otherTables(text, rules),
    ...otherOrgans(text, rules),
    ...otherSelves(text, rules),
  ].slice(0, MOST);
}

const MOST = 5;

function otherYears(text: ReportText, rules: DocumentRules): readonly Finding[] {
  const { year, chapters } = text;
  if (year === null) return [];
  const opening = new Set(openings(text).map(({ sentence }) => sentence.text));
  return REPORTING_CHAPTERS.flatMap((number) => {
    const passage = chapters.get(number);
    return (passage?.sentences() ?? []).flatMap(({ text: words, at }) => {
      const other = Number(REPORTS.exec(words)?.[1] ?? year);
      if (!passage || other === year || COMPARES.test(words) || opening.has(words)) return [];
      const quote = passage.quote(at, words.length);
      return [
        documentFinding(
          { rule: 'DOC-14', wording: 'year', values: { other, year }, quote, about: plainText(quote.text) },
          rules,
        ),
      ];
    });
  });
}

/** The title names another organ than the tables it is checked against. */
function otherTables({ title, report, input }: ReportText, rules: DocumentRules): readonly Finding[] {
  const { organ } = report.profile;
  if (!title || organ === null || plainText(organ) === '' || isSameOrgan(title.organ, organ)) return [];
  const quote = quoteOf(input.lines, title.line);
  return [
    documentFinding(
      { rule: 'DOC-14', wording: 'tables', values: { name: title.organ, organ }, quote },
      rules,
    ),
  ];
}

const NAMED_REPORT = /([^,。:;、|\n《“"]{2,30}?)(\d{4})年(?:度)?政府信息公开(?:工作)?年度报告/g;
const LEADS = /^.*(?:发布|公布|编制|现将|形成|撰写|是|为)/;

/** The report of another organ is named as if it were this one. */
function otherOrgans(text: ReportText, rules: DocumentRules): readonly Finding[] {
  const preamble = text.chapters.get(0);
  const { organ, title } = text;
  if (!preamble || organ === null || !title) return [];
  return [...preamble.plain.matchAll(NAMED_REPORT)].flatMap((match) => {
    const name = (match[1] ?? '').replace(LEADS, '');
    const isTitle = preamble.lineAt(match.index) === title.line || name.length < 2;
    if (isTitle || isSameOrgan(name, organ) || REFERS.test(name)) return [];
    const quote = preamble.quoteAround(match.index, match[0].length);
    return [
      documentFinding(
        { rule: 'DOC-14', wording: 'organ', values: { name, organ }, quote, about: name },
        rules,
      ),
    ];
  });
}

/** Words for the organ itself, or for no organ at all. */
const REFERS = /^(?:本|我|各|该|全)|(?:规定|要求|条例|通知|格式|根据|按照)/;

/** One name may be the short form of the other, or carry the names of the places above it. */
export function isSameOrgan(one: string, other: string): boolean {
  const [a, b] = [one, other].map(coreOf) as [string, string];
  return a.endsWith(b) || b.endsWith(a);
}

/** 淮安市人民政府 and 淮安市 are one organ. */
function coreOf(name: string): string {
  return plainText(name).replace(/(?:人民)?政府$/, '');
}

const SELVES: readonly { readonly of: RegExp; readonly not: RegExp }[] = [
  { of: /(?:局|厅|委员会|委)$/, not: /我(?:镇|乡|街道)(?!村)/ },
  { of: /镇(?:人民政府|政府)?$/, not: /我(?:局|厅|委|乡|街道)/ },
  { of: /乡(?:人民政府|政府)?$/, not: /我(?:局|厅|委|镇|街道)/ },
  { of: /街道(?:办事处)?$/, not: /我(?:局|厅|委|镇|乡)/ },
];

/** An office speaks of itself as 我镇, a township as 我局. */
function otherSelves({ whole, organ }: ReportText, rules: DocumentRules): readonly Finding[] {
  const self = organ === null ? undefined : SELVES.find(({ of }) => of.test(plainText(organ)));
  const match = self?.not.exec(whole.plain);
  if (!match || organ === null) return [];
  const quote = whole.quoteAround(match.index, match[0].length);
  return [
    documentFinding({ rule: 'DOC-14', wording: 'self', values: { words: match[0], organ }, quote }, rules),
  ];
}
