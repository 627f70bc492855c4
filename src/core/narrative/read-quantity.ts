import type { Form } from '../form/form';
import type { RecognisedReport } from '../model/fact';
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

/** What one data point has to say. */
type Figure = number | 'blank' | 'unreadable';

/**
 * Reads quantities from the facts. A blank counts 0 beside other figures of a sum, as it does in the tables, never
 * alone; and a 0 that a formula makes of blanks says no more than the blanks.
 */
export function quantityReader(
  report: RecognisedReport,
  inError: ReadonlySet<DataPointId>,
  form: Form,
): QuantityReader {
  const partsOf = partsOfTotals(form);

  const figureOf = (point: DataPointId): Figure => {
    const fact = report.facts.get(point);
    if (fact?.value.kind === 'blank') return 'blank';
    if (fact?.value.kind !== 'number') return 'unreadable';
    return fact.formula !== undefined && fact.value.value === 0 && sumsBlanks(point)
      ? 'blank'
      : fact.value.value;
  };
  const sumsBlanks = (point: DataPointId): boolean => {
    const parts = partsOf.get(point);
    return parts !== undefined && parts.every((part) => figureOf(part) === 'blank');
  };

  /** A blank total beside parts that are filled in is no 0: the clerk has still to add up. */
  const summand = (point: DataPointId): number | null => {
    const figure = figureOf(point);
    if (figure !== 'blank') return figure === 'unreadable' ? null : figure;
    const parts = partsOf.get(point) ?? [];
    return parts.every((part) => figureOf(part) === 'blank' || figureOf(part) === 0) ? 0 : null;
  };

  return (quantity) => {
    const points = quantity.points.filter((point) => form.pointById.has(point));
    if (points.some((point) => inError.has(point))) return { state: 'pending', points };
    const figures = points.map(figureOf);
    if (!figures.some((figure) => typeof figure === 'number')) {
      return { state: 'unknown', blank: points.length > 0 && figures.every((figure) => figure === 'blank') };
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

/** Parts of every 总计; those of a total in the corner are the parts of its row and of its column. */
function partsOfTotals(form: Form): ReadonlyMap<DataPointId, readonly DataPointId[]> {
  const parts = new Map<DataPointId, DataPointId[]>();
  for (const { total, points } of form.relations) {
    if (total === undefined) continue;
    parts.set(total, [...(parts.get(total) ?? []), ...points.filter((point) => point !== total)]);
  }
  return parts;
}
