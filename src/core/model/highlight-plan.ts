import type { Severity } from './format';
import type { Box } from './geometry';

/** A mark on cells: a conditional format of our own, told from the clerk's by its formula. */
export interface HighlightMark {
  readonly sheetId: string;
  readonly box: Box;
  readonly rule: string;
  readonly severity: Severity;
  readonly strength: 'strong' | 'faint';
}

export interface HighlightPlan {
  /** Order is priority: the first mark on a cell is the one seen. */
  readonly marks: readonly HighlightMark[];
}

/** Start of the text inside every highlight formula; nothing else in a workbook says this. */
export const HIGHLIGHT_TAG = 'HL1:';

/** Always true for Excel, and a sign for us: `=N("HL1:T3-BAL")=0`. */
export function highlightFormula(mark: HighlightMark): string {
  return `=N("${HIGHLIGHT_TAG}${mark.rule}")=0`;
}

/** True for the formula of one of our marks, with or without = and however a host spaces it. */
export function isHighlightFormula(formula: string): boolean {
  return /^=?\s*N\(\s*"HL1:/i.test(formula.trim());
}

export interface MarkColours {
  readonly fill: string;
  readonly color: string;
}

/** Colours of a mark, readable with black print; strong is the cell to look at, faint its partners. */
export function markColours({ severity, strength }: HighlightMark): MarkColours {
  if (severity === 'error')
    return strength === 'strong'
      ? { fill: '#F4A6A6', color: '#7A0000' }
      : { fill: '#FBE3E3', color: '#7A0000' };
  if (severity === 'warning')
    return strength === 'strong'
      ? { fill: '#FFD98A', color: '#5C3A00' }
      : { fill: '#FFF3D6', color: '#5C3A00' };
  return { fill: '#DCE9F9', color: '#0B3A75' };
}
