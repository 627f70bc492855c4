import { shortColumnLabel, shortRowLabel, type Form } from '../form/form';
import type {
  Conversion,
  ConversionChoice,
  ConversionQuestion,
  ConversionRule,
  Fate,
  FigureLabel,
  SourceFigure,
} from '../model/conversion';
import type { DataPoint, Fact, RecognisedReport } from '../model/fact';
import type { DataPointId, Measure } from '../model/format';
import { fillPattern, keysBetween } from './patterns';
import { sourceLabels, tableNumber } from './source-labels';

export interface KnownForms {
  /** Every known form, the one in force first. */
  readonly forms: readonly Form[];
  readonly rules: readonly ConversionRule[];
}

/** Lays a report against another form: what is the same figure, what is moved, asked, and without a place. */
export function planConversion(
  report: RecognisedReport,
  target: Form,
  { forms, rules }: KnownForms,
): Conversion {
  const labels = sourceLabels(report, forms);
  const facts = [...report.facts.values()];
  const fates = new Map<DataPointId, Fate>();
  const taken = new Set<DataPointId>();
  for (const { point } of facts.filter(isFigure)) {
    if (!target.pointById.has(point)) continue;
    fates.set(point, { kind: 'kept', to: point });
    taken.add(point);
  }
  for (const [point, fate] of movedFigures(facts, target, rules, taken)) {
    fates.set(point, fate);
    taken.add(fate.to);
  }
  const questions = questionsOf(report, target, rules, taken, labels);
  for (const { point, choices, source } of questions) {
    for (const from of choices.flatMap((choice) => choice.from)) {
      fates.set(from, { kind: 'asked', question: point, source });
    }
  }
  const figures = facts
    .filter(({ value }) => value.kind !== 'blank')
    .map((fact): SourceFigure => ({
      fact,
      label: labels.of(fact),
      fate: fates.get(fact.point) ?? withoutPlace(fact, rules, target),
    }));
  return {
    to: target.edition,
    instrument: target.format.instrument,
    from: [...new Set(report.blocks.map(({ edition }) => edition))],
    organ: report.profile.organ,
    year: report.profile.year,
    figures,
    questions,
  };
}

type FigureFact = Fact & { readonly value: { readonly kind: 'number'; readonly value: number } };

function isFigure(fact: Fact): fact is FigureFact {
  return fact.value.kind === 'number';
}

type Moved = Extract<Fate, { kind: 'moved' }>;

function movedFigures(
  facts: readonly Fact[],
  target: Form,
  rules: readonly ConversionRule[],
  taken: ReadonlySet<DataPointId>,
): readonly (readonly [DataPointId, Moved])[] {
  return facts.filter(isFigure).flatMap(({ point }): (readonly [DataPointId, Moved])[] => {
    if (target.pointById.has(point)) return [];
    for (const rule of rules) {
      const each = rule.kind === 'moved' ? keysBetween(rule.from, point) : null;
      if (rule.kind !== 'moved' || each === null) continue;
      const to = fillPattern(rule.to, each);
      if (target.pointById.has(to) && !taken.has(to)) {
        return [[point, { kind: 'moved', to, source: rule.source }]];
      }
    }
    return [];
  });
}

function questionsOf(
  report: RecognisedReport,
  target: Form,
  rules: readonly ConversionRule[],
  taken: ReadonlySet<DataPointId>,
  labels: ReturnType<typeof sourceLabels>,
): readonly ConversionQuestion[] {
  const open = target.points.filter(({ id }) => !taken.has(id));
  return open.flatMap((point): ConversionQuestion[] => {
    for (const rule of rules) {
      const each = rule.kind === 'asked' ? keysBetween(rule.to, point.id) : null;
      if (rule.kind !== 'asked' || each === null) continue;
      const choices = rule.choices.flatMap(({ id, from }) =>
        choiceOf(
          id,
          from.map((pattern) => fillPattern(pattern, each)),
          report,
          point.measure,
          labels,
        ),
      );
      if (choices.length === 0) continue;
      const label = labelIn(target, point);
      const text = { key: `convert.question.${rule.id}`, values: { column: label.column } };
      return [{ point: point.id, rule: rule.id, text, label, choices, source: rule.source }];
    }
    return [];
  });
}

/** What may be taken over: all figures of the choice are there, and together they are a figure of the new place. */
function choiceOf(
  id: string,
  from: readonly DataPointId[],
  report: RecognisedReport,
  measure: Measure,
  labels: ReturnType<typeof sourceLabels>,
): readonly ConversionChoice[] {
  const facts = from.map((point) => report.facts.get(point));
  const figures = facts.flatMap((fact) => (fact && isFigure(fact) ? [fact] : []));
  if (figures.length < from.length) return [];
  const value = figures.reduce((sum, fact) => sum + fact.value.value, 0);
  if (measure !== 'change' && value < 0) return [];
  return [{ id, from, labels: figures.map((fact) => labels.of(fact)), value }];
}

export function labelIn(form: Form, point: DataPoint): FigureLabel {
  return {
    number: tableNumber(form, point.table),
    row: shortRowLabel(point),
    column: shortColumnLabel(point),
  };
}

function withoutPlace(fact: Fact, rules: readonly ConversionRule[], target: Form): Fate {
  if (!isFigure(fact)) return { kind: 'noPlace', reason: 'unreadable', source: '' };
  for (const rule of rules) {
    if (rule.kind === 'noPlace' && keysBetween(rule.from, fact.point) !== null) {
      return { kind: 'noPlace', reason: rule.reason, source: rule.source };
    }
  }
  return { kind: 'noPlace', reason: 'unknown', source: target.format.instrument };
}
