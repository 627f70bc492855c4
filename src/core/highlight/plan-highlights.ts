import { isAnswered } from '../model/answer';
import { boxesOf } from '../model/geometry';
import type { Finding } from '../model/finding';
import type { Severity } from '../model/format';
import type { CellPlace } from '../model/grid';
import type { HighlightMark, HighlightPlan } from '../model/highlight-plan';

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 2, info: 4 };

interface CellMark {
  readonly place: CellPlace;
  readonly rule: string;
  readonly severity: Severity;
  readonly strength: 'strong' | 'faint';
  readonly rank: number;
}

/** One mark a cell, the weightiest; neighbouring cells with the same mark share one. What is answered has none. */
export function planHighlights(findings: readonly Finding[]): HighlightPlan {
  const best = new Map<string, CellMark>();
  const open = findings.filter((finding) => !isAnswered(finding));
  for (const mark of open.flatMap(marksOf)) {
    const key = `${mark.place.sheetId}|${mark.place.cell}`;
    const known = best.get(key);
    if (!known || mark.rank < known.rank) best.set(key, mark);
  }
  const groups = new Map<string, CellMark[]>();
  for (const mark of [...best.values()].sort((a, b) => a.rank - b.rank)) {
    const key = [mark.rank, mark.place.sheetId, mark.rule].join('|');
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return { marks: [...groups.values()].flatMap(marksOfGroup) };
}

function marksOf({ cells, strong, rule, severity }: Finding): readonly CellMark[] {
  return cells.map((place, index) => {
    const strength = index < strong ? 'strong' : 'faint';
    return { place, rule, severity, strength, rank: WEIGHT[severity] + (strength === 'strong' ? 0 : 1) };
  });
}

function marksOfGroup(group: readonly CellMark[]): readonly HighlightMark[] {
  const [first] = group;
  if (!first) return [];
  const { rule, severity, strength, place } = first;
  return boxesOf(group.map((mark) => mark.place)).map((box) => ({
    sheetId: place.sheetId,
    box,
    rule,
    severity,
    strength,
  }));
}
