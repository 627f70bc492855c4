import type { CellAddress } from '../model/geometry';
import type { DraftBlock, DraftInline, DraftOptions, ReportDraft } from '../model/report-draft';
import {
  REPORT_COLUMNS,
  type BoundInline,
  type ReportColumn,
  type ReportLineKind,
} from '../model/report-text';
import type { SheetPlan, StyleName } from '../model/sheet-plan';
import type { ReportTexts } from '../model/texts';
import { boundOf, plainText, writeBound } from '../narrative/bound-text';
import { CellCollector } from './sheet-builder';

/** A row of the sheet 报告正文 as it is generated. */
export interface ReportLine {
  readonly block: string;
  readonly kind: ReportLineKind;
  readonly text: string;
  readonly generated: readonly BoundInline[];
}

export const TITLE_BLOCK = 'title';
/** Before the id of a block: a cell with anything else names none. */
export const BLOCK_MARK = '§';
/** Before the record of how the draft was made. */
export const MADE_MARK = 'gouji-report';

const HEAD_ROW = 2;
const COLUMN: Readonly<Record<ReportColumn, number>> = { text: 0, kind: 1, block: 2, generated: 3 };
const WIDTHS: Readonly<Record<ReportColumn, number>> = { text: 86, kind: 10, block: 14, generated: 40 };

const LOOKS: Readonly<Record<ReportLineKind, StyleName>> = {
  title: 'proseTitle',
  heading1: 'proseHeading',
  heading2: 'proseHeading',
  paragraph: 'prose',
  table: 'prose',
  chart: 'prose',
};

/** Excel holds no longer text in a cell; some room is left for an apostrophe before it. */
const LONGEST = 32_700;

/** Rows of a draft, a block each, the title first. */
export function linesOfDraft(draft: ReportDraft, texts: ReportTexts): readonly ReportLine[] {
  const title = titleInlines(draft);
  return [lineOf(TITLE_BLOCK, 'title', title), ...draft.blocks.map((block) => lineOfBlock(block, texts))];
}

function lineOfBlock(block: DraftBlock, texts: ReportTexts): ReportLine {
  switch (block.kind) {
    case 'heading':
      return lineOf(block.id, block.level === 1 ? 'heading1' : 'heading2', block.inlines);
    case 'paragraph':
      return lineOf(block.id, 'paragraph', block.inlines);
    case 'table':
      return lineOf(block.id, 'table', [{ kind: 'text', text: texts.table(block.table.label) }]);
    case 'chart':
      return lineOf(block.id, 'chart', [{ kind: 'text', text: texts.chart(block.chart.title) }]);
  }
}

function lineOf(block: string, kind: ReportLineKind, inlines: readonly DraftInline[]): ReportLine {
  const generated = boundOf(inlines);
  return { block, kind, text: plainText(generated), generated };
}

/** The title is kept as one text; its brackets are found again by their words. */
export function titleInlines({ title, blanks }: ReportDraft): readonly DraftInline[] {
  const inlines: DraftInline[] = [];
  let rest = title;
  for (const { id, text } of blanks.filter((blank) => blank.id.startsWith(`${TITLE_BLOCK}.`))) {
    const at = rest.indexOf(text);
    if (at < 0) continue;
    inlines.push({ kind: 'text', text: rest.slice(0, at) }, { kind: 'blank', id, text });
    rest = rest.slice(at + text.length);
  }
  return [...inlines, { kind: 'text', text: rest }];
}

/** What the cells of a row hold, by column. A text too long for a cell is cut, and then kept as the clerk's own. */
export function cellTexts(
  { block, kind, text, generated }: ReportLine,
  { kinds }: ReportTexts,
  after: string | null = null,
): Readonly<Record<ReportColumn, string>> {
  const bound = (after === null ? '' : afterMark(after)) + writeBound(generated);
  const fits = text.length <= LONGEST && bound.length <= LONGEST;
  return {
    text: cut(text),
    kind: kinds[kind],
    block: fits ? BLOCK_MARK + block : '',
    generated: fits ? bound : '',
  };
}

/** Cuts without splitting a surrogate pair. */
export function cut(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
}

/** Before the generated text of a row that stands at the end of the list and belongs after another block. */
export function afterMark(block: string): string {
  return `⟦@${BLOCK_MARK}${block}⟧`;
}

/** The record of how a draft was made and of the blocks it had. */
export function madeText({ tone, charts }: DraftOptions, blocks: readonly string[]): string {
  return `${MADE_MARK} tone=${tone} charts=${charts ? 'yes' : 'no'} blocks=${blocks.join('|')}`;
}

/** The sheet 报告正文: a row a block; the two columns that bind it are hidden. */
export function layOutReport(
  draft: ReportDraft,
  options: DraftOptions,
  name: string,
  texts: ReportTexts,
): SheetPlan {
  const collector = new CellCollector();
  const lines = linesOfDraft(draft, texts);
  const heights = new Map([
    [0, 30],
    [1, 34],
    [HEAD_ROW, 20],
  ]);
  collector.putBox({ row: 0, col: 0, rows: 1, cols: 2 }, 'title', { value: texts.title });
  collector.putBox({ row: 1, col: 0, rows: 1, cols: 2 }, 'hint', { value: texts.hint });
  collector.put({ row: 1, col: COLUMN.generated }, 'reference', {
    value: madeText(
      options,
      lines.map(({ block }) => block),
    ),
  });
  for (const column of REPORT_COLUMNS) {
    const style = column === 'text' || column === 'kind' ? 'header' : 'reference';
    collector.put({ row: HEAD_ROW, col: COLUMN[column] }, style, { value: texts.heads[column] });
  }
  lines.forEach((line, index) => {
    const row = HEAD_ROW + 1 + index;
    putLine(collector, row, line, texts);
    heights.set(row, heightOf(line));
  });
  return {
    name,
    tabColor: '#7F7F7F',
    columnWidths: REPORT_COLUMNS.map((column) => WIDTHS[column]),
    rowHeights: heights,
    hiddenColumns: [COLUMN.block, COLUMN.generated],
    hiddenRows: [],
    cells: collector.cells(),
    merges: collector.merges,
    validations: [],
    conditionalFormats: [],
    freeze: { rows: HEAD_ROW + 1, cols: 0 },
    page: {
      orientation: 'portrait',
      printArea: null,
      titleRows: 1,
      titleRowStart: HEAD_ROW,
      pagesHigh: 0,
      header: '',
      footer: texts.footer,
    },
  };
}

function putLine(collector: CellCollector, row: number, line: ReportLine, texts: ReportTexts): void {
  const contents = cellTexts(line, texts);
  const looks: Readonly<Record<ReportColumn, StyleName>> = {
    text: LOOKS[line.kind],
    kind: 'proseKind',
    block: 'reference',
    generated: 'reference',
  };
  for (const column of REPORT_COLUMNS) {
    const place: CellAddress = { row, col: COLUMN[column] };
    const value = contents[column];
    collector.put(place, looks[column], value === '' ? {} : { value });
  }
}

/** Characters of a line of the column at 12 pt, points of a line, and the highest row Excel has. */
const PER_LINE = 38;
const LINE_HEIGHT = 17;
const HIGHEST = 400;

/** Not every program makes a row as high as its text. */
function heightOf({ text }: ReportLine): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / PER_LINE)), 0);
  return Math.min(HIGHEST, Math.max(24, lines * LINE_HEIGHT + 8));
}
