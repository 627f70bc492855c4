import type { Form, Relation } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { Outcome } from '../model/finding';
import type { DataPointId, EditionId } from '../model/format';
import type { PreviousReport } from '../model/previous-report';
import { PREVIOUS, previousPoint, type YearRule } from '../model/year-rule';
import type { Words } from '../findings/words';
import { parseComparison, parseCondition, pointsOf, type Comparison } from './equation';
import {
  compareFigures,
  figuresOf,
  guarded,
  type BlankTotal,
  type FigureSource,
  type RelationOutcome,
} from './evaluate';

/** A rule between years with its placeholder filled in. */
export interface YearInstance {
  /** As `Finding.id`, such as `Y-01:naturalPerson`. */
  readonly key: string;
  readonly rule: YearRule;
  readonly comparisons: readonly Comparison[];
  /** Figures that the rule reads, those of last year with `previous.` before them. */
  readonly reads: readonly string[];
  /** Figures that its sentence quotes. */
  readonly points: readonly string[];
  readonly replaces: readonly string[];
}

export interface YearOutcome {
  readonly instance: YearInstance;
  readonly outcome: Outcome;
}

/** What the report of the year before says about this one. */
export interface YearEvaluation {
  readonly previous: PreviousReport;
  /** Only rules whose figures both forms have. */
  readonly outcomes: readonly YearOutcome[];
  /**
   * otherYear: it is not the report of the year before, and nothing was compared · unknownYear: one of the two does
   * not say its year; it is taken for last year's.
   */
  readonly trouble: 'otherYear' | 'unknownYear' | null;
  /** True where both name their organ and the names differ, as after a merger. */
  readonly otherOrgan: boolean;
  /** Figures of last year that rules compared; that all are alike is no comparison of each. */
  readonly compared: number;
  /**
   * 上年结转 of each column that could be compared as a relation with last year's figure. Empty where the report is
   * not certain to be that of the same organ and the year before.
   */
  readonly carriedIn: readonly RelationOutcome[];
  /** Last year's figure of a data point of this year; null where it is not known, or not that of last year. */
  lastYear(point: DataPointId): number | null;
}

export interface YearOptions {
  readonly rules: readonly YearRule[];
  readonly formOfEdition: (edition: EditionId) => Form;
  readonly forms: readonly Form[];
  readonly words: Words;
}

/** Asks every rule between years. Never throws: a rule that fails to run is a rule error. */
export function evaluateYears(
  report: RecognisedReport,
  previous: PreviousReport,
  blankTotals: readonly BlankTotal[],
  { rules, formOfEdition, forms, words }: YearOptions,
): YearEvaluation {
  const trouble = yearTrouble(report, previous);
  const figures = new FiguresOfTwoYears(figuresOf(report, blankTotals), previous, words);
  const known = new KnownFigures(report, previous, formOfEdition, forms);
  const outcomes = rules
    .flatMap(instancesOf)
    .filter(({ reads }) => reads.every((name) => known.has(name)))
    .map((instance): YearOutcome => {
      if (trouble === 'otherYear')
        return { instance, outcome: { status: 'notEvaluated', reason: 'otherYear', points: [] } };
      return { instance, outcome: guarded(() => outcomeOf(instance, figures, report, previous)) };
    });
  const otherOrgan = organsDiffer(report.profile.organ, previous.organ);
  return {
    previous,
    outcomes,
    trouble,
    otherOrgan,
    compared: comparedFigures(outcomes),
    carriedIn: trouble === null && !otherOrgan ? carriedIn(outcomes, figures) : [],
    lastYear: (point) => (trouble === 'otherYear' ? null : figures.valueOf(PREVIOUS + point)),
  };
}

const compiled = new WeakMap<YearRule, readonly YearInstance[]>();

/** The instances of a rule. @throws Error when its text is no rule: a fault of the catalogue */
export function instancesOf(rule: YearRule): readonly YearInstance[] {
  const known = compiled.get(rule) ?? compile(rule);
  compiled.set(rule, known);
  return known;
}

function compile(rule: YearRule): readonly YearInstance[] {
  const { asks, forEach = [''] } = rule;
  return forEach.map((key) => {
    const fill = (text: string): string => text.replaceAll('{key}', key);
    const comparisons =
      'equation' in asks
        ? [parseComparison(fill(asks.equation))]
        : 'condition' in asks
          ? parseCondition(fill(asks.condition))
          : [];
    return {
      key: [rule.id, key, rule.wording ?? ''].filter((part) => part !== '').join(':'),
      rule,
      comparisons,
      reads: pointsOf(comparisons),
      points: rule.points.map(fill),
      replaces: (rule.replaces ?? []).map(fill),
    };
  });
}

function yearTrouble({ profile }: RecognisedReport, { year }: PreviousReport): YearEvaluation['trouble'] {
  if (profile.year === null || year === null) return 'unknownYear';
  return year === profile.year - 1 ? null : 'otherYear';
}

/** 板浦镇 and 板浦镇人民政府 are one; a name that holds the other is not told from it. */
export function organsDiffer(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false;
  const [a, b] = [bareName(one), bareName(other)];
  return !a.includes(b) && !b.includes(a);
}

function bareName(organ: string): string {
  return organ.replace(/\s/g, '').replace(/人民政府/g, '');
}

/** Which figures the forms of the two reports have, block by block. */
class KnownFigures {
  private readonly ofPrevious = new Map<string, Form>();

  constructor(
    private readonly report: RecognisedReport,
    private readonly previous: PreviousReport,
    private readonly formOfEdition: (edition: EditionId) => Form,
    private readonly forms: readonly Form[],
  ) {}

  has(name: string): boolean {
    const last = previousPoint(name);
    if (last === null) return this.report.facts.has(name) || this.formOfThisYear(name).pointById.has(name);
    return this.previous.figures.has(last) || this.formOfLastYear(last).pointById.has(last);
  }

  private formOfThisYear(point: DataPointId): Form {
    const block = this.blockOf(point);
    const found = this.report.blocks.find((candidate) => candidate.block === block);
    return this.formOfEdition(found?.edition ?? this.report.format);
  }

  /** The form that has most of the figures that last year's report has in the block. */
  private formOfLastYear(point: DataPointId): Form {
    const block = this.blockOf(point);
    const known = this.ofPrevious.get(block) ?? this.closestForm(block);
    this.ofPrevious.set(block, known);
    return known;
  }

  private closestForm(block: string): Form {
    const shared = ({ points }: Form): number =>
      points.filter((point) => point.block === block && this.previous.figures.has(point.id)).length;
    const due = this.formOfEdition(this.report.format);
    return this.forms.reduce((best, form) => (shared(form) > shared(best) ? form : best), due);
  }

  private blockOf(point: DataPointId): string {
    return this.forms.map(({ pointById }) => pointById.get(point)?.block).find((block) => block) ?? '';
  }
}

/** Figures of this year and, with `previous.` before them, of last year. A blank counts 0 in both. */
class FiguresOfTwoYears implements FigureSource {
  constructor(
    private readonly own: FigureSource,
    private readonly previous: PreviousReport,
    private readonly words: Words,
  ) {}

  valueOf(name: string): number | null {
    const last = previousPoint(name);
    return last === null ? this.own.valueOf(name) : this.lastYears(last);
  }

  obstacleAt(name: string): ReturnType<FigureSource['obstacleAt']> {
    const last = previousPoint(name);
    if (last === null) return this.own.obstacleAt(name);
    if (!this.previous.figures.has(last)) return 'missingFigure';
    return this.lastYears(last) === null ? 'unreadableFigure' : null;
  }

  /** null for a figure that is not known, or that no report can have, such as a count below 0. */
  private lastYears(point: DataPointId): number | null {
    const figure = this.previous.figures.get(point);
    if (figure === undefined) return null;
    return figure === null ? 0 : isPossible(figure, this.words.point(point)?.measure) ? figure : null;
  }
}

function isPossible(figure: number, measure: 'count' | 'change' | 'amount' = 'count'): boolean {
  return (measure === 'change' || figure >= 0) && (measure === 'amount' || Number.isInteger(figure));
}

function outcomeOf(
  { rule, comparisons, reads }: YearInstance,
  figures: FigureSource,
  report: RecognisedReport,
  previous: PreviousReport,
): Outcome {
  if ('identicalBut' in rule.asks) return alikeOutcome(rule.asks.identicalBut, report, previous);
  const outcome = compareFigures(comparisons, reads, figures);
  if ('equation' in rule.asks || outcome.status === 'notEvaluated') return outcome;
  return outcome.status === 'passed' ? { status: 'failed', left: 0, right: 0 } : { status: 'passed' };
}

/** Failed where every figure is last year's and one of them says something; not evaluated where one is not known. */
function alikeOutcome(
  besides: readonly DataPointId[],
  report: RecognisedReport,
  { figures }: PreviousReport,
): Outcome {
  const facts = [...report.facts.values()];
  const unknown = facts.filter(({ point, value }) => value.kind === 'text' || !figures.has(point));
  const differs = facts.some(
    ({ point, value }) =>
      value.kind !== 'text' &&
      figures.has(point) &&
      (value.kind === 'blank' ? 0 : value.value) !== (figures.get(point) ?? 0),
  );
  if (differs) return { status: 'passed' };
  if (facts.length === 0 || unknown.length > 0 || report.missingTables.length > 0)
    return { status: 'notEvaluated', reason: 'missingFigure', points: unknown.map(({ point }) => point) };
  const telling = facts.some(
    ({ point, value }) => value.kind === 'number' && value.value !== 0 && !besides.includes(point),
  );
  return telling ? { status: 'failed', left: 0, right: 0 } : { status: 'passed' };
}

function comparedFigures(outcomes: readonly YearOutcome[]): number {
  const compared = outcomes
    .filter(({ outcome }) => outcome.status === 'passed' || outcome.status === 'failed')
    .flatMap(({ instance }) => instance.reads)
    .filter((name) => previousPoint(name) !== null);
  return new Set(compared).size;
}

/** Equalities of one figure with one of last year, which is a number by now. */
function carriedIn(outcomes: readonly YearOutcome[], figures: FigureSource): readonly RelationOutcome[] {
  return outcomes.flatMap(({ instance, outcome }) => {
    const { key, rule, comparisons, reads } = instance;
    const [own, last] = reads;
    const [comparison] = comparisons;
    const isEquality =
      'equation' in rule.asks &&
      reads.length === 2 &&
      comparison?.relator === '=' &&
      !own?.startsWith(PREVIOUS);
    const constant = last === undefined ? null : figures.valueOf(last);
    if (!isEquality || own === undefined || constant === null || last === undefined) return [];
    if (outcome.status !== 'passed' && outcome.status !== 'failed') return [];
    const relation: Relation = {
      key,
      rule: rule.id,
      severity: rule.severity,
      table: rule.table,
      block: '',
      runsAlong: 'column',
      comparison: {
        left: [{ factor: 1, point: own }],
        relator: '=',
        right: [{ factor: constant, point: null }],
      },
      points: [own],
      source: rule.source,
    };
    return [{ relation, outcome }];
  });
}
