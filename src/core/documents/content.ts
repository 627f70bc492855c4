import type { DocumentRules } from '../model/document-check';
import type { Finding } from '../model/finding';
import { documentFinding, listed } from './finding';
import type { Passage } from './plain-text';
import type { ReportText } from './report-text';

const OVERVIEW = 1;
const PROBLEMS = 5;
const OTHERS = 6;

/** DOC-05: topics of chapter 一 that neither a heading nor the text is about. */
export function topicFindings({ chapters, input }: ReportText, rules: DocumentRules): readonly Finding[] {
  const overview = chapters.get(OVERVIEW);
  const headings = input.sections.find(({ chapter }) => chapter === OVERVIEW)?.topics ?? [];
  if (!overview) return [];
  const plainHeadings = headings.map(({ heading }) => heading.replace(/\s/g, ''));
  const unseen = rules.topics.filter(
    ({ heading, text }) =>
      !text.test(overview.plain) && !plainHeadings.some((words) => words.length <= 40 && heading.test(words)),
  );
  const labels = listed(unseen.map(({ label }) => label));
  return unseen.length === 0
    ? []
    : [documentFinding({ rule: 'DOC-05', wording: 'unseen', values: { labels } }, rules)];
}

/** DOC-06: what people's governments report on, from county level to townships. */
export function accountabilityFindings(
  { chapters, level }: ReportText,
  rules: DocumentRules,
): readonly Finding[] {
  const overview = chapters.get(OVERVIEW);
  if (!overview || (level !== 'government' && level !== 'township')) return [];
  const text = overview.plain + (chapters.get(OTHERS)?.plain ?? '');
  const unseen = rules.accountability.filter((subject) => !subject.text.test(text));
  const labels = listed(unseen.map(({ label }) => label));
  return unseen.length === 0
    ? []
    : [documentFinding({ rule: 'DOC-06', wording: 'unseen', values: { labels } }, rules)];
}

const NOTHING = /^(?:本(?:年度|单位|机关)?)?(?:暂)?(?:无|没有)(?:存在)?(?:主要|明显)?(?:问题)?[。.]?$/;

/** DOC-07: chapter 五 names problems and what is done about them, one for one where they are numbered. */
export function problemFindings({ chapters }: ReportText, rules: DocumentRules): readonly Finding[] {
  const chapter = chapters.get(PROBLEMS);
  if (!chapter) return [];
  const text = withoutSignature(chapter.plain);
  const find = (wording: string, values = {}, quote = chapter.quote(0, text.length)): readonly Finding[] => [
    documentFinding({ rule: 'DOC-07', wording, values, ...(text === '' ? {} : { quote }) }, rules),
  ];
  if (text === '' || NOTHING.test(text)) return find('none');
  if (text.length < rules.shortestProblems)
    return find('short', { count: text.length, least: rules.shortestProblems });
  if (!rules.problem.test(text)) return find('noProblem');
  if (!rules.measure.test(text)) return find('noMeasure');
  const [problems, measures] = numbered(text);
  return measures > 0 && problems > measures ? find('unpaired', { problems, measures }) : [];
}

/** Numbered points of the first and of the second list: 一是, 二是 … or 一方面; a list begins again at 一. */
function numbered(text: string): readonly [problems: number, measures: number] {
  const points = [...text.matchAll(/([一二三四五六七八])是/g)].map(([, numeral = '']) =>
    '一二三四五六七八'.indexOf(numeral),
  );
  const second = points.findIndex((point, i) => i > 0 && point === 0);
  return second < 0 ? [points.length, 0] : [second, points.length - second];
}

const DAY =
  '[\\d〇○零一二三四五六七八九]{4}年[\\d一二三四五六七八九十]{1,2}月[\\d一二三四五六七八九十]{1,3}日';
const SIGNATURE = new RegExp(`(?:^|\\n)(?!无|没有)[^\\n。]{2,30}\\n?${DAY}$|\\n?${DAY}$`);

/** The text without the organ and the day signed below it. */
function withoutSignature(plain: string): string {
  return plain.replace(SIGNATURE, '').trim();
}

/** DOC-08: chapter 六 is not empty, and speaks of the processing fee where another chapter says one was charged. */
export function otherMattersFindings(
  { chapters, input }: ReportText,
  rules: DocumentRules,
): readonly Finding[] {
  const chapter = chapters.get(OTHERS);
  if (!chapter) return [];
  if (withoutSignature(chapter.plain) === '')
    return [documentFinding({ rule: 'DOC-08', wording: 'empty' }, rules)];
  if (rules.fee.test(chapter.plain)) return [];
  for (const { chapter: number } of input.sections) {
    const passage = number === OTHERS ? undefined : chapters.get(number);
    const match = passage && CHARGED.exec(passage.plain);
    if (!match) continue;
    const quote = passage.quoteAround(match.index, match[0].length);
    return [documentFinding({ rule: 'DOC-08', wording: 'fee', quote }, rules)];
  }
  return [];
}

/** A fee was charged, with a sum that is not 0. */
const CHARGED = /(?:收取|收缴)[^。;,\n]{0,14}处理费[^。;\n]{0,6}?[1-9][\d.,]*(?:万)?元/;

/** DOC-10: the length of chapter 一, where the place has a custom about it. */
export function lengthFindings(
  { chapters, organ, title }: ReportText,
  rules: DocumentRules,
): readonly Finding[] {
  const overview = chapters.get(OVERVIEW);
  const names = `${organ ?? ''}${title?.text ?? ''}`;
  const custom = rules.customs.find(
    ({ longestOverview, places }) =>
      longestOverview !== undefined && places.some((place) => names.includes(place)),
  );
  const count = overview?.plain.replace(/\n/g, '').length ?? 0;
  const most = custom?.longestOverview;
  if (most === undefined || count <= most) return [];
  return [
    documentFinding(
      { rule: 'DOC-10', wording: 'long', values: { count, most }, source: custom?.source ?? '' },
      rules,
    ),
  ];
}

/** DOC-15: words about everybody in the chapter about this unit's problems. A government may speak of its parts. */
export function genericFindings({ chapters, level }: ReportText, rules: DocumentRules): readonly Finding[] {
  const chapter = chapters.get(PROBLEMS);
  if (!chapter || level === 'government' || level === null) return [];
  const match = rules.generic.map((pattern) => pattern.exec(chapter.plain)).find((found) => found !== null);
  if (!match) return [];
  const quote = chapter.quoteAround(match.index, match[0].length);
  return [documentFinding({ rule: 'DOC-15', wording: 'generic', values: { words: match[0] }, quote }, rules)];
}

const AMOUNT = '(?:\\d[\\d,]*|[零〇一二两三四五六七八九十百千]+)(?:余|多)?(?:件|宗|条|份|个|次|起|项)';
const FIGURE_OF_REQUESTS = [
  new RegExp(`申请[^。;\\n]{0,25}?${AMOUNT}`),
  new RegExp(`${AMOUNT}[^。;\\n]{0,10}?申请`),
  /(?:未|没有|无)[^。;\n]{0,12}申请/,
];

/** TXT-00: applications in 表三 and no word of how many in the text. */
export function requestFigureFindings(text: ReportText, rules: DocumentRules): readonly Finding[] {
  const received = text.report.facts.get('requests.received.total')?.value;
  const passages: readonly Passage[] = [text.whole];
  if (received?.kind !== 'number' || received.value <= 0) return [];
  if (text.chapters.get(OVERVIEW) === undefined && text.whole.plain.length < SHORTEST_TEXT) return [];
  if (passages.some(({ plain }) => FIGURE_OF_REQUESTS.some((pattern) => pattern.test(plain)))) return [];
  return [documentFinding({ rule: 'TXT-00', wording: 'noFigure', values: { count: received.value } }, rules)];
}

/** Below this there is no text that could say anything. */
const SHORTEST_TEXT = 30;
