import type { Form } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { DataPointId } from '../model/format';
import type { PreviousReport } from '../model/previous-report';
import { PREVIOUS } from '../model/year-rule';
import { organsDiffer } from '../rules/years';
import { sumReader, type Figure, type QuantityReader } from './read-quantity';
import { UNKNOWN } from './reading';

/**
 * Reads quantities from the report of the year before. Known only where both reports name their years, these follow
 * each other, and last year's form has every figure; what a figure means does not change under its data point.
 */
export function lastYearReader(report: RecognisedReport, form: Form): QuantityReader {
  const { previous } = report;
  if (!previous || !isYearBefore(report, previous)) return () => UNKNOWN;
  const { figures } = previous;
  const readSum = sumReader(
    { figureOf: (point) => figureIn(figures, point, form), sumsBlanks: () => true },
    form,
  );
  return (quantity) => {
    if ('entry' in quantity) return UNKNOWN;
    const points = quantity.points.filter((point) => form.pointById.has(point));
    const reading = readSum(points);
    return reading.state === 'known'
      ? { ...reading, points: points.map((point) => PREVIOUS + point) }
      : reading;
  };
}

function isYearBefore({ profile }: RecognisedReport, { year, organ }: PreviousReport): boolean {
  return profile.year !== null && year === profile.year - 1 && !organsDiffer(profile.organ, organ);
}

/** A figure that no report can have, such as a count below 0, is none. */
function figureIn(figures: PreviousReport['figures'], point: DataPointId, form: Form): Figure {
  const figure = figures.get(point);
  if (figure === undefined) return 'unreadable';
  if (figure === null) return 'blank';
  const isCount = form.pointById.get(point)?.measure !== 'amount';
  return figure < 0 || (isCount && !Number.isInteger(figure)) ? 'unreadable' : figure;
}
