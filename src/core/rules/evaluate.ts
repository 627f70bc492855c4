import type { Condition, Form, Relation } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { NotEvaluatedReason, Outcome, Tally } from '../model/finding';
import type { DataPointId, EditionId, TableId } from '../model/format';
import { relationsOfControls } from './controls';
import { compare, type Comparison, type Term } from './equation';

export interface RelationOutcome {
  readonly relation: Relation;
  readonly outcome: Outcome;
}

export interface ConditionOutcome {
  readonly condition: Condition;
  readonly outcome: Outcome;
}

/** A total that is blank although its parts are not; its relations cannot be evaluated. */
export interface BlankTotal {
  readonly point: DataPointId;
  readonly parts: readonly DataPointId[];
  readonly sum: number;
}

export interface Evaluation {
  readonly relations: readonly RelationOutcome[];
  /** Control figures against their totals. */
  readonly controls: readonly RelationOutcome[];
  /** Only conditions that apply to this report. */
  readonly conditions: readonly ConditionOutcome[];
  readonly blankTotals: readonly BlankTotal[];
}

/**
 * Asks every rule of the edition each block follows. A blank counts 0; a figure that is missing or unreadable
 * makes its rules “not evaluated” and touches no other. Never throws: a rule that fails to run is a rule error.
 */
export function evaluateRules(
  report: RecognisedReport,
  formOfEdition: (edition: EditionId) => Form,
): Evaluation {
  const forms = formPerTable(report, formOfEdition);
  const relations = [...forms].flatMap(([table, form]) => relationsOf(table, form, report, formOfEdition));
  const conditions = [...forms].flatMap(([table, form]) =>
    form.conditions.filter(({ rule }) => rule.table === table),
  );
  const figures = new Figures(report);
  const blankTotals = findBlankTotals(relations, figures);
  figures.excludeBlankTotals(blankTotals);
  const evaluated = (relation: Relation): RelationOutcome => ({
    relation,
    outcome: guarded(() => compareFigures([relation.comparison], relation.points, figures)),
  });
  return {
    relations: relations.map(evaluated),
    controls: relationsOfControls(report, [...forms.values()]).map(evaluated),
    conditions: conditions.flatMap((condition) => {
      const outcome = guarded(() => evaluateCondition(condition, report, figures));
      return outcome ? [{ condition, outcome }] : [];
    }),
    blankTotals,
  };
}

/** Relations of each block by the edition it was read by; of a block that was not found by that of its table. */
function relationsOf(
  table: TableId,
  main: Form,
  report: RecognisedReport,
  formOfEdition: (edition: EditionId) => Form,
): readonly Relation[] {
  const editions = new Map(report.blocks.map(({ block, edition }) => [block, edition]));
  return [...new Set([main, ...[...editions.values()].map(formOfEdition)])].flatMap((form) =>
    form.relations.filter(
      (relation) =>
        relation.table === table && (editions.get(relation.block) ?? main.edition) === form.edition,
    ),
  );
}

/** The edition the first block of each table was read by; a table not found is judged by the format due, and its rules find no figures. */
function formPerTable(
  report: RecognisedReport,
  formOfEdition: (edition: EditionId) => Form,
): ReadonlyMap<TableId, Form> {
  const due = formOfEdition(report.format);
  return new Map(
    due.format.tables.map(({ id }) => {
      const edition = report.blocks.find(({ table }) => table === id)?.edition ?? report.format;
      return [id, formOfEdition(edition)] as const;
    }),
  );
}

/** What the work gives, or a rule error where it throws. */
export function guarded<T>(run: () => T): T | Outcome {
  try {
    return run();
  } catch (error) {
    return { status: 'ruleError', cause: error instanceof Error ? error.message : String(error) };
  }
}

/** Where rules find figures. */
export interface FigureSource {
  /** Figure of a point, 0 for a blank, null when there is none to use. */
  valueOf(point: DataPointId): number | null;
  /** Why no rule may use the figure; null where it can. */
  obstacleAt(point: DataPointId): NotEvaluatedReason | null;
}

/** The figures of a report as rules see them. */
class Figures implements FigureSource {
  private blankTotals: ReadonlySet<DataPointId> = new Set();

  constructor(private readonly report: RecognisedReport) {}

  excludeBlankTotals(blankTotals: readonly BlankTotal[]): void {
    this.blankTotals = new Set(blankTotals.map(({ point }) => point));
  }

  isBlank(point: DataPointId): boolean {
    return this.report.facts.get(point)?.value.kind === 'blank';
  }

  valueOf(point: DataPointId): number | null {
    const value = this.report.facts.get(point)?.value;
    if (!value || value.kind === 'text') return null;
    return value.kind === 'blank' ? 0 : value.value;
  }

  obstacleAt(point: DataPointId): NotEvaluatedReason | null {
    const fact = this.report.facts.get(point);
    if (!fact) return 'missingFigure';
    if (fact.value.kind === 'text') return 'unreadableFigure';
    return this.blankTotals.has(point) ? 'blankTotal' : null;
  }
}

/** The figures of a report; a blank total is none to use. */
export function figuresOf(report: RecognisedReport, blankTotals: readonly BlankTotal[]): FigureSource {
  const figures = new Figures(report);
  figures.excludeBlankTotals(blankTotals);
  return figures;
}

function sumOf(terms: readonly Term[], figures: FigureSource): number {
  return terms.reduce(
    (total, { factor, point }) => total + factor * (point === null ? 1 : (figures.valueOf(point) ?? NaN)),
    0,
  );
}

function findBlankTotals(relations: readonly Relation[], figures: Figures): readonly BlankTotal[] {
  const found = new Map<DataPointId, BlankTotal>();
  for (const { total, comparison, points } of relations) {
    if (total === undefined || found.has(total) || !figures.isBlank(total)) continue;
    const sum = sumOf(comparison.right, figures);
    if (Number.isFinite(sum) && sum !== 0) found.set(total, { point: total, parts: points.slice(1), sum });
  }
  return [...found.values()];
}

/** The gravest reason is the one told. */
const REASONS = ['missingFigure', 'unreadableFigure', 'blankTotal'] as const;

/** Whether all comparisons hold; not evaluated where one of the points has no figure to use. */
export function compareFigures(
  comparisons: readonly Comparison[],
  points: readonly DataPointId[],
  figures: FigureSource,
): Outcome {
  const obstacles = points.filter((point) => figures.obstacleAt(point) !== null);
  for (const reason of obstacles.length > 0 ? REASONS : []) {
    const concerned = obstacles.filter((point) => figures.obstacleAt(point) === reason);
    if (concerned.length > 0) return { status: 'notEvaluated', reason, points: concerned };
  }
  const failure = comparisons
    .map(({ left, relator, right }) => ({
      left: sumOf(left, figures),
      relator,
      right: sumOf(right, figures),
    }))
    .find(({ left, relator, right }) => !compare(left, relator, right));
  if (failure) return { status: 'failed', left: failure.left, right: failure.right };
  return { status: 'passed' };
}

/** A condition is “failed” when it holds: there is something to explain. undefined when it does not apply. */
function evaluateCondition(
  condition: Condition,
  { profile }: RecognisedReport,
  figures: Figures,
): Outcome | undefined {
  const { fromYear, organKinds } = condition.rule;
  if (fromYear !== undefined) {
    if (profile.year === null) return { status: 'notEvaluated', reason: 'unknownYear', points: [] };
    if (profile.year < fromYear) return undefined;
  }
  if (organKinds) {
    if (profile.kind === null) return { status: 'notEvaluated', reason: 'unknownOrganKind', points: [] };
    if (!organKinds.includes(profile.kind)) return undefined;
  }
  const outcome = compareFigures(condition.comparisons, condition.reads, figures);
  if (outcome.status === 'passed') return { status: 'failed', left: 0, right: 0 };
  return outcome.status === 'failed' ? { status: 'passed' } : outcome;
}

export function tallyOutcomes(outcomes: readonly Outcome[]): Tally {
  const count = (status: Outcome['status']): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  return {
    passed: count('passed'),
    failed: count('failed'),
    notEvaluated: count('notEvaluated'),
    ruleError: count('ruleError'),
  };
}

export function addTallies(...tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, tally) => ({
    passed: sum.passed + tally.passed,
    failed: sum.failed + tally.failed,
    notEvaluated: sum.notEvaluated + tally.notEvaluated,
    ruleError: sum.ruleError + tally.ruleError,
  }));
}
