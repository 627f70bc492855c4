import type { Form } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { Finding } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { Quantity } from '../model/phrases';
import { readEntry } from './read-entry';
import { UNKNOWN, type Reading } from './reading';

export type QuantityReader = (quantity: Quantity) => Reading;

/** Data points that an open finding of severity error is about. */
export function pointsInError(findings: readonly Finding[]): ReadonlySet<DataPointId> {
  return new Set(findings.filter(({ severity }) => severity === 'error').flatMap(({ points }) => points));
}

/**
 * Reads quantities from the facts and from 基本信息. A blank counts 0 beside other figures of a sum, as it does in the
 * tables, never alone; and a 0 that a formula makes of blanks says no more than the blanks.
 */
export function quantityReader(
  report: RecognisedReport,
  inError: ReadonlySet<DataPointId>,
  form: Form,
): QuantityReader {
  const figureOf = (point: DataPointId): Figure => {
    const fact = report.facts.get(point);
    if (fact?.value.kind === 'blank') return 'blank';
    if (fact?.value.kind !== 'number') return 'unreadable';
    return fact.value.value;
  };
  const sumsBlanks = (point: DataPointId): boolean => report.facts.get(point)?.formula !== undefined;
  const readSum = sumReader({ figureOf, sumsBlanks }, form);

  return (quantity) => {
    if ('entry' in quantity) return readEntry(report.profile.entries.get(quantity.entry), quantity);
    const points = quantity.points.filter((point) => form.pointById.has(point));
    return points.some((point) => inError.has(point)) ? { state: 'pending', points } : readSum(points);
  };
}

/** What one data point has to say. */
export type Figure = number | 'blank' | 'unreadable';

interface FigureSource {
  readonly figureOf: (point: DataPointId) => Figure;
  /** Whether a 0 of this total says no more than its blank parts. */
  readonly sumsBlanks: (point: DataPointId) => boolean;
}

/** Reads the sum of data points of one report. */
export function sumReader(source: FigureSource, form: Form): (points: readonly DataPointId[]) => Reading {
  const partsOf = partsOfTotals(form);

  const figureOf = (point: DataPointId): Figure => {
    const figure = source.figureOf(point);
    const parts = figure === 0 && source.sumsBlanks(point) ? partsOf.get(point) : undefined;
    return parts?.every((part) => figureOf(part) === 'blank') ? 'blank' : figure;
  };

  /** A blank total beside parts that are filled in is no 0: the clerk has still to add up. */
  const summand = (point: DataPointId): number | null => {
    const figure = figureOf(point);
    if (figure !== 'blank') return figure === 'unreadable' ? null : figure;
    const parts = partsOf.get(point) ?? [];
    return parts.every((part) => figureOf(part) === 'blank' || figureOf(part) === 0) ? 0 : null;
  };

  return (points) => {
    const figures = points.map(figureOf);
    if (!figures.some((figure) => typeof figure === 'number')) {
      return { state: 'unknown', blank: points.length > 0 && figures.every((figure) => figure === 'blank') };
    }
    let sum = 0;
    for (const point of points) {
      const value = summand(point);
      if (value === null) return UNKNOWN;
      sum += value;
    }
    return { state: 'known', value: sum, points };
  };
}

const partsOfForm = new WeakMap<Form, ReadonlyMap<DataPointId, readonly DataPointId[]>>();

/** Parts of every 总计; those of a total in the corner are the parts of its row and of its column. */
function partsOfTotals(form: Form): ReadonlyMap<DataPointId, readonly DataPointId[]> {
  const known = partsOfForm.get(form);
  if (known) return known;
  const parts = new Map<DataPointId, DataPointId[]>();
  for (const { total, points } of form.relations) {
    if (total === undefined) continue;
    parts.set(total, [...(parts.get(total) ?? []), ...points.filter((point) => point !== total)]);
  }
  partsOfForm.set(form, parts);
  return parts;
}
