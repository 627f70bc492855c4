import type { Fact, RecognisedReport } from '../model/fact';
import type { DataPointId } from '../model/format';
import { sumFormula } from './formula-text';

/** The sum of the parts as the template writes it; null where they stand in another sheet than the total. */
export function totalFormula(
  total: Fact,
  parts: readonly DataPointId[],
  { facts }: RecognisedReport,
): string | null {
  const here = new Map(
    parts.flatMap((part) => {
      const place = facts.get(part)?.place;
      return place?.sheetId === total.place.sheetId ? [[part, place] as const] : [];
    }),
  );
  if (here.size < parts.length) return null;
  return `=${sumFormula(
    parts.map((point) => ({ point, factor: 1 })),
    here,
  )}`;
}
