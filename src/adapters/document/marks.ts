import type { DocumentConditionalFormat, DocumentSheet } from '../../core/model/document';
import { highlightFormula, isHighlightFormula, markColours } from '../../core/model/highlight-plan';
import type { HighlightMark } from '../../core/model/highlight-plan';

/** True for a conditional format that is a mark of ours, of whatever day. */
export function isMark(format: DocumentConditionalFormat): boolean {
  return format.rule.type === 'formula' && isHighlightFormula(format.rule.formula);
}

export function countMarks(sheet: DocumentSheet): number {
  return sheet.conditionalFormats.filter(isMark).length;
}

/** The sheet with these marks before its other conditional formats, and no earlier marks. */
export function withMarks(sheet: DocumentSheet, marks: readonly HighlightMark[]): DocumentSheet {
  const others = sheet.conditionalFormats.filter((format) => !isMark(format));
  return { ...sheet, conditionalFormats: [...marks.map(markFormat), ...others] };
}

function markFormat(mark: HighlightMark): DocumentConditionalFormat {
  return {
    boxes: [mark.box],
    rule: { type: 'formula', formula: highlightFormula(mark) },
    ...markColours(mark),
  };
}
