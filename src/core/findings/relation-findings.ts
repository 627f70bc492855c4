import type { Condition, Relation } from '../form/form';
import type { RecognisedReport } from '../model/fact';
import type { Finding, Message, MessageValue } from '../model/finding';
import type { DataPointId } from '../model/format';
import type { CellPlace } from '../model/grid';
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

/** A broken relation as it is reported, with the relations broken by the same cell. */
export interface RootCause extends Broken {
  readonly explains: readonly Broken[];
  /** The cell that breaks them all, where the relations determine it. */
  readonly suspect: DataPointId | null;
}

/**
 * Reports a cause once.
 * Where exactly one row total and one relation of a column fail by the same amount, the cell in which they meet
 * is wrong. Where only the 总计 of a row is wrong, the balance of the 总计 column fails with it and is not
 * reported again. Otherwise every broken relation stands for itself.
 */
export function findRootCauses(broken: readonly Broken[]): readonly RootCause[] {
  const remaining = withoutEchoes(broken);
  const totals = remaining.filter(
    ({ relation }) => relation.total !== undefined || relation.rule === 'T3-BAL',
  );
  const groups = new Map<string, readonly RootCause[]>();
  for (const block of new Set(totals.map(({ relation }) => relation.block))) {
    groups.set(block, meetInOneCell(totals.filter(({ relation }) => relation.block === block)));
  }
  const merged = new Map([...groups.values()].flat().map((cause) => [cause.relation.key, cause]));
  const covered = new Set(
    [...merged.values()].flatMap(({ explains }) => explains.map(({ relation }) => relation.key)),
  );
  return remaining
    .filter(({ relation }) => !covered.has(relation.key))
    .map((one) => merged.get(one.relation.key) ?? alone(one))
    .map((cause) => ({ ...cause, explains: [...cause.explains, ...echoesOf(cause, broken, remaining)] }));
}

function alone(one: Broken): RootCause {
  return { ...one, explains: [], suspect: null };
}

function difference({ left, right }: Broken): number {
  return left - right;
}

/** Drops the balance of a 总计 column that fails only because one 总计 in it is wrong. */
function withoutEchoes(broken: readonly Broken[]): readonly Broken[] {
  return broken.filter((one) => !broken.some((cause) => isEcho(one, cause, broken)));
}

function isEcho(echo: Broken, cause: Broken, broken: readonly Broken[]): boolean {
  const { total } = cause.relation;
  if (echo.relation.total !== undefined || echo.relation.runsAlong !== 'column') return false;
  if (total === undefined || cause.relation.runsAlong !== 'row' || !echo.relation.points.includes(total))
    return false;
  const term = [
    ...echo.relation.comparison.left.map((one) => ({ ...one, side: 1 })),
    ...echo.relation.comparison.right.map((one) => ({ ...one, side: -1 })),
  ].find(({ point }) => point === total);
  if (!term || difference(echo) !== difference(cause) * term.factor * term.side) return false;
  return !broken.some(
    ({ relation }) => relation.rule === echo.relation.rule && relation.key !== echo.relation.key,
  );
}

function echoesOf(cause: Broken, broken: readonly Broken[], remaining: readonly Broken[]): readonly Broken[] {
  return broken.filter((one) => !remaining.includes(one) && isEcho(one, cause, broken));
}

function meetInOneCell(broken: readonly Broken[]): readonly RootCause[] {
  const rows = broken.filter(({ relation }) => relation.runsAlong === 'row');
  const columns = broken.filter(({ relation }) => relation.runsAlong === 'column');
  const [row] = rows;
  const [column] = columns;
  if (!row || !column || rows.length > 1 || columns.length > 1) return broken.map(alone);
  const cell = row.relation.points.find((point) => column.relation.points.includes(point));
  if (cell === undefined || Math.abs(difference(row)) !== Math.abs(difference(column)))
    return broken.map(alone);
  return [{ ...row, explains: [column], suspect: cell }];
}

export function relationFinding(cause: RootCause, report: RecognisedReport, words: Words): Finding {
  const { relation, explains, suspect } = cause;
  const related = [...new Set([...relation.points, ...explains.flatMap((one) => one.relation.points)])];
  const points = suspect === null ? related : [suspect, ...related.filter((point) => point !== suspect)];
  const located = points.filter((point) => report.facts.has(point));
  return {
    id: relation.key,
    rule: relation.rule,
    severity: relation.severity,
    table: relation.table,
    points,
    cells: located.flatMap((point) => placeAt(report, point)),
    strong: suspect !== null || relation.total !== undefined ? 1 : located.length,
    message: causeMessage(cause, words, report),
    explains: explains.map((one) => one.relation.key),
    source: relation.source,
    where: spotOf(cause, words),
  };
}

/** The cell to look at; a relation between equals of one column has no row of its own. */
function spotOf(
  { relation, suspect }: RootCause,
  words: Words,
): { readonly row: string; readonly column: string } {
  const point = suspect ?? relation.total;
  if (point !== undefined) return words.spot(point);
  const [first = ''] = relation.points;
  return relation.runsAlong === 'column' ? { row: '', column: words.column(first) } : words.spot(first);
}

function placeAt(report: RecognisedReport, point: DataPointId): readonly CellPlace[] {
  const place = report.facts.get(point)?.place;
  return place ? [place] : [];
}

function causeMessage(cause: RootCause, words: Words, report: RecognisedReport): Message {
  // Where a detail is suspected, a total must not be told to change.
  const form = cause.suspect === null || cause.suspect === cause.relation.total ? '' : '.bare';
  const own = relationMessage(cause, words, report, form);
  const others = cause.explains.map((one) => relationMessage(one, words, report, form));
  const [other] = others;
  if (!other) return own;
  const key = cause.suspect === null ? 'finding.also' : 'finding.meet';
  const place: MessageValue = cause.suspect === null ? '' : words.place(cause.suspect);
  return others
    .slice(1)
    .reduce<Message>(
      (message, next) => ({ key: 'finding.also', values: { own: message, other: next, place: '' } }),
      {
        key,
        values: { own, other, place },
      },
    );
}

function relationMessage(
  { relation, left, right }: Broken,
  words: Words,
  report: RecognisedReport,
  form: '' | '.bare',
): Message {
  const [first = ''] = relation.points;
  const shared = {
    number: words.number(relation.table),
    row: words.row(first),
    column: words.column(first),
    left,
    right,
    difference: Math.abs(left - right),
    side: { key: left > right ? 'word.more' : 'word.less', values: {} },
  };
  const figures = Object.fromEntries(
    relation.points.map((point, index) => [`v${index}`, figureAt(report, point)]),
  );
  return {
    key: `finding.${relation.rule}${relation.total === undefined ? '' : form}`,
    values: { ...shared, ...(relation.total === undefined ? figures : {}) },
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
