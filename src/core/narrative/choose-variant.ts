import type { OrganKind } from '../model/format';
import type { Condition, Statement, Variant } from '../model/phrases';
import type { Tone } from '../model/report-draft';
import { compare, type Relator } from '../rules/equation';
import type { Reading } from './reading';

export interface Evidence {
  readonly organ: OrganKind | 'unknown';
  readonly tone: Tone;
  /** Reads a figure by its name in the phrases. */
  readonly read: (name: string) => Reading;
}

/**
 * The first variant said of this kind of organ in this tone whose conditions the figures prove.
 * @throws Error when there is none, or a condition cannot be read: a fault of the catalogue, never of the clerk
 */
export function chooseVariant(statement: Statement, evidence: Evidence): Variant {
  const variant = statement.variants.find(
    ({ organs, tones, when = [] }) =>
      (organs?.includes(evidence.organ) ?? true) &&
      (tones?.includes(evidence.tone) ?? true) &&
      when.every((condition) => isProved(condition, evidence)),
  );
  if (!variant) throw new Error(`statement “${statement.id}” has nothing to say`);
  return variant;
}

/** Three-valued underneath: what is blank, unreadable or in error neither proves nor disproves. */
export function isProved(condition: Condition, { read }: Evidence): boolean {
  const [left = '', relator = '', right = ''] = condition.split(' ');
  if (relator === 'blank') {
    const reading = read(left);
    return reading.state === 'unknown' && reading.blank;
  }
  if (!isRelator(relator) || right === '') throw new Error(`cannot read the condition “${condition}”`);
  const leftValue = valueOf(read(left));
  const rightValue = /^\d+$/.test(right) ? Number(right) : valueOf(read(right));
  return leftValue !== null && rightValue !== null && compare(leftValue, relator, rightValue);
}

function isRelator(text: string): text is Relator {
  return text === '=' || text === '>' || text === '<';
}

function valueOf(reading: Reading): number | null {
  return reading.state === 'known' ? reading.value : null;
}
