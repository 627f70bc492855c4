import type { SourceLine } from '../model/source';
import { normaliseLabel } from './normalise-label';

/** The six chapters of a report, by their numbers; 0 is what stands before the first. */
export type ChapterNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A chapter of the report with its text, tables left out. */
export interface Section {
  readonly chapter: ChapterNumber;
  /** Heading as the source has it; empty before the first chapter. */
  readonly heading: string;
  /** Position of the heading among the lines. */
  readonly line: number;
  /** Paragraphs and lines outside tables, in their order; those of its topics are among them. */
  readonly text: readonly string[];
  readonly topics: readonly Topic[];
}

/** A part of a chapter under its own number, such as （二）依申请公开. */
export interface Topic {
  /** Heading without its number; the first sentence where heading and text share a line. */
  readonly heading: string;
  readonly line: number;
  readonly text: readonly string[];
}

const NUMERALS = '一二三四五六';
/** What the headings speak of, in the order of the chapters; wordings differ between organs. */
const SUBJECTS: readonly RegExp[] = [
  /^(?:总体|基本|概述|工作)情况|^总体|^概述/,
  /主动公开(?:政府信息)?(?:的)?情况/,
  /(?:收到|受理|办理|处理|依申请).{0,12}申请|依申请公开/,
  /复议.{0,8}诉讼|行政复议|行政诉讼/,
  /问题|改进|不足/,
  /其他|需要报告/,
];
/** Longer lines are text, unless the heading of the form opens them. */
const LONGEST_HEADING = 48;

/** A heading of a chapter at the beginning of a line: its number, then what it speaks of. */
const CHAPTER = /^第?([一二三四五六])(?:部分)?[、.:,]?(.*)$/;
const TOPIC = /^\(([一二三四五六七八九十]{1,3})\)(.*)$/;

/**
 * The text of a report by its chapters. A chapter is told by its number and by its subject, so that numbered lists
 * inside a chapter are not taken for one; a missing chapter is absent.
 */
export function sectionsOf(lines: readonly SourceLine[]): readonly Section[] {
  const starts = chapterStarts(lines);
  const first = starts[0]?.line ?? lines.length;
  const preamble = first > 0 ? [{ chapter: 0 as const, line: 0, heading: '', end: first, rest: '' }] : [];
  const chapters = starts.map((start, index) => ({ ...start, end: starts[index + 1]?.line ?? lines.length }));
  return [...preamble, ...chapters].map((span) => sectionIn(lines, span));
}

interface ChapterStart {
  readonly chapter: ChapterNumber;
  readonly line: number;
  readonly heading: string;
  /** Text that follows the heading on its line. */
  readonly rest: string;
}

/** Headings in the order of their numbers; of several candidates for a chapter the one that keeps that order. */
function chapterStarts(lines: readonly SourceLine[]): readonly ChapterStart[] {
  const found = lines.flatMap((line, index) => headingIn(line, index) ?? []);
  let best: readonly ChapterStart[] = [];
  const chains: (readonly ChapterStart[])[] = [];
  for (const start of found) {
    const before = chains.filter((chain) => (chain[chain.length - 1]?.chapter ?? 0) < start.chapter);
    const longest = before.reduce<readonly ChapterStart[]>(
      (top, chain) => (chain.length >= top.length ? chain : top),
      [],
    );
    const chain = [...longest, start];
    chains.push(chain);
    if (chain.length >= best.length) best = chain;
    if (chains.length > MOST_CANDIDATES) break;
  }
  return best;
}

const MOST_CANDIDATES = 200;

function headingIn({ text }: SourceLine, line: number): ChapterStart | null {
  const match = CHAPTER.exec(normaliseLabel(text.slice(0, 200)));
  const number = match ? NUMERALS.indexOf(match[1] ?? '') : -1;
  const subject = SUBJECTS[number];
  const words = match?.[2] ?? '';
  const spoken = subject?.exec(words.slice(0, LONGEST_HEADING));
  if (!match || !subject || !spoken) return null;
  const whole = words.length <= LONGEST_HEADING;
  const heading = whole ? text : headingPart(text);
  if (heading === null) return null;
  return {
    chapter: (number + 1) as ChapterNumber,
    line,
    heading,
    rest: whole ? '' : text.slice(heading.length).trim(),
  };
}

/** The heading at the beginning of a line that goes on as text: up to 情况, 事项, 工作 or 安排. */
function headingPart(text: string): string | null {
  return /^.{2,48}?(?:情况|事项|安排|工作)(?=第二十条|行政复议|（|\(|[ 。:：]|本列)/.exec(text)?.[0] ?? null;
}

function sectionIn(lines: readonly SourceLine[], span: ChapterStart & { readonly end: number }): Section {
  const from = span.chapter === 0 ? span.line : span.line + 1;
  const prose = lines
    .slice(from, span.end)
    .flatMap(({ text, inTable }, index) => (inTable ? [] : [{ text, line: from + index }]));
  const opening =
    span.rest === '' || lines[span.line]?.inTable === true ? [] : [{ text: span.rest, line: span.line }];
  const all = [...opening, ...prose];
  return {
    chapter: span.chapter,
    heading: span.heading,
    line: span.line,
    text: all.map(({ text }) => text),
    topics: span.chapter === 0 ? [] : topicsIn(all),
  };
}

function topicsIn(prose: readonly { readonly text: string; readonly line: number }[]): readonly Topic[] {
  const topics: { heading: string; line: number; text: string[] }[] = [];
  for (const { text, line } of prose) {
    const words = TOPIC.exec(normaliseLabel(text))?.[2];
    if (words !== undefined) {
      const rest = text.replace(/^\s*[（(][^）)]*[）)]\s*/, '');
      const end = rest.search(/[。:：；;]/);
      topics.push({
        heading: end < 0 ? rest : rest.slice(0, end),
        line,
        text: end < 0 ? [] : [rest.slice(end + 1).trim()],
      });
    } else topics[topics.length - 1]?.text.push(text);
  }
  return topics.map((topic) => ({ ...topic, text: topic.text.filter((text) => text !== '') }));
}
