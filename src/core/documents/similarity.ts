import type { DocumentRules } from '../model/document-check';
import type { Finding, SamePassage } from '../model/finding';
import { documentFinding } from './finding';
import type { Passage } from './plain-text';
import type { Chapters, ReportText } from './report-text';
import { lettersIn, samePassages } from './same-passages';

/** Passages told one by one; more help nobody. */
const MOST_PASSAGES = 20;

/** Y-08: chapters that are nearly those of the year before; figures and years count as equal. */
export function similarityFindings(
  { chapters }: Pick<ReportText, 'chapters'>,
  previous: Chapters,
  rules: DocumentRules,
): readonly Finding[] {
  const { info, warning, shortestPassage } = rules.similarity;
  return rules.chapters.flatMap(({ chapter, heading }) => {
    const [passage, before] = [chapters.get(chapter), previous.get(chapter)];
    const alike = likeness(passage, before, rules);
    if (!passage || !before || alike === null || alike < info) return [];
    return [
      documentFinding(
        {
          rule: 'Y-08',
          wording: 'alike',
          values: { heading, percent: percentOf(alike) },
          quote: passage.quote(0, passage.plain.length),
          passages: passagesIn(passage, before, shortestPassage),
          about: String(chapter),
          severity: alike >= warning ? 'warning' : 'info',
        },
        rules,
      ),
    ];
  });
}

/** How much a chapter is like that of the year before, from 0 to 1; null where one is missing or too short to say. */
export function likeness(
  passage: Passage | undefined,
  before: Passage | undefined,
  { similarity: { shortest } }: Pick<DocumentRules, 'similarity'>,
): number | null {
  if (!passage || !before) return null;
  if (passage.plain.length < shortest || before.plain.length < shortest) return null;
  return similarity(passage.plain, before.plain);
}

/** Whole percent, never rounded up. */
export function percentOf(share: number): number {
  return Math.floor(share * 100);
}

/** The longest passages that both have, in the order of the text. */
function passagesIn(passage: Passage, before: Passage, least: number): readonly SamePassage[] {
  const found = samePassages(passage.plain, before.plain, least);
  const longest = new Set([...found].sort((a, b) => b.here.length - a.here.length).slice(0, MOST_PASSAGES));
  return found
    .filter((stretch) => longest.has(stretch))
    .map((stretch) => ({
      here: passage.stretch(stretch.here.at, stretch.here.length),
      before: before.stretch(stretch.before.at, stretch.before.length),
    }));
}

/**
 * How much two texts share, from 0 to 1: twice the pairs of neighbouring characters they have in common, by all pairs
 * (Dice). Order of sentences does not matter; figures are one figure.
 */
export function similarity(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)];
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  const all = sizeOf(a) + sizeOf(b);
  return all === 0 ? 0 : (2 * shared) / all;
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const letters = lettersIn(text);
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < letters.length; i += 1) {
    const pair = letters.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function sizeOf(pairs: ReadonlyMap<string, number>): number {
  return [...pairs.values()].reduce((sum, count) => sum + count, 0);
}
