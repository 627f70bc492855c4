import type { Form } from '../form/form';
import type { Fact, RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { Quantity } from '../model/phrases';

/** What the tables say about a quantity of the prose. */
export type Reading =
  | { readonly state: 'known'; readonly value: number; readonly points: readonly DataPointId[] }
  /** An open error touches one of its figures. */
  | { readonly state: 'pending'; readonly points: readonly DataPointId[] }
  /** Blank, unreadable or not found. `blank` when its cells were found and hold nothing. */
  | { readonly state: 'unknown'; readonly blank: boolean };

export type QuantityReader = (quantity: Quantity) => Reading;

/** Data points that an open finding of severity error is about. */
export function pointsInError(findings: readonly Finding[]): ReadonlySet<DataPointId> {
  return new Set(findings.filter(({ severity }) => severity === 'error').flatMap(({ points }) => points));
}

/** Reads quantities from the facts. A blank counts 0 beside other figures of a sum, as it does in the tables, never alone. */
export function quantityReader(
  report: RecognisedReport,
  inError: ReadonlySet<DataPointId>,
  form: Form,
): QuantityReader {
  const partsOfTotal = new Map(
    form.relations.flatMap(({ total, points }) => (total ? [[total, points] as const] : [])),
  );

  const countsAsZero = (point: DataPointId): boolean =>
    (partsOfTotal.get(point) ?? [point]).every((part) => {
      const value = report.facts.get(part)?.value;
      return value?.kind === 'blank' || (value?.kind === 'number' && value.value === 0);
    });

  const summand = (point: DataPointId): number | null => {
    const value = report.facts.get(point)?.value;
    if (value?.kind === 'number') return value.value;
    return value?.kind === 'blank' && countsAsZero(point) ? 0 : null;
  };

  return (quantity) => {
    const points = quantity.points.filter((point) => form.pointById.has(point));
    if (points.some((point) => inError.has(point))) return { state: 'pending', points };
    const facts = points.map((point) => report.facts.get(point));
    if (!facts.some((fact) => fact?.value.kind === 'number')) {
      return { state: 'unknown', blank: points.length > 0 && facts.every(isBlank) };
    }
    let sum = 0;
    for (const point of points) {
      const value = summand(point);
      if (value === null) return { state: 'unknown', blank: false };
      sum += value;
    }
    return { state: 'known', value: sum, points };
  };
}

function isBlank(fact: Fact | undefined): boolean {
  return fact?.value.kind === 'blank';
}
