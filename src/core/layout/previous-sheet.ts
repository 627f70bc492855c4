import { shortColumnLabel, shortRowLabel } from '../form/form';
import type { Words } from '../findings/words';
import type { DataPoint } from '../model/fact';
import type { DataPointId } from '../model/format';
import type { SheetPlan, StyleName, WorkbookPlan } from '../model/sheet-plan';
import { PREVIOUS_COLUMNS, type PreviousColumn, type PreviousTexts } from '../model/texts';
import { CellCollector } from './sheet-builder';

/** What is known of last year's report, to be kept in the workbook. */
export interface PreviousFigures {
  /** null where it does not say. */
  readonly organ: string | null;
  readonly year: number | null;
  /** Name of the file or page it was read from. */
  readonly name: string;
  /** Figures in any order; those that are not known are left out. */
  readonly figures: readonly PreviousFigure[];
}

export interface PreviousFigure {
  readonly point: DataPointId;
  /** null for a blank. */
  readonly value: number | null;
  /** As it stood in the source; empty for a blank. */
  readonly source: string;
}

const LOOKS: Readonly<Record<PreviousColumn, { readonly width: number; readonly style: StyleName }>> = {
  item: { width: 64, style: 'rowLabel' },
  figure: { width: 16, style: 'input' },
  source: { width: 24, style: 'rowLabel' },
  point: { width: 16, style: 'reference' },
};

const COLUMN: Readonly<Record<PreviousColumn, number>> = { item: 0, figure: 1, source: 2, point: 3 };

/**
 * The sheet 上年数据: a list, a row a figure, in the order of the form. Items are named in one cell with their table, so
 * that no label of the form stands in it.
 */
export function layOutPrevious(
  previous: PreviousFigures,
  words: Words,
  texts: PreviousTexts,
  rename: (name: string) => string = (name) => name,
): WorkbookPlan {
  const name = rename(texts.sheetName);
  const collector = new CellCollector();
  const firstRow = putHead(collector, previous, texts);
  const figures = previous.figures
    .flatMap((figure) => {
      const point = words.point(figure.point);
      return point ? [{ figure, point }] : [];
    })
    .sort((a, b) => words.order(a.figure.point) - words.order(b.figure.point));
  figures.forEach(({ figure, point }, index) =>
    putFigure(collector, firstRow + index, figure, point, itemOf(point, words, texts)),
  );
  return {
    sheets: [sheetOf(name, collector, firstRow, figures.length, texts)],
    names: [],
    select: { sheet: name, cell: { row: firstRow, col: COLUMN.figure } },
  };
}

/** Title, hints, whose report it is, and the heads of the list. @returns the row of the first figure */
function putHead(
  collector: CellCollector,
  { organ, year, name }: PreviousFigures,
  texts: PreviousTexts,
): number {
  const cols = PREVIOUS_COLUMNS.length;
  collector.putBox({ row: 0, col: 0, rows: 1, cols }, 'title', { value: texts.title });
  texts.hints.forEach((hint, index) =>
    collector.putBox({ row: 1 + index, col: 0, rows: 1, cols }, 'hint', { value: hint }),
  );
  const entries: readonly (readonly [string, string])[] = [
    [texts.organ, organ ?? ''],
    [texts.year, year === null ? '' : String(year)],
    [texts.name, name],
  ];
  const firstEntry = 1 + texts.hints.length;
  entries.forEach(([label, value], index) => {
    const row = firstEntry + index;
    collector.put({ row, col: 0 }, 'field', { value: label });
    collector.putBox({ row, col: 1, rows: 1, cols: cols - 1 }, 'fieldInput', value === '' ? {} : { value });
  });
  const headRow = firstEntry + entries.length;
  for (const column of PREVIOUS_COLUMNS) {
    const style = column === 'point' ? 'reference' : 'header';
    collector.put({ row: headRow, col: COLUMN[column] }, style, { value: texts.heads[column] });
  }
  return headRow + 1;
}

function putFigure(
  collector: CellCollector,
  row: number,
  { value, source }: PreviousFigure,
  { id, measure }: DataPoint,
  item: string,
): void {
  const put = (column: PreviousColumn, content: string | number, style: StyleName): void =>
    collector.put({ row, col: COLUMN[column] }, style, content === '' ? {} : { value: content });
  put('item', item, LOOKS.item.style);
  put('figure', value ?? '', measure === 'amount' ? 'inputAmount' : LOOKS.figure.style);
  put('source', source, LOOKS.source.style);
  put('point', id, LOOKS.point.style);
}

/** Such as 表三·一、本年新收政府信息公开申请数量·自然人. */
export function itemOf(point: DataPoint, words: Words, texts: PreviousTexts): string {
  return [texts.table(words.number(point.table)), shortRowLabel(point), shortColumnLabel(point)]
    .filter((part) => part !== '')
    .join('·');
}

function sheetOf(
  name: string,
  collector: CellCollector,
  firstRow: number,
  count: number,
  { footer }: PreviousTexts,
): SheetPlan {
  return {
    name,
    tabColor: '#7F7F7F',
    columnWidths: PREVIOUS_COLUMNS.map((column) => LOOKS[column].width),
    rowHeights: new Map([
      [0, 30],
      ...Array.from({ length: firstRow - 1 }, (_, index) => [index + 1, 20] as const),
    ]),
    hiddenColumns: [],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: [],
    conditionalFormats: [],
    freeze: { rows: firstRow, cols: 0 },
    page: {
      orientation: 'portrait',
      printArea: { row: 0, col: 0, rows: firstRow + count, cols: COLUMN.point },
      titleRows: 1,
      titleRowStart: firstRow - 1,
      pagesHigh: 0,
      header: '',
      footer,
    },
  };
}
