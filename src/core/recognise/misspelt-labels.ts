import type { AxisItem, ReportFormat, TableFormat } from '../model/format';
import { allBodies } from './axis-labels';
import { labelBody } from './normalise-label';

/** Label texts of the known forms, each with how often one table has it. */
export type LabelVocabulary = ReadonlyMap<string, number>;

/** A label shorter than this is another word with one character changed. */
const LEAST_LENGTH = 4;

const vocabularies = new WeakMap<readonly ReportFormat[], LabelVocabulary>();

export function labelVocabulary(formats: readonly ReportFormat[]): LabelVocabulary {
  const known = vocabularies.get(formats);
  if (known) return known;
  const most = new Map<string, number>();
  for (const table of formats.flatMap(({ tables }) => tables)) {
    for (const [body, times] of timesIn(table)) most.set(body, Math.max(times, most.get(body) ?? 0));
  }
  vocabularies.set(formats, most);
  return most;
}

function timesIn(table: TableFormat): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const bodies = table.blocks.flatMap(({ caption, rows, columns, foreignRows, foreignColumns }) => [
    ...(caption === undefined ? [] : [labelBody(caption)]),
    ...[rows, columns, foreignRows ?? [], foreignColumns ?? []].flatMap((items: readonly AxisItem[]) =>
      allBodies(items),
    ),
  ]);
  for (const body of bodies) times.set(body, (times.get(body) ?? 0) + 1);
  return times;
}

/**
 * The label that a text is with one character mistyped, missing or too many; null where it is none, or could be
 * several. Digits are never part of a slip: they tell items apart.
 */
export function misspeltLabel(body: string, vocabulary: LabelVocabulary): string | null {
  if (body.length < LEAST_LENGTH - 1) return null;
  let found: string | null = null;
  for (const label of vocabulary.keys()) {
    if (label.length < LEAST_LENGTH || !isOneSlip(body, label)) continue;
    if (found !== null) return null;
    found = label;
  }
  return found;
}

function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  let from = 0;
  while (from < shorter.length && shorter[from] === longer[from]) from += 1;
  const rest = shorter.length === longer.length ? shorter.slice(from + 1) : shorter.slice(from);
  if (rest !== longer.slice(from + 1)) return false;
  return !/\d/.test(`${shorter.length === longer.length ? (shorter[from] ?? '') : ''}${longer[from] ?? ''}`);
}
