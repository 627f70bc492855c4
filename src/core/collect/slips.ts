import type { Form } from '../form/form';
import { causeOf } from '../localise/probable-cause';
import type { Collection, DifferenceCause, TotalExplanation } from '../model/collection';
import type { DataPointId } from '../model/format';
import { difference } from './exact-sum';

type Differences = TotalExplanation['differences'];

/** So many differing figures are no slip of the hand. */
const MOST_DIFFERENCES = 40;
const MOST_UNITS_TOLD = 20;

/** Causes that the figures themselves show; of the others nothing is claimed. */
const SHOWN = new Set(['cause.transposed', 'cause.dropped', 'cause.added', 'cause.zero', 'cause.blank']);

/**
 * One figure mistyped, with the totals that follow from it: a unit's on its way into the total, or the total itself. All
 * differences must be the same and lie in one cell and totals of it.
 */
export function slipsOf(
  { units, totals }: Collection,
  differences: Differences,
  form: Form,
): readonly (readonly DifferenceCause[])[] {
  if (differences.length > MOST_DIFFERENCES) return [];
  const origin = originOf(differences, form);
  if (!origin) return [];
  const { point, typed, computed } = origin;
  const delta = difference(typed, computed);
  const parts = totals.find((total) => total.point === point)?.parts ?? [];
  const ofUnits = parts
    .flatMap(({ unit, value }) => {
      const is = difference(value, -delta);
      const weight = slipWeight(is, value);
      return weight > 0 && is >= 0 ? [{ name: units[unit]?.name ?? '', is, value, weight }] : [];
    })
    .sort((a, b) => b.weight - a.weight || b.value - a.value)
    .slice(0, MOST_UNITS_TOLD)
    .map(({ name, is, value }): readonly DifferenceCause[] => [
      { kind: 'figure', unit: name, point, is, shouldBe: value },
    ]);
  const ofTotal = slipWeight(typed, computed) > 0 && differences.length === 1;
  return [
    ...(ofTotal ? [[{ kind: 'typed', point, is: typed, shouldBe: computed }] as const] : []),
    ...ofUnits,
  ];
}

/** The cell whose change all others follow; null where the differences are not of one cell. */
function originOf(differences: Differences, form: Form): Differences[number] | null {
  const [first] = differences;
  if (!first) return null;
  const delta = difference(first.typed, first.computed);
  if (differences.some(({ typed, computed }) => difference(typed, computed) !== delta)) return null;
  const differing = new Set(differences.map(({ point }) => point));
  const origins = differences.filter(({ point }) => {
    const reached = totalsAbove(point, form);
    return [...differing].every((one) => one === point || reached.has(one));
  });
  return origins.length === 1 ? (origins[0] ?? null) : null;
}

/** Totals that a figure is part of, through other totals. */
function totalsAbove(point: DataPointId, { relations }: Form): ReadonlySet<DataPointId> {
  const reached = new Set<DataPointId>();
  const open = [point];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { total, points } of relations) {
      if (total === undefined || total === at || reached.has(total) || !points.includes(at)) continue;
      reached.add(total);
      open.push(total);
    }
  }
  return reached;
}

function slipWeight(is: number, shouldBe: number): number {
  if (is === shouldBe) return 0;
  const cause = causeOf({
    is,
    shouldBe,
    isTotal: false,
    wasFormula: false,
    lastYear: null,
    expected: null,
    neighbours: [],
  });
  return cause && SHOWN.has(cause.reason.key) ? cause.weight : 0;
}
