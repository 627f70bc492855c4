import type { Form, Relation } from '../form/form';
import type {
  Conversion,
  ConversionAnswers,
  Disagreement,
  LeftBlank,
  SettledConversion,
} from '../model/conversion';
import type { RecognisedReport } from '../model/fact';
import type { DataPointId } from '../model/format';
import { labelIn } from './plan-conversion';

type Values = ReadonlyMap<DataPointId, number>;

/**
 * The figures of the new form once the clerk has answered. What has no answer, or one that is no choice, stays blank.
 * Typed totals are kept as they are.
 */
export function settleConversion(
  conversion: Conversion,
  report: RecognisedReport,
  target: Form,
  answers: ConversionAnswers,
): SettledConversion {
  const values = new Map<DataPointId, number>();
  for (const { fact, fate } of conversion.figures) {
    if (fact.value.kind !== 'number') continue;
    if (fate.kind === 'kept' || fate.kind === 'moved') values.set(fate.to, fact.value.value);
  }
  const taken = new Map<DataPointId, string>();
  for (const { point, choices } of conversion.questions) {
    const choice = choices.find(({ id }) => id === answers.get(point));
    if (!choice) continue;
    taken.set(point, choice.id);
    values.set(point, choice.value);
  }
  const disagreements = target.relations.flatMap((relation) => disagreementOf(relation, values, target));
  return {
    conversion,
    taken,
    values,
    blanks: target.points
      .filter(({ id }) => !values.has(id))
      .map((point) => ({
        point: point.id,
        label: labelIn(target, point),
        ...whyBlank(point.id, conversion, report),
      })),
    disagreements,
    totals: disagreements.length === 0 && hasFormulas(report, target) ? 'formulas' : 'typed',
  };
}

function whyBlank(
  point: DataPointId,
  { questions, figures }: Conversion,
  report: RecognisedReport,
): Pick<LeftBlank, 'reason' | 'text'> {
  if (questions.some((question) => question.point === point)) return { reason: 'undecided', text: '' };
  const fact = report.facts.get(point);
  if (fact?.value.kind === 'blank') return { reason: 'blankBefore', text: fact.source.trim() };
  if (fact) return { reason: 'unreadable', text: fact.source };
  const siblings = new Set(figures.flatMap(({ fate }) => (fate.kind === 'moved' ? [groupOf(fate.to)] : [])));
  return { reason: siblings.has(groupOf(point)) ? 'divided' : 'noSource', text: '' };
}

/** The rows that were one row before share all but the last two keys, and their column. */
function groupOf(point: DataPointId): string {
  const keys = point.split('.');
  return [...keys.slice(0, -2), '', ...keys.slice(-1)].join('.');
}

/** Only reconciliation relations that say “equal”; those without any figure, or with a blank total, say nothing. */
function disagreementOf(relation: Relation, values: Values, target: Form): readonly Disagreement[] {
  const { comparison, points, rule, total } = relation;
  const lone = target.pointById.get(total ?? points[0] ?? '');
  if (comparison.relator !== '=' || !lone || !points.some((point) => values.has(point))) return [];
  if (total !== undefined && !values.has(total)) return [];
  const sum = (terms: Relation['comparison']['left']): number =>
    terms.reduce(
      (result, { factor, point }) => result + factor * (point === null ? 1 : (values.get(point) ?? 0)),
      0,
    );
  const [left, right] = [sum(comparison.left), sum(comparison.right)];
  return Math.abs(left - right) < 1e-6 ? [] : [{ rule, label: labelIn(target, lone), left, right }];
}

/** Every total of the report is a formula, so that none of them is a figure of its own. */
function hasFormulas({ facts }: RecognisedReport, target: Form): boolean {
  const totals = target.relations.flatMap(({ total }) => (total === undefined ? [] : [facts.get(total)]));
  return totals.some((fact) => fact) && totals.every((fact) => !fact || fact.formula !== undefined);
}
