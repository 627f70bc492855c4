import type { ClaimVocabulary, Meaning } from '../model/claim';
import { CHINESE_NUMERAL, readNumeral } from './numerals';

/** A number of the text with what it counts. */
export interface NumberToken {
  readonly kind: 'number';
  readonly at: number;
  readonly end: number;
  readonly value: number;
  readonly text: string;
  readonly unit: 'cases' | 'bare' | 'percent' | 'yuan';
  readonly decimals: number;
  /** 余, 约, 3至5: no figure to compare. */
  readonly vague: boolean;
}

export interface WordToken {
  readonly kind: 'word';
  readonly at: number;
  readonly end: number;
  readonly means: Meaning;
  readonly text: string;
}

export interface MarkToken {
  readonly kind: 'mark';
  readonly at: number;
  readonly end: number;
  readonly mark: ',' | '、' | '(' | ')' | ':';
}

/** Text without any meaning known. */
export interface GapToken {
  readonly kind: 'gap';
  readonly at: number;
  readonly end: number;
  readonly text: string;
}

export type Token = NumberToken | WordToken | MarkToken | GapToken;

interface Entry {
  readonly phrase: string;
  readonly means: Meaning;
}

/** Words by their first character, longer ones first. */
type Dictionary = ReadonlyMap<string, readonly Entry[]>;

const dictionaries = new WeakMap<ClaimVocabulary, Dictionary>();

/** The dictionary of a vocabulary, made once. */
function dictionaryOf(vocabulary: ClaimVocabulary): Dictionary {
  const known = dictionaries.get(vocabulary);
  if (known) return known;
  const byFirst = new Map<string, Entry[]>();
  for (const { means, phrases } of vocabulary.words) {
    for (const phrase of phrases) {
      const first = phrase[0] ?? '';
      const entries = byFirst.get(first) ?? [];
      byFirst.set(first, entries);
      entries.push({ phrase, means });
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.phrase.length - a.phrase.length);
  dictionaries.set(vocabulary, byFirst);
  return byFirst;
}

/** Splits sentences into words, numbers and marks, longest words first; linear in the text. */
export class Tokeniser {
  private readonly dictionary: Dictionary;

  /** @param year  the report year, which tells what 2022年 is to it; null where it is not known */
  constructor(
    private readonly vocabulary: ClaimVocabulary,
    private readonly year: number | null,
  ) {
    this.dictionary = dictionaryOf(vocabulary);
  }

  tokens(text: string): readonly Token[] {
    const tokens: Token[] = [];
    let gap = -1;
    const closeGap = (end: number): void => {
      if (gap >= 0) tokens.push({ kind: 'gap', at: gap, end, text: text.slice(gap, end) });
      gap = -1;
    };
    for (let at = 0; at < text.length;) {
      const token = this.at(text, at);
      if (token) {
        closeGap(at);
        tokens.push(token);
        at = token.end;
        continue;
      }
      if (gap < 0) gap = at;
      at += 1;
    }
    closeGap(text.length);
    return tokens;
  }

  private at(text: string, at: number): Token | null {
    const character = text[at] ?? '';
    return (
      markAt(character, at) ??
      this.yearAt(text, at) ??
      dayAt(text, at) ??
      numberAt(text, at, this.vocabulary.measures) ??
      this.wordAt(text, at)
    );
  }

  private wordAt(text: string, at: number): WordToken | null {
    const entry = this.dictionary.get(text[at] ?? '')?.find(({ phrase }) => text.startsWith(phrase, at));
    return entry
      ? { kind: 'word', at, end: at + entry.phrase.length, means: entry.means, text: entry.phrase }
      : null;
  }

  /** 2022年 and 2022年度, as the year before, the year after, or no more than a year. */
  private yearAt(text: string, at: number): WordToken | null {
    const match = matchAt(YEAR, text, at);
    if (!match || isDigit(text[at - 1])) return null;
    const away = this.year === null ? 0 : Number(match[1]) - this.year;
    const means: Meaning =
      away === 0
        ? { kind: 'filler' }
        : away === -1
          ? { kind: 'lastYear' }
          : away === 1
            ? { kind: 'nextYear' }
            : { kind: 'qualifier' };
    return { kind: 'word', at, end: at + match[0].length, means, text: match[0] };
  }
}

const YEAR = /(20\d{2})年(?!\d{1,2}月)(?:度)?/y;
/** Days and months; those that begin or end the year restrict nothing. */
const DAY = /(?:20\d{2}年)?(\d{1,2})月(?:份)?(?:(\d{1,2})日)?(?:底|末)?/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function dayAt(text: string, at: number): WordToken | null {
  if (!isDigit(text[at]) || isDigit(text[at - 1])) return null;
  const match = matchAt(DAY, text, at);
  if (!match) return null;
  const [whole, month, day] = match;
  const wholeYear =
    (month === '1' && (day === undefined || day === '1')) ||
    (month === '12' && (day === undefined || day === '31'));
  return {
    kind: 'word',
    at,
    end: at + whole.length,
    means: { kind: wholeYear ? 'filler' : 'qualifier' },
    text: whole,
  };
}

function markAt(character: string, at: number): MarkToken | null {
  return character === ',' ||
    character === '、' ||
    character === '(' ||
    character === ')' ||
    character === ':'
    ? { kind: 'mark', at, end: at + 1, mark: character }
    : null;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

const ARABIC = /(?:[1-9]\d{0,2}(?:,\d{3}){1,4}(?!\d)|\d{1,15})(?:\.\d{1,6})?/y;
const CHINESE = /[〇零一二两三四五六七八九十百千万亿]{1,12}/y;
/** What a digit may not follow: numbers of documents, articles, telephones and fractions. */
const PART_OF_A_NAME = /[第A-Za-z0-9〔[_\-—–/.~@#第]/;
const VAGUE_BEFORE = /(?:约|近|超|超过|逾|不足|将近|大约|至少|不少于|多达|上)(?:有|为|达)?$/;
const VAGUE_AFTER = /^(?:余|多|来|以上|左右|以内|以下|几|(?:至|到|-|~|—|–)\d{1,6})/;
const WITHOUT_UNIT = /^(?:[,、()。;；]|$)/;
const CHINESE_ALONE = /^一起$/;

function numberAt(text: string, at: number, measures: ClaimVocabulary['measures']): NumberToken | null {
  const first = text[at] ?? '';
  const arabic = isDigit(first);
  if (!arabic && !CHINESE_NUMERAL.test(first)) return null;
  const before = text[at - 1] ?? '';
  if (PART_OF_A_NAME.test(before) || (!arabic && CHINESE_NUMERAL.test(before))) return null;
  const match = matchAt(arabic ? ARABIC : CHINESE, text, at);
  const numeral = match?.[0] ?? '';
  const value = numeral === '' ? null : readNumeral(numeral);
  const end = at + numeral.length;
  if (value === null) return null;
  const vagueBefore = VAGUE_BEFORE.test(text.slice(Math.max(0, at - 4), at));
  const after = text.slice(end, end + 8);
  const vagueWord = VAGUE_AFTER.exec(after)?.[0] ?? '';
  const unit = unitOf(text, end + vagueWord.length, measures, arabic);
  if (unit === null) return null;
  if (CHINESE_ALONE.test(text.slice(at, unit.end)) && !COUNTS_ONE.test(text.slice(unit.end, unit.end + 4)))
    return null;
  if (unit.unit === 'bare' && isEnumerator(text, at, end)) return null;
  return {
    kind: 'number',
    at,
    end: unit.end,
    value: value * unit.times,
    text: text.slice(at, unit.end),
    unit: unit.unit,
    decimals: numeral.split('.')[1]?.length ?? 0,
    vague:
      vagueBefore || vagueWord !== '' || (unit.unit === 'cases' && !Number.isInteger(value * unit.times)),
  };
}

/** 一起 counts one case before these; else it means together. */
const COUNTS_ONE = /^(?:政府|行政|申请|复议|诉讼|案件|信息|[,、()。;]|$)/;

/** `1.`, `1、` and `(1)` number a point. */
function isEnumerator(text: string, at: number, end: number): boolean {
  const before = text[at - 1] ?? '';
  const after = text[end] ?? '';
  return (
    (before === '(' && after === ')') || ((at === 0 || before === '\n') && (after === '、' || after === ')'))
  );
}

interface Unit {
  readonly unit: NumberToken['unit'];
  readonly end: number;
  readonly times: number;
}

function unitOf(
  text: string,
  at: number,
  measures: ClaimVocabulary['measures'],
  arabic: boolean,
): Unit | null {
  const next = text[at] ?? '';
  if (next === '%' || next === '％') return { unit: 'percent', end: at + 1, times: 1 };
  if (text.startsWith('万元', at)) return { unit: 'yuan', end: at + 2, times: 10_000 };
  if (next === '元') return { unit: 'yuan', end: at + 1, times: 1 };
  const times = arabic && next === '万' ? 10_000 : 1;
  const measureAt = times > 1 ? at + 1 : at;
  const measure = text[measureAt] ?? '';
  const forbidden = Object.hasOwn(measures, measure) ? measures[measure] : undefined;
  if (forbidden !== undefined && !forbidden.includes(text[measureAt + 1] ?? '\0'))
    return { unit: 'cases', end: measureAt + 1, times };
  const rest = text.slice(at, at + 1);
  return arabic && WITHOUT_UNIT.test(rest) ? { unit: 'bare', end: at, times: 1 } : null;
}
