import type { DocumentRules, OrganLevel } from '../model/document-check';
import type { RecognisedReport } from '../model/fact';
import type { OrganKind } from '../model/format';
import type { SourceLine } from '../model/source';
import type { Section } from '../recognise/sections';
import { dayIn, type Day } from './dates';
import type { Metadata } from './metadata';
import { PAGE_NUMBER, Passage, plainText } from './plain-text';

/** A document as its reader gives it. */
export interface DocumentInput {
  readonly lines: readonly SourceLine[];
  readonly sections: readonly Section[];
  readonly metadata: Metadata;
}

/** A title as it stands, with what it says. */
export interface Title {
  readonly text: string;
  readonly line: number;
  readonly organ: string;
  readonly year: number;
  /** Wording of the official title, whether the organ or the year comes first. */
  readonly regular: boolean;
}

export interface ReportPeriod {
  readonly from: Day;
  readonly to: Day;
  readonly at: number;
  readonly length: number;
}

/** What the rules ask of a document, read once. */
export interface ReportText {
  readonly input: DocumentInput;
  readonly report: RecognisedReport;
  readonly title: Title | null;
  /** Name as the title has it, else as the tables say; null where nothing says it. */
  readonly organ: string | null;
  readonly level: OrganLevel | null;
  readonly year: number | null;
  /** Text of a chapter without tables, hidden lines and page numbers; absent where the chapter is. */
  readonly chapters: Chapters;
  /** All text outside tables. */
  readonly whole: Passage;
  readonly period: (ReportPeriod & { readonly years: readonly number[] }) | null;
  /** Day of publication, else the day signed below the text; null where neither is given. */
  readonly published: { readonly day: Day; readonly line: number | null } | null;
}

/** What a document says of itself outside its tables; null where it does not. */
export type Statements = Pick<ReportText, 'title' | 'whole' | 'period' | 'published'>;

export function readStatements(input: DocumentInput): Statements {
  const { lines, sections } = input;
  const isProse = proseIn(input);
  const whole = new Passage(
    lines,
    lines.flatMap((_, line) => (isProse(line) ? [{ line, from: 0 }] : [])),
  );
  const body = sections.find(({ chapter }) => chapter > 0)?.line ?? lines.length;
  return {
    title: titleOf(lines, body, isProse),
    whole,
    period: periodOf(whole),
    published: publishedOn(input, isProse),
  };
}

/** Whether a line is text: no table, no page number, no metadata, and shown. */
function proseIn({ lines, metadata }: DocumentInput): (index: number) => boolean {
  return (index) => {
    const line = lines[index];
    return (
      line !== undefined &&
      !line.inTable &&
      line.hidden !== true &&
      !PAGE_NUMBER.test(line.text) &&
      !metadata.lines.has(index)
    );
  };
}

export function readReportText(
  input: DocumentInput,
  report: RecognisedReport,
  rules: Pick<DocumentRules, 'organEndings'>,
): ReportText {
  const chapters = chaptersOf(input);
  const { title, whole, period, published } = readStatements(input);
  const organ = title?.organ ?? report.profile.organ;
  return {
    input,
    report,
    title,
    organ,
    level: levelOf(report.profile.kind, organ, rules),
    year: title?.year ?? report.profile.year ?? period?.years[0] ?? null,
    chapters,
    whole,
    period,
    published,
  };
}

/** Text by number of chapter, 0 before the first, without tables, hidden lines and page numbers. */
export type Chapters = ReadonlyMap<number, Passage>;

export function chaptersOf(input: DocumentInput): Chapters {
  const { lines, sections } = input;
  const isProse = proseIn(input);
  return new Map(
    sections.map((section, i) => [
      section.chapter as number,
      new Passage(lines, partsOf(section, sections[i + 1]?.line ?? lines.length, lines, isProse)),
    ]),
  );
}

function partsOf(
  { chapter, heading, line: start }: Section,
  end: number,
  lines: readonly SourceLine[],
  isProse: (index: number) => boolean,
): readonly { readonly line: number; readonly from: number }[] {
  const parts: { line: number; from: number }[] = [];
  for (let line = start; line < end; line += 1) {
    const opens = line === start && chapter > 0;
    if (opens && (lines[line]?.inTable === true || lines[line]?.text.startsWith(heading) !== true)) continue;
    if (opens || isProse(line)) parts.push({ line, from: opens ? heading.length : 0 });
  }
  return parts;
}

const ORGAN = '([^,。:;、|]{2,40}?)';
const REGULAR = [
  new RegExp(`^${ORGAN}(\\d{4})年(?:度)?政府信息公开工作年度报告$`),
  new RegExp(`^(\\d{4})年(?:度)?${ORGAN}政府信息公开工作年度报告$`),
];
/** Titles that leave a word out, or use another. */
const IRREGULAR = [
  new RegExp(`^${ORGAN}(\\d{4})年?(?:度)?(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)$`),
  new RegExp(`^(\\d{4})年?(?:度)?${ORGAN}(?:政府|政务)?信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)$`),
];
const TITLE_LINES = 3;
const TITLE_WITHIN = 80;
const LONGEST_TITLE_LINE = 80;

/** The first regular title over at most three lines, else the first other one. */
function titleOf(
  lines: readonly SourceLine[],
  end: number,
  isProse: (index: number) => boolean,
): Title | null {
  const places = Array.from({ length: Math.min(end, TITLE_WITHIN) }, (_, i) => i).filter(isProse);
  for (const [patterns, regular] of [
    [REGULAR, true],
    [IRREGULAR, false],
  ] as const) {
    for (let count = 1; count <= TITLE_LINES; count += 1) {
      for (let i = 0; i + count <= places.length; i += 1) {
        const texts = places.slice(i, i + count).map((line) => lines[line]?.text ?? '');
        const title = texts.every(({ length }) => length <= LONGEST_TITLE_LINE)
          ? partsOfTitle(plainText(texts.join('')), patterns)
          : null;
        if (title) return { ...title, text: texts.join(''), line: places[i] ?? 0, regular };
      }
    }
  }
  return null;
}

function partsOfTitle(
  plain: string,
  patterns: readonly RegExp[],
): { readonly organ: string; readonly year: number } | null {
  for (const pattern of patterns) {
    const [, one, other] = pattern.exec(plain) ?? [];
    if (one === undefined || other === undefined) continue;
    return /^\d{4}$/.test(one) ? { organ: other, year: Number(one) } : { organ: one, year: Number(other) };
  }
  return null;
}

const DAY = '(\\d{4})[年.\\-/](\\d{1,2})[月.\\-/](\\d{1,2})日?';
const RANGE = new RegExp(
  `${DAY}(?:起)?(?:至|到|—|-|–|~|～)+(?:(\\d{4})[年.\\-/])?(\\d{1,2})[月.\\-/](\\d{1,2})日?`,
);
const SPEAKS_OF_PERIOD = /统计|期限|数据|时间段|本报告|起止|报告期/;

/** 统计期限: a stretch of days in a sentence that speaks of it. */
function periodOf(passage: Passage): ReportText['period'] {
  for (const { text, at } of passage.sentences()) {
    const match = SPEAKS_OF_PERIOD.test(text) ? RANGE.exec(text) : null;
    if (!match) continue;
    const [from, to] = [match.slice(1, 4), [match[4] ?? match[1], match[5], match[6]]].map((parts) => {
      const [year = 0, month = 0, day = 0] = parts.map(Number);
      return dayOfParts(year, month, day);
    });
    if (from === undefined || to === undefined) continue;
    const years = [...new Set([match[1], match[4] ?? match[1]].map(Number))];
    return { from, to, years, at: at + match.index, length: match[0].length };
  }
  return null;
}

/** Also for days that no calendar has, which then are not the right ones. */
function dayOfParts(year: number, month: number, day: number): Day {
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** So many lines below the text may be signed and dated. */
const SIGNED_WITHIN = 6;
const SIGNED =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/;

function publishedOn(
  { lines, metadata }: DocumentInput,
  isProse: (index: number) => boolean,
): ReportText['published'] {
  const entry = metadata.entries.get('issueDate');
  const stated = entry ? dayIn(plainText(entry.value)) : null;
  if (entry && stated !== null) return { day: stated, line: entry.line };
  const below = lines.flatMap((_, index) => (isProse(index) ? [index] : [])).slice(-SIGNED_WITHIN);
  const line = below.reverse().find((index) => SIGNED.test(plainText(lines[index]?.text ?? '')));
  const day = line === undefined ? null : dayIn(plainText(lines[line]?.text ?? ''));
  return day === null ? null : { day, line: line ?? null };
}

const LEVEL_OF_KIND: Readonly<Record<OrganKind, OrganLevel | null>> = {
  centralDepartment: 'department',
  provincialDepartment: 'department',
  cityDepartment: 'department',
  countyDepartment: 'department',
  provincialGovernment: 'government',
  cityGovernment: 'government',
  countyGovernment: 'government',
  townshipGovernment: 'township',
  ruleMakersOffice: null,
  other: null,
};

/** By the kind given, else by the ending of the name; null where neither says it. */
function levelOf(
  kind: OrganKind | null,
  organ: string | null,
  { organEndings }: Pick<DocumentRules, 'organEndings'>,
): OrganLevel | null {
  const name = organ === null ? '' : plainText(organ);
  const named = organEndings.find(({ ending }) => name.endsWith(ending))?.level ?? null;
  if (kind === null) return named;
  return kind === 'townshipGovernment' && named === 'street' ? 'street' : LEVEL_OF_KIND[kind];
}
