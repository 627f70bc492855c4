import { addParts, createRecalculator, type Parts } from '../formulas/recalculate';
import type { RecognisedReport } from '../model/fact';
import type { DataPointId } from '../model/format';
import type { WorkbookView } from '../model/grid';
import type { Comparison, Term } from './equation';
import type { RelationOutcome } from './evaluate';

/**
 * Relations that hold by construction: both sides come down to the same typed cells, so no slip of the hand can
 * break them, and passing proves nothing.
 */
export function relationsByConstruction(
  view: WorkbookView,
  report: RecognisedReport,
  relations: readonly RelationOutcome[],
): readonly string[] {
  const recalculator = createRecalculator(view);
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
