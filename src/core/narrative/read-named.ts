import type { Derivation } from '../model/report-draft';
import { percentOf, shareOf } from './percent';
import { UNKNOWN, type KnownReading, type Reading } from './reading';

export interface NamedReaders {
  /** Figures of this year by the name of their quantity. */
  readonly read: (quantity: string) => Reading;
  readonly readLast: (quantity: string) => Reading;
}

/**
 * Reads a figure by the name a phrase calls it: a quantity, `last.a`, `difference.a`, `change.a` or `share.a.b`.
 * A derived figure is known when both of its figures are.
 * @throws Error when the name is none of these: a fault of the catalogue, never of the clerk
 */
export function readNamed(name: string, { read, readLast }: NamedReaders): Reading {
  const [first = '', quantity, whole] = name.split('.');
  if (quantity === undefined) return read(first);
  switch (first) {
    case 'last':
      return readLast(quantity);
    case 'difference':
    case 'change':
      return derive(first, read(quantity), readLast(quantity));
    case 'share':
      return derive(first, read(quantity), read(whole ?? ''));
    default:
      throw new Error(`cannot read the figure “${name}”`);
  }
}

/** The quantity that a name is about. */
export function quantityNamed(name: string): string {
  const [first = '', quantity] = name.split('.');
  return quantity ?? first;
}

function derive(kind: Derivation['kind'], own: Reading, other: Reading): Reading {
  const points = [own, other].flatMap((reading) => (reading.state === 'unknown' ? [] : reading.points));
  if (own.state === 'pending' || other.state === 'pending') return { state: 'pending', points };
  if (own.state === 'unknown' || other.state === 'unknown') return UNKNOWN;
  const value = valueOf(kind, own, other);
  if (value === null) return UNKNOWN;
  return { state: 'known', value, points, derived: { kind, of: own.points, against: other.points } };
}

function valueOf(kind: Derivation['kind'], own: KnownReading, other: KnownReading): number | null {
  const difference = Math.abs(own.value - other.value);
  switch (kind) {
    case 'difference':
      return difference;
    case 'change':
      return percentOf(difference, other.value);
    case 'share':
      return shareOf(own.value, other.value);
  }
}
