import type { BoundInline } from '../model/report-text';

/** A figure or bracket of a generated text where it stands in the text as it is now. */
export interface BoundPlace {
  /** Position in the generated inlines. */
  readonly inline: number;
  /** Of the text, in UTF-16 units; `end` is not included. */
  readonly start: number;
  readonly end: number;
}

interface Token {
  readonly text: string;
  readonly start: number;
}

/** Numbers and brackets are whole: 3 is no part of 13. */
const TOKEN = /\d+(?:\.\d+)?|[０-９]+(?:．[０-９]+)?|【[^【】\n]*】|[\s\S]/gu;

function tokensOf(text: string, offset = 0): readonly Token[] {
  return [...text.matchAll(TOKEN)].map((match) => ({ text: match[0], start: offset + match.index }));
}

/** What may be found again: a figure or bracket, the tokens it is made of and what stood around it. */
interface Anchor {
  readonly inline: number;
  readonly name: string;
  readonly tokens: readonly string[];
  readonly first: number;
}

interface Match {
  readonly anchor: Anchor;
  /** First token of the text. */
  readonly at: number;
  /** Tokens that stand around it unchanged. */
  readonly kept: number;
}

/** Unchanged words that count at most, on each side. */
const REACH = 8;
/** A number before one of these counts something else, unless it was generated so. */
const OTHER_UNITS = /^[年月日时号届期次场名人%％]$/;

/**
 * Where the figures and brackets of a generated text stand in the text that was made of it by hand. One is found by
 * its very words between neighbours that were left alone; what could be two different ones is none.
 */
export function findBound(generated: readonly BoundInline[], text: string): readonly BoundPlace[] {
  const before: string[] = [];
  const anchors: Anchor[] = [];
  generated.forEach((inline, index) => {
    const tokens = tokensOf(inline.text).map((token) => token.text);
    if ((inline.kind === 'figure' || inline.kind === 'blank') && tokens.length > 0) {
      const name = inline.kind === 'figure' ? inline.key : `?${inline.id}`;
      anchors.push({ inline: index, name, tokens, first: before.length });
    }
    before.push(...tokens);
  });
  const now = tokensOf(text);
  const matches = anchors.flatMap((anchor) => matchesOf(anchor, before, now));
  return settle(matches)
    .map(({ anchor, at }) => {
      const last = now[at + anchor.tokens.length - 1];
      return {
        inline: anchor.inline,
        start: now[at]?.start ?? 0,
        end: last ? last.start + last.text.length : 0,
      };
    })
    .sort((a, b) => a.start - b.start);
}

function matchesOf(anchor: Anchor, before: readonly string[], now: readonly Token[]): readonly Match[] {
  const { tokens, first } = anchor;
  return now.flatMap((_, at) => {
    if (!tokens.every((token, index) => now[at + index]?.text === token)) return [];
    const afterBefore = first + tokens.length;
    const afterNow = at + tokens.length;
    const unit = now[afterNow]?.text ?? '';
    if (OTHER_UNITS.test(unit) && before[afterBefore] !== unit) return [];
    const left = sameWords((step) => [before[first - step], now[at - step]?.text]);
    const right = sameWords((step) => [before[afterBefore + step - 1], now[afterNow + step - 1]?.text]);
    // A bracket is found by its own words.
    const proved = anchor.name.startsWith('?') || isProof(left, right);
    return proved ? [{ anchor, at, kept: left + right }] : [];
  });
}

/** Fewer unchanged words prove nothing: the number may be one of the clerk's own. */
function isProof(left: number, right: number): boolean {
  return (left >= 1 && left + right >= 3) || right >= 4;
}

/** How many neighbours are the same, going outward; a comma says nothing. */
function sameWords(neighbours: (step: number) => readonly [string | undefined, string | undefined]): number {
  let words = 0;
  for (let step = 1; words < REACH; step += 1) {
    const [one, other] = neighbours(step);
    if (one === undefined || one !== other) break;
    if (/[\p{L}\p{N}]/u.test(one)) words += 1;
  }
  return words;
}

/** The best matches first. Equally good ones count where they are as many as the figures, or all of one figure. */
function settle(matches: readonly Match[]): readonly Match[] {
  const settled: Match[] = [];
  const spent = new Set<Anchor>();
  const taken = new Set<number>();
  const scores = [...new Set(matches.map(({ kept }) => kept))].sort((a, b) => b - a);
  for (const score of scores) {
    const open = matches.filter(
      ({ kept, anchor, at }) => kept === score && !spent.has(anchor) && !isTaken(anchor, at),
    );
    for (const group of groupsOf(open)) {
      const figures = [...new Set(group.map(({ anchor }) => anchor))].sort((a, b) => a.first - b.first);
      const places = [...new Set(group.map(({ at }) => at))].sort((a, b) => a - b);
      const [only] = figures;
      if (figures.length === 1 && only) settled.push(...places.map((at) => matchAt(only, at, score)));
      else if (figures.length === places.length)
        settled.push(...figures.map((anchor, index) => matchAt(anchor, places[index] ?? 0, score)));
      figures.forEach((anchor) => spent.add(anchor));
      for (const { anchor, at } of group) anchor.tokens.forEach((_, index) => taken.add(at + index));
    }
  }
  return settled;

  function isTaken(anchor: Anchor, at: number): boolean {
    return anchor.tokens.some((_, index) => taken.has(at + index));
  }
}

function matchAt(anchor: Anchor, at: number, kept: number): Match {
  return { anchor, at, kept };
}

/** Matches that compete with each other, for a figure or for a place. */
function groupsOf(matches: readonly Match[]): readonly (readonly Match[])[] {
  const groups: Match[][] = [];
  for (const match of matches) {
    const competing = groups.filter((group) => group.some((other) => compete(match, other)));
    const others = groups.filter((group) => !competing.includes(group));
    groups.splice(0, groups.length, ...others, [...competing.flat(), match]);
  }
  return groups;
}

function compete(one: Match, other: Match): boolean {
  return (
    one.anchor === other.anchor ||
    (one.at < other.at + other.anchor.tokens.length && other.at < one.at + one.anchor.tokens.length)
  );
}
