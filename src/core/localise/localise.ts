import { joinKeys } from '../form/axis';
import type { Relation } from '../form/form';
import type { Words } from '../findings/words';
import { createRecalculator } from '../formulas/recalculate';
import type { Fact, RecognisedBlock, RecognisedReport } from '../model/fact';
import type { Message, Repair, Suspect } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { WorkbookView } from '../model/grid';
import { totalFormula } from '../layout/total-formula';
import { CONTROL_RULE } from '../rules/controls';
import type { RelationOutcome } from '../rules/evaluate';
import { connectedEquations, independentEquations } from './independent';
import { groupRepairs } from './group-repairs';
import { causeOf, causeOfPair, type Cause, type Slip } from './probable-cause';
import { inTypedUnit, reportSystem, type FormulaFault, type ReportSystem } from './report-system';
import { smallestRepairs, type Change, type SearchLimits } from './smallest-repairs';

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
   * Equalities of one figure with one of the report before, evaluated. They are no errors: among repairs that mend the
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

  constructor(
    private readonly view: WorkbookView,
    private readonly report: RecognisedReport,
    private readonly outcomes: readonly RelationOutcome[],
    private readonly words: Words,
    private readonly options: LocaliseOptions,
  ) {
    this.recalculator = createRecalculator(view);
    const evidence = options.evidence ?? [];
    this.confirmed = new Set(
      evidence.flatMap(({ relation, outcome }) => (outcome.status === 'passed' ? relation.points : [])),
    );
    this.expected = evidence.flatMap((one) => expectationOf(one) ?? []);
  }

  run(failed: readonly RelationOutcome[]): Localisation {
    const { system, kept, contradictions } = this.consistentSystem();
    const errors: LocalisedError[] = [];
    const explained = new Set<RelationOutcome>();
    for (const equations of connectedEquations(system, kept)) {
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
    const faults = system.faults.map((fault) => this.faultOf(system, fault, failed, explained));
    const left = failed.filter((one) => !explained.has(one));
    const contradicted = new Set(contradictions.flat().map(({ key }) => key));
    return {
      errors: errors.sort((a, b) => this.orderOf(a) - this.orderOf(b)),
      faults,
      notLocalised: left.filter(({ relation }) => !contradicted.has(relation.key)),
      contradictions,
    };
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
    const ranked = kept
      .map((changes) => this.rankedRepair(system, changes))
      .sort((a, b) => b.weight - a.weight || this.compareByForm(a.repair, b.repair));
    return {
      broken: [...broken, ...agreed],
      repairs: ranked.slice(0, MOST_LISTED).map(({ repair }) => repair),
      furtherRepairs: Math.max(0, ranked.length - MOST_LISTED),
      certain: ranked.length === 1,
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
          (change) => system.points[change.variable] === point && this.typed(point, change.value) === value,
        ),
      );
    const met = repairs.map(metBy);
    const most = Math.max(0, ...met.map(({ length }) => length));
    const best = met.filter(({ length }) => length === most);
    if (most === 0) return { kept: repairs, agreed: [] };
    return {
      kept: repairs.filter((_, index) => met[index]?.length === most),
      agreed: this.expected.filter((one) => best.every((own) => own.includes(one))).map(({ one }) => one),
    };
  }

  private typed(point: DataPointId, value: number | null): number | null {
    return value === null ? null : inTypedUnit(value, this.words.point(point)?.measure ?? 'count');
  }

  private compareByForm(a: Repair, b: Repair): number {
    const index = a.findIndex(({ point }, at) => point !== b[at]?.point);
    return index < 0 ? 0 : this.words.order(a[index]?.point) - this.words.order(b[index]?.point);
  }

  private rankedRepair(
    system: ReportSystem,
    changes: readonly Change[],
  ): { readonly repair: Repair; readonly weight: number } {
    const cells = changes
      .flatMap(({ variable, value }) => this.wrongCell(system.points[variable] ?? '', value))
      .sort((a, b) => this.words.order(a.point) - this.words.order(b.point));
    const shared = this.sharedCauses(cells);
    const causes = cells.map((cell) => shared.get(cell.point) ?? this.ownCause(cell));
    return {
      repair: cells.map((cell, index) => this.suspectOf(cell, causes[index]?.reason ?? null)),
      weight: causes.reduce((sum, cause) => sum + (cause?.weight ?? 0), 0),
    };
  }

  private wrongCell(point: DataPointId, value: number | null): readonly WrongCell[] {
    const fact = this.report.facts.get(point);
    if (!fact) return [];
    const is = fact.value.kind === 'number' ? fact.value.value : null;
    return [{ point, fact, is, shouldBe: this.typed(point, value) }];
  }

  private suspectOf({ point, fact, is, shouldBe }: WrongCell, reason: Message | null): Suspect {
    const formula = this.lostFormula(point);
    const write =
      fact.formula !== undefined || shouldBe === null
        ? null
        : formula === null
          ? { value: shouldBe }
          : { formula };
    return { point, place: fact.place, where: this.words.spot(point), is, shouldBe, reason, write };
  }

  /** The formula that the template put where a number stands now; null where it put none. */
  private lostFormula(point: DataPointId): string | null {
    const relation = this.totalRelation(point);
    const fact = this.report.facts.get(point);
    if (this.report.profile.totals !== 'formulas' || !relation || fact?.formula !== undefined) return null;
    return this.formulaOf(relation);
  }

  private totalRelation(point: DataPointId): Relation | undefined {
    return this.outcomes.find(({ relation }) => relation.total === point)?.relation;
  }

  private formulaOf({ total, comparison }: Relation): string | null {
    const fact = this.report.facts.get(total ?? '');
    return fact
      ? totalFormula(
          fact,
          comparison.right.flatMap(({ point }) => point ?? []),
          this.report,
        )
      : null;
  }

  // ---- probable causes

  private ownCause({ point, is, shouldBe }: WrongCell): Cause | null {
    if (shouldBe === null) return null;
    const slip: Slip = {
      is,
      shouldBe,
      isTotal: this.totalRelation(point) !== undefined,
      wasFormula: this.lostFormula(point) !== null,
      lastYear: this.options.lastYear?.(point) ?? null,
      expected: this.expected.find((known) => known.point === point)?.value ?? null,
      neighbours: this.neighboursOf(point),
    };
    return causeOf(slip);
  }

  /** Causes that explain two cells at once, by cell. */
  private sharedCauses(cells: readonly WrongCell[]): ReadonlyMap<DataPointId, Cause> {
    const shared = new Map<DataPointId, Cause>();
    cells.forEach((first, index) => {
      for (const second of cells.slice(index + 1)) {
        const cause = this.pairCause(first, second);
        if (!cause || shared.has(first.point) || shared.has(second.point)) continue;
        // Both cells tell it; its weight counts once for each.
        shared.set(first.point, cause);
        shared.set(second.point, cause);
      }
    });
    return shared;
  }

  private pairCause(first: WrongCell, second: WrongCell): Cause | null {
    if (first.shouldBe === null || second.shouldBe === null) return null;
    const lie = this.lieOf(first.point, second.point);
    if (!lie) return null;
    return causeOfPair({
      first: { is: first.is, shouldBe: first.shouldBe },
      second: { is: second.is, shouldBe: second.shouldBe },
      ...lie,
      withTotal: [first, second].some(({ point }) => this.totalRelation(point) !== undefined),
      places: [this.words.place(first.point), this.words.place(second.point)],
    });
  }

  private lieOf(
    first: DataPointId,
    second: DataPointId,
  ): { readonly along: 'row' | 'column'; readonly adjacent: boolean } | null {
    const [a, b] = [this.words.point(first), this.words.point(second)];
    if (!a || !b || a.table !== b.table) return null;
    const adjacent = this.neighbourIds(first).includes(second);
    if (a.columnKey === b.columnKey) return { along: 'column', adjacent };
    return a.rowKey === b.rowKey ? { along: 'row', adjacent } : null;
  }

  private neighboursOf(point: DataPointId): Slip['neighbours'] {
    return this.neighbourIds(point).flatMap((id) => {
      const value = this.report.facts.get(id)?.value;
      return value?.kind === 'number' ? [{ value: value.value, place: this.words.place(id) }] : [];
    });
  }

  /** Above, below, left, right, as the figures lie in the sheet. */
  private neighbourIds(point: DataPointId): readonly DataPointId[] {
    const known = this.words.point(point);
    const block = known && this.report.blocks.find(({ block: id }) => id === known.block);
    if (!known || !block) return [];
    const rows = inOrder(block.rows);
    const columns = inOrder(block.columns);
    const row = rows.indexOf(known.rowKey);
    const column = columns.indexOf(known.columnKey);
    return [
      [rows[row - 1], known.columnKey],
      [rows[row + 1], known.columnKey],
      [known.rowKey, columns[column - 1]],
      [known.rowKey, columns[column + 1]],
    ].flatMap(([rowKey, columnKey]) =>
      rowKey === undefined || columnKey === undefined ? [] : [joinKeys(known.table, rowKey, columnKey)],
    );
  }

  // ---- formulas that add up the wrong cells

  private faultOf(
    system: ReportSystem,
    fault: FormulaFault,
    failed: readonly RelationOutcome[],
    explained: Set<RelationOutcome>,
  ): LocalisedFault {
    const broken = failed.filter(
      (one) =>
        !explained.has(one) && one.relation.points.some((point) => system.dependsOn(point, fault.point)),
    );
    for (const one of broken) explained.add(one);
    const fact = this.report.facts.get(fault.point);
    const formula = this.formulaOf(fault.relation);
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

interface WrongCell {
  readonly point: DataPointId;
  readonly fact: Fact;
  readonly is: number | null;
  readonly shouldBe: number | null;
}

/** A figure that differs from what the report before expects. */
interface Expectation {
  readonly one: RelationOutcome;
  readonly point: DataPointId;
  readonly value: number;
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

function inOrder(lines: RecognisedBlock['rows']): readonly string[] {
  return [...lines].sort(([, a], [, b]) => a - b).map(([key]) => key);
}
