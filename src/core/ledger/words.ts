import type { Message, MessageValue } from '../model/finding';
import type { Day } from '../model/ledger';

/** A day as a person writes it; empty for none. */
export function dayWords(day: Day | null): MessageValue {
  if (day === null) return '';
  const [year, month, date] = day.split('-').map(Number);
  return { key: 'ledger.day', values: { year: year ?? '', month: month ?? '', date: date ?? '' } };
}

/** Sentences one after the other; null for none. */
export function joinedBy(key: string, pieces: readonly Message[]): Message | null {
  const [first, ...others] = pieces;
  if (!first) return null;
  return others.reduce<Message>((joined, piece) => ({ key, values: { first: joined, then: piece } }), first);
}
