import { addParts, recalculatorOf, type Parts } from '../formulas/recalculate';
import type { RecognisedReport } from '../model/fact';
import type { DataPointId } from '../model/format';
import type { WorkbookView } from '../model/grid';
import type { Words } from '../findings/words';
import type { Message } from '../model/finding';
import type { CoveredRelation } from '../model/verdict';
import type { Relation } from '../form/form';
import type { Comparison, Term } from './equation';
import type { RelationOutcome } from './evaluate';

/** What each reconciliation relation was able to prove about this report. */
export function coverageOf(
  view: WorkbookView,
  report: RecognisedReport,
  relations: readonly RelationOutcome[],
  words: Words,
): readonly CoveredRelation[] {
  const byConstruction = new Set(relationsByConstruction(view, report, relations));
  return relations.map(({ relation, outcome }): CoveredRelation => {
    const { key, rule, table } = relation;
    const named = { key, rule, table, name: nameOf(relation, words) };
    if (byConstruction.has(key)) return { ...named, status: 'byConstruction' };
    if (outcome.status === 'passed' || outcome.status === 'failed') return { ...named, status: 'compared' };
    return outcome.status === 'notEvaluated'
      ? { ...named, status: 'notEvaluated', reason: outcome.reason }
      : { ...named, status: 'notEvaluated' };
  });
}

function nameOf({ rule, points }: Relation, words: Words): Message {
  const [first = ''] = points;
  return { key: `relation.${rule}`, values: { row: words.row(first), column: words.column(first) } };
}

/**
 * Relations that hold by construction: both sides come down to the same typed cells, so no slip of the hand can
 * break them, and passing proves nothing.
 */
function relationsByConstruction(
  view: WorkbookView,
  report: RecognisedReport,
  relations: readonly RelationOutcome[],
): readonly string[] {
  const recalculator = recalculatorOf(view);
  const sheets = new Map(view.sheets.map((sheet) => [sheet.id, sheet]));
  const partsOf = (point: DataPointId | null): Parts | null => {
    const place = point === null ? undefined : report.facts.get(point)?.place;
    const sheet = place && sheets.get(place.sheetId);
    return place && sheet ? recalculator.partsOf(sheet, place.row, place.col) : null;
  };
  const addSide = (sum: Map<string, number>, terms: readonly Term[], sign: 1 | -1): boolean =>
    terms.every(({ point, factor }) => {
      const parts = partsOf(point);
      if (parts) addParts(sum, parts, factor * sign);
      return parts !== null;
    });
  const cancelsOut = ({ left, right }: Comparison): boolean => {
    const rest = new Map<string, number>();
    return addSide(rest, left, 1) && addSide(rest, right, -1) && rest.size === 0;
  };
  return relations
    .filter(({ relation, outcome }) => {
      if (outcome.status !== 'passed' || relation.comparison.relator !== '=') return false;
      if (relation.points.every((point) => report.facts.get(point)?.formula === undefined)) return false;
      return cancelsOut(relation.comparison);
    })
    .map(({ relation }) => relation.key);
}
