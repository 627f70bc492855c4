import type { DraftInline } from '../core/model/report-draft';

const BRACKET = /(【[^】]*】)/;
const NAME_OF_REPORT = /(?=(?:\d{4}|【[^】]*】)年政府信息公开工作年度报告$)/;

/**
 * Title of a report as lines: a title longer than a line breaks between the organ and the name of the report.
 * Brackets in it are blanks.
 */
export function titleLines(title: string, charactersPerLine: number): readonly (readonly DraftInline[])[] {
  const fits = title.length <= charactersPerLine;
  return (fits ? [title] : title.split(NAME_OF_REPORT)).map((line) =>
    line
      .split(BRACKET)
      .filter((part) => part !== '')
      .map((text) => (BRACKET.test(text) ? { kind: 'blank', id: 'title', text } : { kind: 'text', text })),
  );
}
