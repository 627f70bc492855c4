import type { Relation } from '../form/form';
import type { Words } from '../findings/words';
import { recalculatorOf } from '../formulas/recalculate';
import type { RecognisedReport } from '../model/fact';
import type { Repair, Suspect } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { WorkbookView } from '../model/grid';
import { isByLedger } from '../ledger/evidence';
import { CONTROL_RULE } from '../rules/controls';
import type { RelationOutcome } from '../rules/evaluate';
import { connectedEquations, independentEquations } from './independent';
import { groupRepairs } from './group-repairs';
import { formulaFaults, reportSystem, type FormulaFault, type ReportSystem } from './report-system';
import { smallestRepairs, type Change, type SearchLimits } from './smallest-repairs';
import { SuspectMaker, type Expectation } from './suspects';

/** What can be said of the cells behind broken relations. */
export interface Localisation {
  readonly errors: readonly LocalisedError[];
  /** Totals whose formula adds up the wrong cells, with the broken relations that follow from it. */
  readonly faults: readonly LocalisedFault[];
  /** Broken relations whose cells could not be told, with the reason. */
  readonly notLocalised: readonly RelationOutcome[];
  /** Control figures that no figures of the table could satisfy together; they take no part. */
  readonly contradictions: readonly (readonly Relation[])[];
}

/** Broken relations with one cause, and every smallest set of cells that would mend them, best first. */
export interface LocalisedError {
  readonly broken: readonly RelationOutcome[];
  readonly repairs: readonly Repair[];
  readonly furtherRepairs: number;
  /** True where the first repair is the only one. */
  readonly certain: boolean;
}

export interface LocalisedFault extends FormulaFault {
  readonly broken: readonly RelationOutcome[];
  readonly repair: Repair;
}

export interface LocaliseOptions {
  readonly limits?: SearchLimits;
  /** Figure of the report before; null where it is not known. */
  readonly lastYear?: (point: DataPointId) => number | null;
  /**
   * Equalities of one figure with one of the report before or of the ledger, evaluated. They are no errors: among repairs that mend the
   * errors equally well they decide, and a figure that they confirm is harder to doubt.
   */
  readonly evidence?: readonly RelationOutcome[];
  readonly weightOf?: (point: DataPointId) => number;
}

/** A figure that another report confirms is doubted only where two others would have to be wrong instead. */
const CONFIRMED = 2;

/** More alternatives than this help nobody; how many there are is told. */
const MOST_LISTED = 50;

/**
 * Finds the cells behind broken relations: for each group of relations that share figures the smallest sets of cells
 * whose change would let all of them hold, with the figures that do it.
 * @param outcomes  evaluated relations, those of the form first, then those of control figures
 */
export function localiseErrors(
  view: WorkbookView,
  report: RecognisedReport,
  outcomes: readonly RelationOutcome[],
  words: Words,
  options: LocaliseOptions = {},
): Localisation {
  const failed = outcomes.filter(({ outcome }) => outcome.status === 'failed');
  // Formulas are looked at even where nothing fails: one that leaves out a row of zeros fails next week.
  const hasFormulas = outcomes.some(
    ({ relation }) => relation.total !== undefined && report.facts.get(relation.total)?.formula !== undefined,
  );
  if (failed.length === 0 && !hasFormulas) return NOTHING_WRONG;
  return new Localiser(view, report, outcomes, words, options).run(failed);
}

const NOTHING_WRONG: Localisation = { errors: [], faults: [], notLocalised: [], contradictions: [] };

class Localiser {
  private readonly recalculator;
  private readonly confirmed: ReadonlySet<DataPointId>;
  private readonly expected: readonly Expectation[];
  private readonly suspects: SuspectMaker;

  constructor(
    private readonly view: WorkbookView,
    private readonly report: RecognisedReport,
    private readonly outcomes: readonly RelationOutcome[],
    private readonly words: Words,
    private readonly options: LocaliseOptions,
  ) {
    this.recalculator = recalculatorOf(view);
    const evidence = options.evidence ?? [];
    this.confirmed = new Set(
      evidence.flatMap(({ relation, outcome }) => (outcome.status === 'passed' ? relation.points : [])),
    );
    this.expected = evidence.flatMap((one) => expectationOf(one) ?? []);
    const { lastYear = () => null } = options;
    this.suspects = new SuspectMaker({ report, outcomes, words, expected: this.expected, lastYear });
  }

  run(failed: readonly RelationOutcome[]): Localisation {
    if (failed.length === 0 && !this.outcomes.some(({ relation }) => isControl(relation)))
      return this.faultsOnly();
    const { system, kept, contradictions } = this.consistentSystem();
    const errors: LocalisedError[] = [];
    const explained = new Set<RelationOutcome>();
    for (const equations of failed.length === 0 ? [] : connectedEquations(system, kept)) {
      const result = smallestRepairs(system, equations, this.options.limits);
      // What is not explained in the end is reported as not localised.
      if (result.kind !== 'repairs') continue;
      for (const group of groupRepairs(system, equations, result.repairs)) {
        const broken = failed.filter(
          (one) =>
            !explained.has(one) &&
            (group.equations.some((at) => system.relations[at] === one) ||
              touches(system, one, group.repairs)),
        );
        if (broken.length === 0) continue;
        for (const one of broken) explained.add(one);
        errors.push(this.errorOf(system, group.repairs, broken));
      }
    }
    const faults = system.faults.map((fault) => {
      const broken = failed.filter(
        (one) =>
          !explained.has(one) && one.relation.points.some((point) => system.dependsOn(point, fault.point)),
      );
      for (const one of broken) explained.add(one);
      return this.faultOf(fault, broken);
    });
    const left = failed.filter((one) => !explained.has(one));
    const contradicted = new Set(contradictions.flat().map(({ key }) => key));
    return {
      errors: errors.sort((a, b) => this.orderOf(a) - this.orderOf(b)),
      faults,
      notLocalised: left.filter(({ relation }) => !contradicted.has(relation.key)),
      contradictions,
    };
  }

  /** Where nothing fails and nothing contradicts: formulas that add up the wrong cells. */
  private faultsOnly(): Localisation {
    const faults = formulaFaults(this.view, this.report, inOrderOfTrust(this.outcomes), this.recalculator);
    return { ...NOTHING_WRONG, faults: faults.map((fault) => this.faultOf(fault, [])) };
  }

  /** The system without control figures that contradict each other or the form. */
  private consistentSystem(): {
    readonly system: ReportSystem;
    readonly kept: readonly number[];
    readonly contradictions: readonly (readonly Relation[])[];
  } {
    const contradictions: (readonly Relation[])[] = [];
    let outcomes = inOrderOfTrust(this.outcomes);
    for (;;) {
      const system = this.systemOf(outcomes);
      const independent = independentEquations(system);
      const [first] = independent.contradictions;
      const relations = (first ?? []).flatMap((at) => system.relations[at]?.relation ?? []);
      const controls = relations.filter(isControl);
      if (!first || controls.length === 0) return { system, kept: independent.kept, contradictions };
      contradictions.push(controls);
      outcomes = outcomes.filter(({ relation }) => !controls.includes(relation));
    }
  }

  private systemOf(outcomes: readonly RelationOutcome[]): ReportSystem {
    const { weightOf = (point) => (this.confirmed.has(point) ? CONFIRMED : 1) } = this.options;
    return reportSystem(this.view, this.report, outcomes, this.recalculator, {
      measureOf: (point) => this.words.point(point)?.measure ?? 'count',
      weightOf,
    });
  }

  private orderOf({ repairs }: LocalisedError): number {
    return this.words.order(repairs[0]?.[0]?.point);
  }

  // ---- from changes to suspects

  private errorOf(
    system: ReportSystem,
    repairs: readonly (readonly Change[])[],
    broken: readonly RelationOutcome[],
  ): LocalisedError {
    const { kept, agreed } = this.agreeing(system, repairs);
    const listed = this.suspects.repairsOf(system, kept);
    return {
      broken: [...broken, ...agreed],
      repairs: listed.slice(0, MOST_LISTED),
      furtherRepairs: Math.max(0, listed.length - MOST_LISTED),
      certain: listed.length === 1,
    };
  }

  /** The repairs that also give most figures what the report before expects, with the equalities that hold by all. */
  private agreeing(
    system: ReportSystem,
    repairs: readonly (readonly Change[])[],
  ): { readonly kept: readonly (readonly Change[])[]; readonly agreed: readonly RelationOutcome[] } {
    const metBy = (changes: readonly Change[]): readonly Expectation[] =>
      this.expected.filter(({ point, value }) =>
        changes.some(
          (change) =>
            system.points[change.variable] === point && this.suspects.typed(point, change.value) === value,
        ),
      );
    const met = repairs.map(metBy);
    const most = Math.max(0, ...met.map(({ length }) => length));
    const best = met.filter(({ length }) => length === most);
    if (most === 0) return { kept: repairs, agreed: [] };
    return {
      kept: repairs.filter((_, index) => met[index]?.length === most),
      agreed: this.expected
        .filter((one) => !isByLedger(one.one) && best.every((own) => own.includes(one)))
        .map(({ one }) => one),
    };
  }

  // ---- formulas that add up the wrong cells

  private faultOf(fault: FormulaFault, broken: readonly RelationOutcome[]): LocalisedFault {
    const fact = this.report.facts.get(fault.point);
    const formula = this.suspects.formulaOf(fault.relation);
    const sum = fault.relation.comparison.right.reduce(
      (total, { point, factor }) => total + factor * numberAt(this.report, point),
      0,
    );
    const suspect: readonly Suspect[] = fact
      ? [
          {
            point: fault.point,
            place: fact.place,
            where: this.words.spot(fault.point),
            is: fact.value.kind === 'number' ? fact.value.value : null,
            shouldBe: sum,
            reason: null,
            write: formula === null ? null : { formula },
          },
        ]
      : [];
    return { ...fault, broken, repair: suspect };
  }
}

function expectationOf(one: RelationOutcome): Expectation | null {
  const [point] = one.relation.points;
  return one.outcome.status === 'failed' && point !== undefined
    ? { one, point, value: one.outcome.right }
    : null;
}

function numberAt({ facts }: RecognisedReport, point: DataPointId | null): number {
  const value = point === null ? undefined : facts.get(point)?.value;
  return value?.kind === 'number' ? value.value : 0;
}

function isControl({ rule }: Relation): boolean {
  return rule === CONTROL_RULE;
}

/** Relations between totals alone follow from others and come last, so that those are kept. */
function inOrderOfTrust(outcomes: readonly RelationOutcome[]): readonly RelationOutcome[] {
  const rowTotals = new Set(
    outcomes.flatMap(({ relation }) =>
      relation.runsAlong === 'row' && relation.total !== undefined ? [relation.total] : [],
    ),
  );
  const rank = ({ relation }: RelationOutcome): number => {
    if (isControl(relation)) return 2;
    return relation.runsAlong === 'column' && relation.points.every((point) => rowTotals.has(point)) ? 1 : 0;
  };
  return [...outcomes].sort((a, b) => rank(a) - rank(b));
}

/** Whether a relation that follows from others holds a figure that a repair changes. */
function touches(
  system: ReportSystem,
  one: RelationOutcome,
  repairs: readonly (readonly Change[])[],
): boolean {
  const at = system.relations.indexOf(one);
  const terms = system.equations[at]?.terms ?? [];
  const changed = new Set(repairs.flatMap((changes) => changes.map(({ variable }) => variable)));
  return at >= 0 && terms.some(({ variable }) => changed.has(variable));
}
