import type { DocumentRules } from '../model/document-check';
import type { Finding } from '../model/finding';
import type { Section } from '../recognise/sections';
import { documentFinding } from './finding';
import { plainText } from './plain-text';
import type { ReportText } from './report-text';

/** Y-08: chapters that are nearly those of the year before; figures and years count as equal. */
export function similarityFindings(
  { chapters }: ReportText,
  previous: readonly Section[],
  rules: DocumentRules,
): readonly Finding[] {
  const { info, warning, shortest } = rules.similarity;
  return rules.chapters.flatMap(({ chapter, heading }) => {
    const passage = chapters.get(chapter);
    const before = plainText(previous.find((section) => section.chapter === chapter)?.text.join('') ?? '');
    if (!passage || passage.plain.length < shortest || before.length < shortest) return [];
    const alike = similarity(passage.plain, before);
    if (alike < info) return [];
    return [
      documentFinding(
        {
          rule: 'Y-08',
          wording: 'alike',
          values: { heading, percent: Math.floor(alike * 100) },
          quote: passage.quote(0, passage.plain.length),
          about: String(chapter),
          severity: alike >= warning ? 'warning' : 'info',
        },
        rules,
      ),
    ];
  });
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
  const letters = text.replace(/\d+(?:\.\d+)?/g, '0').replace(/[^\p{Script=Han}0-9A-Za-z]/gu, '');
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
