import type { Basis } from '../model/claim';
import type { Fact } from '../model/fact';
import type { DataPointId } from '../model/format';

/** What the tables say; null for a figure that is not there or cannot be read. */
export type FigureOf = (point: DataPointId) => number | null;

/** Figures of the report. A blank counts 0 beside others; a blank total says nothing. */
export function factFigures(facts: ReadonlyMap<DataPointId, Fact>): BasisReader {
  return basisReader(
    (point) => facts.has(point),
    (point) => {
      const value = facts.get(point)?.value;
      if (value?.kind === 'number') return value.value;
      return value?.kind === 'blank' ? 'blank' : null;
    },
  );
}

/** Figures of the year before. */
export function previousFigures(figures: ReadonlyMap<DataPointId, number | null>): BasisReader {
  return basisReader(
    (point) => figures.has(point),
    (point) => figures.get(point) ?? 'blank',
  );
}

/** Value of a basis; null where a figure it needs is missing. */
export interface BasisReader {
  valueOf(basis: Basis): number | null;
  /** Points of the basis that the report has. */
  pointsOf(basis: Basis): readonly DataPointId[];
}

function basisReader(
  has: (point: DataPointId) => boolean,
  read: (point: DataPointId) => number | 'blank' | null,
): BasisReader {
  const pointsOf = ({ points }: Basis): readonly DataPointId[] => {
    const present = points.filter(has);
    const complete = points.every(
      (point) => has(point) || present.some((other) => isOtherEdition(point, other)),
    );
    return complete ? present : [];
  };
  return {
    pointsOf,
    valueOf: (basis) => {
      const values = pointsOf(basis).map((point) => ({ point, value: read(point) }));
      if (!values.some(({ value }) => typeof value === 'number')) return null;
      let sum = 0;
      for (const { point, value } of values) {
        if (value === null || (value === 'blank' && isTotal(point))) return null;
        sum += value === 'blank' ? 0 : value;
      }
      return sum;
    },
  };
}

function isTotal(point: DataPointId): boolean {
  return (
    point.endsWith('.total') && (point.startsWith('disputes.') || point.startsWith('requests.concluded.'))
  );
}

/** One edition has a row `other`, another `other.feeUnpaid` and its neighbours: each stands for the other. */
function isOtherEdition(missing: DataPointId, present: DataPointId): boolean {
  const [one, other] = [rowOf(missing), rowOf(present)];
  return one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
}

function rowOf(point: DataPointId): string {
  return point.slice(0, point.lastIndexOf('.'));
}
