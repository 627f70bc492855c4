import type { Quote } from '../model/finding';
import type { SourceLine } from '../model/source';
import { PINYIN, plainCharacter } from '../recognise/normalise-label';

/** Characters of the words looked for that the labels of the form do not have, each with its simplified one. */
const TRADITIONAL =
  '評監臺組織勞農協誤當滿專個還從質節約進強環廣戶聽過認識動層傳眾擔鎮廳廠長誰須報續員訊術準備併僅';
const SIMPLIFIED =
  '评监台组织劳农协误当满专个还从质节约进强环广户听过认识动层传众担镇厅厂长谁须报续员讯术准备并仅';
const simplified = new Map([...TRADITIONAL].map((character, i) => [character, SIMPLIFIED[i] ?? character]));

const BLANK = /[\s\u00a0\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Text is looked at up to here; a report has some thousand characters. */
const MOST_CHARACTERS = 300_000;

/** Lines with less than this end where they end; longer ones without a full stop go on in the next. */
const SHORTEST_BROKEN_LINE = 15;
const ENDS_SENTENCE = /[。；;！!？?：:]$/;
const BEGINS_PART = /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]?\d{1,2}[)）、]|第[一二三四五六])/;

/** `- 3 -`, `— 3 —` or a bare number, alone on its line. */
export const PAGE_NUMBER = /^[-—–－·.\s]*\d{1,3}[-—–－·.\s]*$/;

/** Text in simplified script and half width, without blanks and pinyin notes. */
export function plainText(text: string): string {
  return plainLine(text).plain;
}

/**
 * Stretches of text as one plain text, which leads back to the lines. Lines of one sentence are joined, others are
 * set apart by a line feed.
 */
export class Passage {
  readonly plain: string;
  private readonly lineOf: readonly number[];
  private readonly offsetOf: readonly number[];

  /** @param parts  indexes of lines, with the place in the line where the text begins */
  constructor(
    private readonly lines: readonly SourceLine[],
    parts: readonly { readonly line: number; readonly from: number }[],
  ) {
    const pieces: string[] = [];
    const lineOf: number[] = [];
    const offsetOf: number[] = [];
    let last = '';
    for (const { line, from } of parts) {
      if (lineOf.length > MOST_CHARACTERS) break;
      const { plain, offsets } = plainLine((lines[line]?.text ?? '').slice(from));
      if (plain === '') continue;
      if (last !== '' && !goesOn(last, plain)) {
        pieces.push('\n');
        lineOf.push(line);
        offsetOf.push(from);
      }
      pieces.push(plain);
      for (const offset of offsets) {
        lineOf.push(line);
        offsetOf.push(from + offset);
      }
      last = plain;
    }
    this.plain = pieces.join('');
    this.lineOf = lineOf;
    this.offsetOf = offsetOf;
  }

  /** Sentences with their places, in order; a line feed ends one as a full stop does. */
  sentences(): readonly Sentence[] {
    const found: Sentence[] = [];
    for (const match of this.plain.matchAll(/[^。;；!！?？\n]+[。;；!！?？]?/g))
      found.push({ text: match[0], at: match.index });
    return found;
  }

  /** Index of the line at a place of the plain text. */
  lineAt(at: number): number {
    return this.lineOf[at] ?? this.lineOf[this.lineOf.length - 1] ?? 0;
  }

  /** What stands in the source at a stretch of the plain text, cut where it is long. */
  quote(at: number, length: number): Quote {
    const whole = this.stretch(at, Math.min(length, LONGEST_QUOTE));
    return length > LONGEST_QUOTE ? { ...whole, text: `${whole.text}…` } : whole;
  }

  /** What stands in the source at a stretch of the plain text, however long. */
  stretch(at: number, length: number): Quote {
    const end = Math.min(at + length, this.plain.length) - 1;
    const first = this.lineAt(at);
    const last = this.lineAt(end);
    const text = Array.from({ length: last - first + 1 }, (_, i) => first + i)
      .filter((line) => line === first || line === last || this.lineOf.includes(line))
      .map((line) =>
        (this.lines[line]?.text ?? '').slice(
          line === first ? (this.offsetOf[at] ?? 0) : 0,
          line === last ? (this.offsetOf[end] ?? 0) + 1 : undefined,
        ),
      )
      .join('');
    return quoteOf(this.lines, first, text);
  }

  /** The sentence around a place. */
  quoteAround(at: number, length = 1): Quote {
    const start = Math.max(...[...'。;；!！?？\n'].map((mark) => this.plain.lastIndexOf(mark, at - 1))) + 1;
    const after = this.plain.slice(at + length).search(/[。;；!！?？\n]/);
    const end = after < 0 ? this.plain.length : at + length + after;
    const from = end - start > LONGEST_QUOTE ? Math.max(start, at - CONTEXT) : start;
    const quote = this.quote(from, end - from);
    return from > start ? { ...quote, text: `…${quote.text}` } : quote;
  }
}

export interface Sentence {
  readonly text: string;
  readonly at: number;
}

export const LONGEST_QUOTE = 60;
const CONTEXT = 20;

/** A line, or a part of it, as it is quoted. */
export function quoteOf(lines: readonly SourceLine[], index: number, text?: string): Quote {
  const line = lines[index];
  const whole = text ?? cut(line?.text ?? '');
  return {
    text: whole.trim(),
    line: line?.line ?? index + 1,
    ...(line?.page === undefined ? {} : { page: line.page }),
  };
}

function cut(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

function goesOn(before: string, next: string): boolean {
  return before.length >= SHORTEST_BROKEN_LINE && !ENDS_SENTENCE.test(before) && !BEGINS_PART.test(next);
}

function plainLine(text: string): { readonly plain: string; readonly offsets: readonly number[] } {
  const notes = pinyinNotes(text);
  const offsets: number[] = [];
  let plain = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i] ?? '';
    if (notes.has(i) || BLANK.test(character)) continue;
    const common = plainCharacter(character);
    plain += common === character ? (simplified.get(character) ?? character) : common;
    offsets.push(i);
  }
  return { plain, offsets };
}

function pinyinNotes(text: string): ReadonlySet<number> {
  const notes = new Set<number>();
  for (const match of text.matchAll(PINYIN)) {
    const from = match.index + (match[1]?.length ?? 0);
    for (let i = from; i < match.index + match[0].length; i += 1) notes.add(i);
  }
  return notes;
}
