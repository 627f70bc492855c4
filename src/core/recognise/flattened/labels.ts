import { findExact, findSimilar, type Occurrence } from './find-text';
import type { Span, Stream } from './stream';

/** A label found in the stream: which of the wanted ones, in which of its wordings. */
export interface FoundText extends Occurrence {
  readonly wanted: number;
  readonly wording: string;
}

/** Where the labels of a table stand, words inside longer words of the table left out. */
export class LabelFinder {
  private readonly exact: readonly Occurrence[];
  private readonly words: ReadonlyMap<string, readonly Occurrence[]>;

  constructor(
    readonly stream: Stream,
    readonly within: Span,
    vocabulary: Iterable<string>,
  ) {
    const words = [...vocabulary].map((word) => [word, findExact(stream.text, word, within)] as const);
    this.exact = words.flatMap(([, found]) => found);
    this.words = new Map(words.map(([word, found]) => [word, found.filter((one) => !this.isInside(one))]));
  }

  /** Every occurrence of the wordings; a similar one counts where the official wording does not stand exactly. */
  find(wordings: readonly string[], wanted: number, within: Span = this.within): readonly FoundText[] {
    const exact = wordings.flatMap((wording) =>
      this.at(wording, within).map((one) => ({ ...one, wanted, wording })),
    );
    const [official = ''] = wordings;
    const isOfficial = exact.some(({ wording }) => wording === official);
    if (isOfficial) return exact;
    const similar = (exact.length > 0 ? [official] : wordings).flatMap((wording) =>
      findSimilar(this.stream.text, wording, within)
        .filter((one) => !this.isTaken(one))
        .map((one) => ({ ...one, wanted, wording })),
    );
    // A short name of a label may stand inside the label itself, misspelt.
    return [...similar, ...exact.filter((one) => !similar.some((other) => covers(other, one)))];
  }

  /** Exact occurrences that are no part of a longer label. */
  whole(wording: string, within: Span): readonly Occurrence[] {
    return this.at(wording, within);
  }

  private at(wording: string, within: Span): readonly Occurrence[] {
    const found = this.words.get(wording) ?? findExact(this.stream.text, wording, this.within);
    return found.filter(({ start, end }) => start >= within.start && end <= within.end);
  }

  private isInside({ start, end }: Span): boolean {
    return this.exact.some(
      (other) => other.start <= start && other.end >= end && other.end - other.start > end - start,
    );
  }

  /** A similar text may not take characters of a label that stands there as it should. */
  private isTaken({ start, end }: Span): boolean {
    return this.exact.some(
      (other) =>
        other.start < end && other.end > start && !this.isInside(other) && other.end - other.start > 2,
    );
  }
}

function covers(one: FoundText, other: FoundText): boolean {
  const isLonger = one.wording.length - 2 * one.slips > other.wording.length;
  return isLonger && one.start <= other.start && one.end >= other.end;
}

/**
 * The labels in the order of the form: the selection that explains the most characters. A label may stand at most
 * once and only after those before it.
 */
export function inOrder(
  found: readonly FoundText[],
  bonus: (one: FoundText) => number,
): readonly FoundText[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || a.end - b.end);
  const best: { weight: number; previous: number }[] = [];
  sorted.forEach((one, index) => {
    const own = one.wording.length - 2 * one.slips + bonus(one);
    let weight = own;
    let previous = -1;
    for (let before = 0; before < index; before += 1) {
      const other = sorted[before];
      const reached = best[before]?.weight ?? 0;
      if (!other || other.wanted >= one.wanted || other.end > one.start || reached + own <= weight) continue;
      weight = reached + own;
      previous = before;
    }
    best.push({ weight, previous });
  });
  let at = best.reduce((top, { weight }, index) => (weight > (best[top]?.weight ?? 0) ? index : top), 0);
  const chain: FoundText[] = [];
  while (at >= 0) {
    const one = sorted[at];
    if (!one) break;
    chain.unshift(one);
    at = best[at]?.previous ?? -1;
  }
  return chain;
}
