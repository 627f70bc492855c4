import type { DataPointId } from '../../core/model/format';
import type { ReportDraft } from '../../core/model/report-draft';

/** How many figures of a draft, in its text and its tables, are bound to any of the data points. */
export function countFigures({ blocks }: ReportDraft, points: readonly DataPointId[]): number {
  const wanted = new Set(points);
  const bound = blocks.flatMap((block) => {
    if (block.kind === 'table')
      return block.table.cells.map(({ point }) => (point === undefined ? [] : [point]));
    if (!('inlines' in block)) return [];
    return block.inlines.map((inline) => (inline.kind === 'figure' ? inline.points : []));
  });
  return bound.filter((own) => own.some((point) => wanted.has(point))).length;
}
