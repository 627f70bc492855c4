import type { Relation } from '../form/form';
import { cellAt, keyOf, type Parts, type Recalculator } from '../formulas/recalculate';
import type { Fact, RecognisedReport } from '../model/fact';
import type { DataPointId, Measure } from '../model/format';
import type { WorkbookView } from '../model/grid';
import type { RelationOutcome } from '../rules/evaluate';
import type { LinearEquation, LinearSystem, Variable } from './linear-system';

/** A total whose formula adds up something else than its parts. */
export interface FormulaFault {
  readonly point: DataPointId;
  readonly relation: Relation;
  /** Parts of the total that the formula leaves out. */
  readonly missing: readonly DataPointId[];
  /** Figures it adds, or adds twice, that are no parts of the total. */
  readonly extra: readonly DataPointId[];
}

/** The relations of a report over the figures that somebody typed. */
export interface ReportSystem extends LinearSystem {
  /** Figure of each variable. */
  readonly points: readonly DataPointId[];
  /** Relation of each equation; relations that hold whatever is typed have none. */
  readonly relations: readonly RelationOutcome[];
  readonly faults: readonly FormulaFault[];
  /** Whether a figure is another, or is calculated from it. */
  dependsOn(point: DataPointId, on: DataPointId): boolean;
}

export interface SystemOptions {
  readonly measureOf: (point: DataPointId) => Measure;
  /** How hard a figure is to doubt, a whole number from 1; 1 unless something outside the report confirms it. */
  readonly weightOf?: (point: DataPointId) => number;
}

/** Digits after the point of an amount that still count: 万元 down to 分. */
const AMOUNT_UNITS = 1_000_000;

/**
 * Relations as equations over typed figures. A total that is a formula is what its formula adds up, so that a wrong
 * detail under formula totals is found too; a formula that adds up the wrong cells counts as mended here and is
 * listed, for it is wrong whatever is typed.
 */
export function reportSystem(
  view: WorkbookView,
  report: RecognisedReport,
  outcomes: readonly RelationOutcome[],
  recalculator: Recalculator,
  options: SystemOptions,
): ReportSystem {
  const relations = comparedEqualities(outcomes);
  const sums = new TypedSums(
    view,
    report,
    relations.map(({ relation }) => relation),
    recalculator,
  );
  const index = new Map<DataPointId, number>();
  const variables: Variable[] = [];
  const variableOf = (point: DataPointId): number => {
    const known = index.get(point);
    if (known !== undefined) return known;
    index.set(point, variables.length);
    variables.push(asVariable(report.facts.get(point), point, options));
    return variables.length - 1;
  };
  const built = relations.flatMap((one) => {
    const { terms, constant } = equationOf(one.relation, sums);
    if (terms.size === 0 && constant === 0) return [];
    const equation: LinearEquation = {
      terms: [...terms].map(([point, factor]) => ({ variable: variableOf(point), factor })),
      constant: constant * unitsOf([...terms.keys()], options),
    };
    return [{ one, equation }];
  });
  return {
    variables,
    points: [...index.keys()],
    equations: built.map(({ equation }) => equation),
    relations: built.map(({ one }) => one),
    faults: sums.faults(),
    dependsOn: (point, on) => sums.dependsOn(point, on),
  };
}

/** The faults of `reportSystem` alone, for a report in which no relation fails. */
export function formulaFaults(
  view: WorkbookView,
  report: RecognisedReport,
  outcomes: readonly RelationOutcome[],
  recalculator: Recalculator,
): readonly FormulaFault[] {
  const relations = comparedEqualities(outcomes).map(({ relation }) => relation);
  const sums = new TypedSums(view, report, relations, recalculator);
  for (const { comparison } of relations)
    for (const { point } of [...comparison.left, ...comparison.right]) if (point !== null) sums.of(point);
  return sums.faults();
}

function comparedEqualities(outcomes: readonly RelationOutcome[]): readonly RelationOutcome[] {
  return outcomes.filter(
    ({ relation, outcome }) =>
      relation.comparison.relator === '=' && (outcome.status === 'passed' || outcome.status === 'failed'),
  );
}

function unitsOf(points: readonly DataPointId[], { measureOf }: SystemOptions): number {
  return points.some((point) => measureOf(point) === 'amount') ? AMOUNT_UNITS : 1;
}

function asVariable(
  fact: Fact | undefined,
  point: DataPointId,
  { measureOf, weightOf }: SystemOptions,
): Variable {
  const measure = measureOf(point);
  const units = measure === 'amount' ? AMOUNT_UNITS : 1;
  const typed = (fact?.value.kind === 'number' ? fact.value.value : 0) * units;
  const value = Math.round(typed);
  const isWhole = measure === 'amount' || Number.isInteger(typed);
  const signed = measure === 'change';
  return {
    value,
    step: 1,
    signed,
    weight: weightOf?.(point) ?? 1,
    mustChange: !isWhole || (value < 0 && !signed),
  };
}

/** A figure of a variable in the unit in which it is typed. */
export function inTypedUnit(value: number, measure: Measure): number {
  return measure === 'amount' ? value / AMOUNT_UNITS : value;
}

interface Sum {
  readonly terms: Map<DataPointId, number>;
  constant: number;
}

function equationOf({ comparison }: Relation, sums: TypedSums): Sum {
  const equation: Sum = { terms: new Map(), constant: 0 };
  const add = (terms: Relation['comparison']['left'], sign: 1 | -1): void => {
    for (const { point, factor } of terms) {
      if (point === null) equation.constant += sign * factor;
      else addSum(equation, sums.of(point), sign * factor);
    }
  };
  add(comparison.left, 1);
  add(comparison.right, -1);
  return equation;
}

function addSum(sum: Sum, { terms, constant }: Sum, factor: number): void {
  sum.constant += constant * factor;
  for (const [point, times] of terms) {
    const total = (sum.terms.get(point) ?? 0) + times * factor;
    if (total === 0) sum.terms.delete(point);
    else sum.terms.set(point, total);
  }
}

/** What each figure comes down to in typed figures, formulas followed. */
class TypedSums {
  private readonly sums = new Map<DataPointId, Sum | 'open'>();
  private readonly found = new Map<DataPointId, FormulaFault>();
  private readonly totals = new Map<DataPointId, readonly Relation[]>();
  private places: ReadonlyMap<string, DataPointId> | null = null;

  constructor(
    private readonly view: WorkbookView,
    private readonly report: RecognisedReport,
    relations: readonly Relation[],
    private readonly recalculator: Recalculator,
  ) {
    for (const relation of relations) {
      if (relation.total === undefined) continue;
      this.totals.set(relation.total, [...(this.totals.get(relation.total) ?? []), relation]);
    }
  }

  faults(): readonly FormulaFault[] {
    return [...this.found.values()];
  }

  dependsOn(point: DataPointId, on: DataPointId, seen = new Set<DataPointId>()): boolean {
    if (point === on) return true;
    if (seen.has(point) || this.report.facts.get(point)?.formula === undefined) return false;
    seen.add(point);
    return [...(this.addedBy(point)?.terms.keys() ?? [])].some((part) => this.dependsOn(part, on, seen));
  }

  of(point: DataPointId): Sum {
    const known = this.sums.get(point);
    if (known === 'open') return itself(point);
    if (known) return known;
    this.sums.set(point, 'open');
    const sum = this.report.facts.get(point)?.formula === undefined ? itself(point) : this.ofFormula(point);
    this.sums.set(point, sum);
    return sum;
  }

  private ofFormula(point: DataPointId): Sum {
    const added = this.addedBy(point);
    const relations = this.totals.get(point) ?? [];
    if (!added) return itself(point);
    const [meant] = relations;
    if (!meant) return this.sumOf(added);
    const wanted = relations.map(partsOf);
    const exact = wanted.find((parts) => sameTerms(parts, added.terms) && added.constant === 0);
    if (exact) return this.sumOf({ terms: exact, constant: 0 });
    const sum = this.sumOf(added);
    const intended = wanted.map((parts) => this.sumOf({ terms: parts, constant: 0 }));
    const equal = intended.find(
      (other) => sameTerms(other.terms, sum.terms) && sum.constant === other.constant,
    );
    if (equal) return equal;
    return this.asMended(point, relations, added, intended);
  }

  /** The relation whose parts the formula comes closest to is the one it was meant for. */
  private asMended(
    point: DataPointId,
    relations: readonly Relation[],
    added: Sum,
    intended: readonly Sum[],
  ): Sum {
    const distance = (relation: Relation): number => {
      const parts = partsOf(relation);
      return missingFrom(parts, added.terms).length + missingFrom(added.terms, parts).length;
    };
    const ranked = relations
      .map((relation, index) => ({ relation, index, distance: distance(relation) }))
      .sort((a, b) => a.distance - b.distance);
    const [best] = ranked;
    if (!best) return itself(point);
    const parts = partsOf(best.relation);
    this.found.set(point, {
      point,
      relation: best.relation,
      missing: missingFrom(parts, added.terms),
      extra: missingFrom(added.terms, parts),
    });
    return intended[best.index] ?? itself(point);
  }

  /** Figures that the formula names itself, each as it stands; null when it is more than a sum of figures. */
  private addedBy(point: DataPointId): Sum | null {
    const place = this.report.facts.get(point)?.place;
    const sheet = place && this.view.sheets.find(({ id }) => id === place.sheetId);
    const named = place && sheet && this.recalculator.namedBy(sheet, place.row, place.col);
    if (!named) return null;
    const sum: Sum = { terms: new Map(), constant: 0 };
    for (const [key, factor] of named) {
      const other = this.pointAt(key);
      if (other !== undefined) sum.terms.set(other, factor);
      else if (!this.addConstant(sum, key, factor)) return null;
    }
    return sum;
  }

  /** The figure that stands in a cell; most reports have no formula that asks. */
  private pointAt(key: string): DataPointId | undefined {
    if (!this.places) {
      const sheets = new Map(this.view.sheets.map((sheet) => [sheet.id, sheet]));
      this.places = new Map(
        [...this.report.facts.values()].flatMap(({ point, place }) => {
          const sheet = sheets.get(place.sheetId);
          return sheet ? [[keyOf(sheet, place.row, place.col), point] as const] : [];
        }),
      );
    }
    return this.places.get(key);
  }

  /** A cell that is no figure of the form: a number in it is added, a blank or a text is not. */
  private addConstant(sum: Sum, key: string, factor: number): boolean {
    const [row = 0, col = 0] = key.split('|').slice(-2).map(Number);
    const sheet = this.view.sheets.find((candidate) => keyOf(candidate, row, col) === key);
    const cell = sheet && cellAt(sheet, row, col);
    if (cell?.formula !== undefined) return false;
    if (typeof cell?.value === 'number') sum.constant += factor * cell.value;
    return true;
  }

  private sumOf({ terms, constant }: Sum): Sum {
    const sum: Sum = { terms: new Map(), constant };
    for (const [point, factor] of terms) addSum(sum, this.of(point), factor);
    return sum;
  }
}

function itself(point: DataPointId): Sum {
  return { terms: new Map([[point, 1]]), constant: 0 };
}

/** The parts of a total as the form has them. */
function partsOf({ comparison }: Relation): Map<DataPointId, number> {
  return new Map(comparison.right.flatMap(({ point, factor }) => (point === null ? [] : [[point, factor]])));
}

function sameTerms(a: Parts, b: Parts): boolean {
  return a.size === b.size && [...a].every(([point, factor]) => b.get(point) === factor);
}

function missingFrom(wanted: Parts, given: Parts): readonly DataPointId[] {
  return [...wanted].flatMap(([point, factor]) => ((given.get(point) ?? 0) < factor ? [point] : []));
}
