import type { Condition, Relation } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { Finding, Message, MessageValue } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { CellPlace } from '../model/grid';
import { CONTROL_RULE, controlKey } from '../rules/controls';
import type { ConditionOutcome, RelationOutcome } from '../rules/evaluate';
import type { Words } from './words';

/** A broken relation with both sides. */
export interface Broken {
  readonly relation: Relation;
  readonly left: number;
  readonly right: number;
}

export function brokenRelations(outcomes: readonly RelationOutcome[]): readonly Broken[] {
  return outcomes.flatMap(({ relation, outcome }) =>
    outcome.status === 'failed' ? [{ relation, left: outcome.left, right: outcome.right }] : [],
  );
}

/** Relations that fail together, the first reported and the others listed with it. */
export function relationFinding(
  [first, ...others]: readonly [Broken, ...Broken[]],
  report: RecognisedReport,
  words: Words,
): Finding {
  const { relation } = first;
  const points = [...new Set([...relation.points, ...others.flatMap((one) => one.relation.points)])];
  const located = points.filter((point) => report.facts.has(point));
  const control = controlPlaceOf(relation, report);
  return {
    id: relation.key,
    rule: relation.rule,
    severity: relation.severity,
    table: relation.table,
    points,
    cells: [...located.flatMap((point) => placeAt(report, point)), ...control],
    strong: relation.total !== undefined || control.length > 0 ? 1 : located.length,
    message: relationMessage(first, report, words),
    explains: others.map((one) => one.relation.key),
    source: relation.source,
    where: spotOf(relation, words),
  };
}

/** Row and column in the head of the finding; a relation between equals of one column has no row of its own. */
function spotOf(
  { total, points, runsAlong, rule }: Relation,
  words: Words,
): { readonly row: string; readonly column: string } {
  const [first = ''] = points;
  if (total !== undefined || rule === CONTROL_RULE) return words.spot(first);
  return runsAlong === 'column' ? { row: '', column: words.column(first) } : words.spot(first);
}

export function placeAt(report: RecognisedReport, point: DataPointId): readonly CellPlace[] {
  const place = report.facts.get(point)?.place;
  return place ? [place] : [];
}

/** The cell of the control figure that a relation compares with. */
export function controlPlaceOf({ rule, key }: Relation, report: RecognisedReport): readonly CellPlace[] {
  if (rule !== CONTROL_RULE) return [];
  return report.controls.filter((control) => key === controlKey(control)).map(({ place }) => place);
}

export function relationMessage(broken: Broken, report: RecognisedReport, words: Words): Message {
  return { key: `finding.${broken.relation.rule}`, values: valuesOf(broken, report, words) };
}

/**
 * What a relation says against one cell, as half a sentence.
 * @param point  the cell; whether it is the total of the relation or one of its parts decides the wording
 */
export function evidence(
  broken: Broken,
  point: DataPointId,
  report: RecognisedReport,
  words: Words,
): Message {
  const { rule, total } = broken.relation;
  const role = total === undefined ? '' : total === point ? '.total' : '.part';
  return { key: `evidence.${rule}${role}`, values: valuesOf(broken, report, words) };
}

function valuesOf(
  { relation, left, right }: Broken,
  report: RecognisedReport,
  words: Words,
): Record<string, MessageValue> {
  const [first = ''] = relation.points;
  const figures = Object.fromEntries(
    relation.points.map((point, index) => [`v${index}`, figureAt(report, point)]),
  );
  return {
    number: words.number(relation.table),
    place: words.place(first),
    row: words.row(first),
    column: words.column(first),
    left,
    right,
    difference: Math.abs(left - right),
    side: { key: left > right ? 'word.more' : 'word.less', values: {} },
    ...(relation.total === undefined ? figures : {}),
  };
}

function figureAt(report: RecognisedReport, point: DataPointId): number {
  const value = report.facts.get(point)?.value;
  return value?.kind === 'number' ? value.value : 0;
}

export function conditionFinding(condition: Condition, report: RecognisedReport, words: Words): Finding {
  const { rule, points } = condition;
  const figures = Object.fromEntries(points.map((point, index) => [`v${index}`, figureAt(report, point)]));
  const [first = ''] = points;
  return {
    id: condition.key,
    rule: rule.id,
    severity: rule.severity,
    table: rule.table,
    points,
    cells: points.flatMap((point) => placeAt(report, point)),
    strong: 1,
    message: {
      key: `finding.${rule.id}`,
      values: {
        number: words.number(rule.table),
        row: words.row(first),
        column: words.column(first),
        ...figures,
      },
    },
    explains: [],
    source: rule.source,
  };
}

/** Conditions that hold, and the keys of the relations they explain better. */
export function raisedConditions(outcomes: readonly ConditionOutcome[]): {
  readonly raised: readonly Condition[];
  readonly replaced: ReadonlySet<string>;
} {
  const raised = outcomes.flatMap(({ condition, outcome }) =>
    outcome.status === 'failed' ? [condition] : [],
  );
  return { raised, replaced: new Set(raised.flatMap(({ replaces }) => replaces)) };
}
