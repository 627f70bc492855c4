import type { Meaning } from '../model/claim';
import type { NumberToken, Token, WordToken } from './tokens';

/** A number with the words that may say what it counts. */
export interface Slot {
  readonly number: NumberToken;
  /** From the number before, or the beginning of the sentence. */
  readonly before: readonly Token[];
  /** Up to the next mark or number; before a number only the noun that follows at once. */
  readonly after: readonly Token[];
  /** How many brackets are open. */
  readonly depth: number;
  /** Place of the number among the tokens of the sentence. */
  readonly index: number;
}

/** The numbers of a sentence in order, each word with one of them at most. */
export function slotsOf(tokens: readonly Token[]): readonly Slot[] {
  const slots: Slot[] = [];
  let from = 0;
  let depth = 0;
  tokens.forEach((token, index) => {
    if (isMark(token, '(')) depth += 1;
    if (isMark(token, ')')) depth = Math.max(0, depth - 1);
    if (token.kind !== 'number') return;
    const after = wordsAfter(tokens, index);
    slots.push({ number: token, before: tokens.slice(from, index), after, depth, index });
    from = index + 1 + after.length;
  });
  return slots;
}

function wordsAfter(tokens: readonly Token[], index: number): readonly Token[] {
  const rest: Token[] = [];
  for (let i = index + 1; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token || token.kind === 'mark') return rest;
    if (token.kind === 'number') return nounOf(rest);
    rest.push(token);
  }
  return rest;
}

const NOUNS: ReadonlySet<Meaning['kind']> = new Set(['topic', 'foreign']);

function nounOf([first]: readonly Token[]): readonly Token[] {
  return first?.kind === 'word' && NOUNS.has(first.means.kind) ? [first] : [];
}

export function isMark(token: Token | undefined, mark?: string): boolean {
  return token?.kind === 'mark' && (mark === undefined || token.mark === mark);
}

/** Stretches between commas, colons and brackets; 、 joins. */
export function piecesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'mark' && token.mark !== '、') pieces.push([]);
    else pieces[pieces.length - 1]?.push(token);
  }
  return pieces;
}

type MeaningOf<K extends Meaning['kind']> = Extract<Meaning, { kind: K }>;

/** What the words of a kind mean, in order. */
export function meanings<K extends Meaning['kind']>(
  tokens: readonly Token[],
  kind: K,
): readonly MeaningOf<K>[] {
  let found: MeaningOf<K>[] | undefined;
  for (const token of tokens)
    if (token.kind === 'word' && token.means.kind === kind) (found ??= []).push(token.means as MeaningOf<K>);
  return found ?? [];
}

export function has(tokens: readonly Token[], ...kinds: readonly Meaning['kind'][]): boolean {
  return tokens.some((token) => token.kind === 'word' && kinds.includes(token.means.kind));
}

export function isWord(token: Token | undefined, ...kinds: readonly Meaning['kind'][]): token is WordToken {
  return token?.kind === 'word' && kinds.includes(token.means.kind);
}

const HAN = /\p{Script=Han}/u;

/** Text of unknown meaning that could restrict what is counted. */
export function isUnknown(token: Token | undefined): boolean {
  return token?.kind === 'gap' && HAN.test(token.text);
}

/** True where nothing but 和, 、 and the like stands between two places. */
export function joined(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from + 1, to).every((token) => isMark(token, '、') || isWord(token, 'and', 'filler'));
}

/** What follows the last 其中 or 含, else everything. */
export function afterBreakdown(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.reduce((found, token, index) => (isWord(token, 'breakdown') ? index : found), -1);
  return tokens.slice(last + 1);
}

/** The last of several, as the nearest to what follows. */
export function lastOf<T>(things: readonly T[]): T | undefined {
  return things[things.length - 1];
}
