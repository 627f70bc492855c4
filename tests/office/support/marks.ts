import type { HighlightMark } from '../../../src/core/model/highlight-plan';

/** Marks on neighbouring cells, no two of which can share a rule. */
export function manyMarks(sheetId: string, count: number): HighlightMark[] {
  return Array.from({ length: count }, (_, index) => ({
    sheetId,
    box: { row: Math.floor(index / 10), col: index % 10, rows: 1, cols: 1 },
    rule: `T3-ROW`,
    severity: 'error',
    strength: index % 2 === 0 ? 'strong' : 'faint',
  }));
}
