import { daysBetween } from '../model/days';
import type { Day, LedgerCase } from '../model/ledger';

/** An application that is like an earlier one of the same applicant; both as index. */
export interface Repeated {
  readonly index: number;
  readonly earlier: number;
}

const TWELVE_MONTHS = 366;
/** Share of common pairs of characters from which two contents count as the same, and the shortest to compare so. */
const ALIKE = 0.85;
const SHORTEST = 6;
/** Earlier applications of one applicant that are compared by likeness; beyond them only equal contents are found. */
const MOST_COMPARED = 100;

interface Content {
  readonly index: number;
  readonly received: Day;
  readonly text: string;
  pairs?: ReadonlySet<string>;
}

/** Applications with the same applicant and nearly the same content within 12 months; each later one once. */
export function repeatedCases(cases: readonly LedgerCase[]): readonly Repeated[] {
  const byApplicant = new Map<string, Content[]>();
  cases.forEach((one, index) => {
    const text = plain(one.summary);
    const name = plain(one.applicantName);
    if (one.received === null || text === '' || name === '') return;
    const key = `${one.applicant ?? ''} ${name}`;
    const content = { index, received: one.received, text };
    const known = byApplicant.get(key);
    if (known) known.push(content);
    else byApplicant.set(key, [content]);
  });
  return [...byApplicant.values()].flatMap(repeatedOfOne).sort((a, b) => a.index - b.index);
}

function repeatedOfOne(contents: readonly Content[]): readonly Repeated[] {
  const inOrder = [...contents].sort((a, b) =>
    a.received === b.received ? a.index - b.index : a.received < b.received ? -1 : 1,
  );
  const lastWith = new Map<string, Content>();
  return inOrder.flatMap((own, at) => {
    const same = lastWith.get(own.text);
    lastWith.set(own.text, own);
    const isRecent = (other: Content): boolean => daysBetween(other.received, own.received) <= TWELVE_MONTHS;
    const recent = same && isRecent(same) ? same : null;
    const earlier =
      recent ??
      inOrder
        .slice(Math.max(0, at - MOST_COMPARED), at)

        .reverse()
        .find((other) => isRecent(other) && likeness(own, other) >= ALIKE);
    return earlier ? [{ index: own.index, earlier: earlier.index }] : [];
  });
}

/** Letters and digits alone, so that blanks and marks make no difference. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]+/gu, '');
}

/** Share of pairs of characters that both contents have. */
function likeness(a: Content, b: Content): number {
  if (a.text.length < SHORTEST || b.text.length < SHORTEST) return 0;
  const shorter = Math.min(a.text.length, b.text.length);
  if (shorter / Math.max(a.text.length, b.text.length) < ALIKE - 0.15) return 0;
  const [one, other] = [pairsOf(a), pairsOf(b)];
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  return (2 * common) / (one.size + other.size);
}

function pairsOf(content: Content): ReadonlySet<string> {
  const { text } = content;
  content.pairs ??= new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
  return content.pairs;
}
