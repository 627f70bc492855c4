import type { AnswerEntry } from '../answers/answer-entry';
import type { SheetPlan, StyleName } from '../model/sheet-plan';
import { ANSWER_COLUMNS, type AnswerColumn, type AnswerTexts } from '../model/texts';
import { CellCollector } from './sheet-builder';

const HEAD_ROW = 2;
/** Rows drawn in advance, as many as a page takes; the list goes on below them. */
const ROWS_DRAWN = 12;
/** Points for four lines: not every program makes a row as high as its text. */
const ROW_HEIGHT = 54;

const LOOKS: Readonly<Record<AnswerColumn, { readonly width: number; readonly style: StyleName }>> = {
  rule: { width: 10, style: 'rowLabel' },
  place: { width: 24, style: 'rowLabel' },
  sentence: { width: 56, style: 'rowLabel' },
  figures: { width: 16, style: 'rowLabel' },
  reason: { width: 48, style: 'fieldInput' },
  who: { width: 10, style: 'fieldInput' },
  when: { width: 12, style: 'fieldInput' },
  id: { width: 14, style: 'reference' },
};

/** Sheet 校验说明 with its first answers; landscape, and printed as far as the list goes. */
export function layOutAnswers(entries: readonly AnswerEntry[], name: string, texts: AnswerTexts): SheetPlan {
  const collector = new CellCollector();
  const rows = Math.max(ROWS_DRAWN, entries.length);
  const cols = ANSWER_COLUMNS.length - 1;
  collector.putBox({ row: 0, col: 0, rows: 1, cols }, 'title', { value: texts.title });
  collector.putBox({ row: 1, col: 0, rows: 1, cols }, 'hint', { value: texts.hint });
  ANSWER_COLUMNS.forEach((column, col) => {
    const style = column === 'id' ? 'reference' : 'header';
    collector.put({ row: HEAD_ROW, col }, style, { value: texts.heads[column] });
    for (let at = 0; at < rows; at += 1) {
      const text = entries[at]?.[column] ?? '';
      const content = text === '' ? {} : { value: contentOf(column, text) };
      collector.put({ row: HEAD_ROW + 1 + at, col }, LOOKS[column].style, content);
    }
  });
  return {
    name,
    tabColor: '#7F7F7F',
    columnWidths: ANSWER_COLUMNS.map((column) => LOOKS[column].width),
    rowHeights: new Map([
      [0, 30],
      [1, 20],
      [HEAD_ROW, 20],
      ...Array.from({ length: rows }, (_, at) => [HEAD_ROW + 1 + at, ROW_HEIGHT] as const),
    ]),
    hiddenColumns: [],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: [],
    conditionalFormats: [],
    freeze: { rows: HEAD_ROW + 1, cols: 0 },
    page: {
      orientation: 'landscape',
      printArea: null,
      titleRows: 1,
      titleRowStart: HEAD_ROW,
      pagesHigh: 0,
      header: '',
      footer: texts.footer,
    },
  };
}

/** A single figure is written as a number: a number kept as text is marked as a mistake by spreadsheets. */
export function contentOf(column: AnswerColumn, text: string): string | number {
  return column === 'figures' && String(Number(text)) === text ? Number(text) : text;
}
