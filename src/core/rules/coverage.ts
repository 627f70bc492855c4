import { createRecalculator, merge, type Parts } from '../formulas/recalculate';
import type { RecognisedReport } from '../model/fact';
import type { DataPointId } from '../model/format';
import type { WorkbookView } from '../model/grid';
import type { Term } from './equation';
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
  const side = (terms: readonly Term[], sign: number): readonly (Parts | null)[] =>
    terms.map(({ point, factor }) => {
      const parts = partsOf(point);
      return parts && new Map([...parts].map(([key, times]) => [key, times * factor * sign]));
    });
  return relations
    .filter(({ relation, outcome }) => {
      if (outcome.status !== 'passed' || relation.comparison.relator !== '=') return false;
      if (relation.points.every((point) => report.facts.get(point)?.formula === undefined)) return false;
      const rest = merge([...side(relation.comparison.left, 1), ...side(relation.comparison.right, -1)]);
      return rest !== null && rest.size === 0;
    })
    .map(({ relation }) => relation.key);
}
