import type { Span } from './stream';

export interface Occurrence extends Span {
  /** Characters that differ. */
  readonly slips: number;
}

/** A label shorter than this is looked for as it is; one slip would make it another word. */
const LEAST_FOR_SLIP = 4;
const LEAST_FOR_TWO_SLIPS = 14;

export function findExact(text: string, wanted: string, within: Span): readonly Occurrence[] {
  const found: Occurrence[] = [];
  if (wanted === '') return found;
  for (let at = text.indexOf(wanted, within.start); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (at + wanted.length > within.end) break;
    found.push({ start: at, end: at + wanted.length, slips: 0 });
  }
  return found;
}

/**
 * Places that differ from the label by one character (two in a long label): another one, one missing, one too
 * many. Digits are figures and never part of a label.
 */
export function findSimilar(text: string, wanted: string, within: Span): readonly Occurrence[] {
  if (wanted.length < LEAST_FOR_SLIP) return [];
  const allowed = wanted.length >= LEAST_FOR_TWO_SLIPS ? 2 : 1;
  const hits = stretchesNear(text, wanted, allowed, within).flatMap((stretch) =>
    similarIn(text, wanted, allowed, stretch),
  );
  return bestOfEach(hits, (hit) => wholeEnds(text, wanted, hit));
}

/** Of a label with so many slips at least one of as many parts and one more stands unchanged. */
function stretchesNear(text: string, wanted: string, allowed: number, within: Span): readonly Span[] {
  const length = Math.ceil(wanted.length / (allowed + 1));
  const near: Span[] = [];
  for (let offset = 0; offset < wanted.length; offset += length) {
    for (const { start } of findExact(text, wanted.slice(offset, offset + length), within)) {
      near.push({
        start: Math.max(within.start, start - offset - allowed),
        end: Math.min(within.end, start - offset + wanted.length + allowed),
      });
    }
    if (near.length > MOST_STRETCHES) break;
  }
  return near.slice(0, MOST_STRETCHES);
}

/** A label of which parts stand in more places than this is not told by them. */
const MOST_STRETCHES = 400;

function similarIn(text: string, wanted: string, allowed: number, within: Span): readonly Occurrence[] {
  const hits: Occurrence[] = [];
  let costs = Array.from({ length: wanted.length + 1 }, (_, row) => row);
  let starts = costs.map(() => within.start);
  for (let at = within.start; at < within.end; at += 1) {
    const next = step(text.charAt(at), wanted, costs, starts, at);
    costs = next.costs;
    starts = next.starts;
    const slips = costs[wanted.length] ?? Infinity;
    if (slips <= allowed) hits.push({ start: starts[wanted.length] ?? at, end: at + 1, slips });
  }
  return hits;
}

function wholeEnds(text: string, wanted: string, { start, end }: Span): number {
  const first = text.charAt(start) === wanted.charAt(0) ? 1 : 0;
  return first + (text.charAt(end - 1) === wanted.charAt(wanted.length - 1) ? 1 : 0);
}

/** One more character of the text: least number of slips for each beginning of the label, and where it starts. */
function step(
  character: string,
  wanted: string,
  costs: readonly number[],
  starts: readonly number[],
  at: number,
): { costs: number[]; starts: number[] } {
  const digit = character >= '0' && character <= '9';
  const nextCosts = [0];
  const nextStarts = [at + 1];
  for (let row = 1; row <= wanted.length; row += 1) {
    const same = (costs[row - 1] ?? 0) + (digit ? 9 : wanted.charAt(row - 1) === character ? 0 : 1);
    const extra = (costs[row] ?? 0) + (digit ? 9 : 1);
    const missing = (nextCosts[row - 1] ?? 0) + 1;
    const least = Math.min(same, extra, missing);
    nextCosts.push(least);
    nextStarts.push(
      (least === same ? starts[row - 1] : least === extra ? starts[row] : nextStarts[row - 1]) ?? at,
    );
  }
  return { costs: nextCosts, starts: nextStarts };
}

/** Of overlapping hits the one with fewest slips, then the one that begins and ends as the label, then the shortest. */
function bestOfEach(hits: readonly Occurrence[], ends: (hit: Occurrence) => number): readonly Occurrence[] {
  const best: Occurrence[] = [];
  const order = (a: Occurrence, b: Occurrence): number =>
    a.slips - b.slips || ends(b) - ends(a) || a.end - a.start - (b.end - b.start);
  for (const hit of [...hits].sort(order)) {
    if (best.every(({ start, end }) => hit.end <= start || hit.start >= end)) best.push(hit);
  }
  return best.sort((a, b) => a.start - b.start);
}
