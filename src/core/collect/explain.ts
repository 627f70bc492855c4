import type { Form } from '../form/form';
import type {
  CollectedUnit,
  Collection,
  DifferenceCause,
  Explanation,
  TotalExplanation,
  UnitReport,
} from '../model/collection';
import type { DataPointId } from '../model/format';
import { difference } from './exact-sum';
import { explanationText } from './explain-words';
import { slipsOf } from './slips';
import { smallestSets, type Candidate } from './subset-search';

/** Explanations told at most; more help nobody. */
const MOST_TOLD = 20;

/**
 * What would explain that a total made by hand differs from the computed one. A unit that was left out or added twice
 * must account for all its figures at once, so one unit rarely stands in for another. Nothing is decided: what explains
 * most with the fewest causes comes first, and all of the same weight are told.
 * @param typed  figures of the hand-made total; null and absent ones are not compared
 */
export function explainDifferences(
  collection: Collection,
  typed: Readonly<Record<DataPointId, number | null>>,
  form: Form,
): TotalExplanation {
  const compared = collection.totals.flatMap(({ point, value, summed }) => {
    const said = typed[point];
    return summed && value !== null && typeof said === 'number'
      ? [{ point, typed: said, computed: value }]
      : [];
  });
  const differences = compared.filter((one) => one.typed !== one.computed);
  if (differences.length === 0) return { compared: compared.length, differences, explanations: [] };
  const scale = new Scale(
    compared.map(({ point }) => point),
    form,
  );
  const wanted = scale.vector((index) =>
    difference(compared[index]?.typed ?? 0, compared[index]?.computed ?? 0),
  );
  const candidates = candidatesOf(collection.units, scale);
  const points = differences.map(({ point }) => point);
  const whole = smallestSets(candidates, wanted).map((causes) => told(causes, points, 0, form));
  const slips = slipsOf(collection, differences, form).map((causes) => told(causes, points, 0, form));
  const found = [...whole, ...slips];
  const explanations = found.length > 0 ? found : partial(candidates, wanted, scale, form);
  return { compared: compared.length, differences, explanations: ranked(explanations).slice(0, MOST_TOLD) };
}

function told(
  causes: readonly DifferenceCause[],
  explains: readonly DataPointId[],
  left: number,
  form: Form,
): Explanation {
  return { causes, explains, left, message: explanationText(causes, left, form) };
}

/** Fewest left over, then fewest causes; of equal ones a unit left out comes before a slip of the hand. */
function ranked(explanations: readonly Explanation[]): readonly Explanation[] {
  return [...explanations].sort(
    (a, b) => a.left - b.left || a.causes.length - b.causes.length || kindRank(a) - kindRank(b),
  );
}

const KINDS: readonly DifferenceCause['kind'][] = [
  'leftOut',
  'addedTwice',
  'otherVersion',
  'added',
  'lastYear',
  'figure',
  'typed',
];

function kindRank({ causes }: Explanation): number {
  return Math.max(...causes.map(({ kind }) => KINDS.indexOf(kind)));
}

/** Figures as whole numbers, so that they can be added and compared exactly: amounts in millionths of 万元. */
class Scale {
  private readonly factors: readonly number[];

  constructor(
    readonly points: readonly DataPointId[],
    form: Form,
  ) {
    this.factors = points.map((point) => (form.pointById.get(point)?.measure === 'amount' ? 1_000_000 : 1));
  }

  vector(figureAt: (index: number) => number): readonly number[] {
    return this.factors.map((factor, index) => Math.round(figureAt(index) * factor));
  }

  figures(figures: UnitReport['figures']): readonly number[] {
    return this.vector((index) => figures[this.points[index] ?? ''] ?? 0);
  }
}

/** What could have gone wrong with each unit, as the difference it makes. */
function candidatesOf(units: readonly CollectedUnit[], scale: Scale): readonly Candidate[] {
  return units
    .flatMap((unit) => (unit.counts.in ? ofCounted(unit, scale) : ofOthers(unit, scale)))
    .filter(makesDifference);
}

function makesDifference({ change }: Candidate): boolean {
  return change.some((one) => one !== 0);
}

function ofCounted({ name, report, others }: CollectedUnit, scale: Scale): readonly Candidate[] {
  if (!report) return [];
  const own = scale.figures(report.figures);
  const instead = (figures: UnitReport['figures']): readonly number[] =>
    scale.figures(figures).map((figure, index) => figure - (own[index] ?? 0));
  const { previous } = report;
  return [
    { cause: { kind: 'leftOut', unit: name }, change: own.map((figure) => -figure), unit: name },
    { cause: { kind: 'addedTwice', unit: name }, change: own, unit: name },
    ...others.map(({ file, report: other }): Candidate => ({
      cause: { kind: 'otherVersion', unit: name, file },
      change: instead(other.figures),
      unit: name,
    })),
    ...(previous
      ? [{ cause: { kind: 'lastYear', unit: name } as const, change: instead(previous.figures), unit: name }]
      : []),
  ];
}

/** Units that do not count: their report, or any of several. */
function ofOthers({ name, report, others }: CollectedUnit, scale: Scale): readonly Candidate[] {
  const added = report
    ? [{ cause: { kind: 'added', unit: name } as const, change: scale.figures(report.figures), unit: name }]
    : [];
  return [
    ...added,
    ...others.map(({ file, report: other }): Candidate => ({
      cause: { kind: 'otherVersion', unit: name, file },
      change: scale.figures(other.figures),
      unit: name,
    })),
  ];
}

/** A unit that accounts for less than this share of the differing figures explains nothing. */
const LEAST_SHARE = 0.5;

/** Single causes that leave something over: the total may have been mistyped as well. */
function partial(
  candidates: readonly Candidate[],
  wanted: readonly number[],
  scale: Scale,
  form: Form,
): readonly Explanation[] {
  const differing = wanted.filter((one) => one !== 0).length;
  return candidates.flatMap(({ cause, change }) => {
    const left = wanted.filter((one, index) => one !== (change[index] ?? 0)).length;
    if (differing - left < Math.max(2, differing * LEAST_SHARE)) return [];
    const explains = scale.points.filter(
      (_, index) => wanted[index] !== 0 && wanted[index] === change[index],
    );
    return [told([cause], explains, left, form)];
  });
}
