import { cellAt } from '../formulas/recalculate';
import { cellName } from '../model/geometry';
import type { GridCell, SheetGrid, WorkbookView } from '../model/grid';
import { TONES } from '../model/report-draft';
import {
  REPORT_COLUMNS,
  REPORT_LINE_KINDS,
  type MadeFrom,
  type ReportLineKind,
  type ReportParagraph,
  type ReportSheet,
} from '../model/report-text';
import type { ReportTexts } from '../model/texts';
import { cleanText, sourceText } from '../recognise/normalise-cell';
import { readBound } from './bound-text';

/** Blanks around a head included. */
const LONGEST_HEAD = 20;
const BLOCK = /^§(.{1,80})$/u;
const AFTER = /^⟦@§([^⟦⟧]+)⟧/u;
const MADE = /^gouji-report tone=(\w+) charts=(yes|no) blocks=(.*)$/s;

/**
 * The sheet 报告正文 of a workbook, by its heads whatever it is called: of several the one of that name, else the first;
 * null where there is none.
 */
export function readReportSheet(view: WorkbookView, texts: ReportTexts): ReportSheet | null {
  const found = reportSheets(view, texts);
  const chosen = found.find(({ sheet }) => sheet.name === texts.sheetName) ?? found[0];
  if (!chosen) return null;
  const { sheet, headRow } = chosen;
  const rows = Array.from({ length: sheet.cells.length }, (_, index) => sheet.origin.row + index);
  const paragraphs = rows.flatMap((row) => {
    if (row === headRow) return [];
    const paragraph = paragraphOf(chosen, row, texts);
    // Over the heads stand the title and the hint; a sorted row may stand there as well.
    return paragraph && (row > headRow || paragraph.block !== null) ? [paragraph] : [];
  });
  return { ...chosen, paragraphs, made: madeOf(chosen, rows) };
}

/** The workbook without the words of such sheets: prose that names a table is never taken for one. Numbers stay. */
export function withoutReportSheets(view: WorkbookView, texts: ReportTexts): WorkbookView {
  const ids = new Set(reportSheets(view, texts).map(({ sheet }) => sheet.id));
  if (ids.size === 0) return view;
  return { ...view, sheets: view.sheets.map((sheet) => (ids.has(sheet.id) ? withoutWords(sheet) : sheet)) };
}

function withoutWords(sheet: SheetGrid): SheetGrid {
  const cells = sheet.cells.map((line) =>
    line.map((cell): GridCell => (typeof cell.value === 'string' ? { value: null } : cell)),
  );
  return { ...sheet, cells };
}

type Found = Pick<ReportSheet, 'sheet' | 'headRow' | 'columns'>;

function reportSheets(view: WorkbookView, { heads }: ReportTexts): readonly Found[] {
  return view.sheets.flatMap((sheet) => {
    for (let index = 0; index < sheet.cells.length; index += 1) {
      const columns = columnsIn(sheet.cells[index] ?? [], sheet.origin.col, heads);
      if (columns) return [{ sheet, headRow: sheet.origin.row + index, columns }];
    }
    return [];
  });
}

/** The row in which all heads stand, each once. */
function columnsIn(
  cells: readonly GridCell[],
  left: number,
  heads: ReportTexts['heads'],
): ReportSheet['columns'] | null {
  const texts = cells.map(({ value }) =>
    typeof value === 'string' && value.length <= LONGEST_HEAD ? cleanText(value) : '',
  );
  const found = REPORT_COLUMNS.map((column) => [column, texts.indexOf(heads[column])] as const);
  if (found.some(([column, at]) => at < 0 || texts.lastIndexOf(heads[column]) !== at)) return null;
  return Object.fromEntries(found.map(([column, at]) => [column, left + at])) as ReportSheet['columns'];
}

/** null for a row that holds nothing. */
function paragraphOf({ sheet, columns }: Found, row: number, texts: ReportTexts): ReportParagraph | null {
  const place = { sheetId: sheet.id, sheet: sheet.name, row, col: columns.text };
  const cell = { ...place, cell: cellName(place) };
  const [, block] = BLOCK.exec(cleanText(textAt(sheet, row, columns.block))) ?? [];
  const line = textAt(sheet, row, columns.generated);
  const kind = kindOf(cleanText(textAt(sheet, row, columns.kind)), texts);
  const text = textAt(sheet, row, columns.text);
  if (block !== undefined && line !== '') {
    const [mark = '', after = null] = AFTER.exec(line) ?? [];
    const generated = readBound(line.slice(mark.length));
    return { block, kind: kind ?? 'paragraph', text, generated, after, place: cell };
  }
  const own = kind === null ? wholeRow(sheet, row, columns) : text;
  if (own.trim() === '') return null;
  return { block: null, kind: kind ?? 'paragraph', text: own, generated: null, after: null, place: cell };
}

function kindOf(text: string, { kinds }: ReportTexts): ReportLineKind | null {
  return REPORT_LINE_KINDS.find((kind) => kinds[kind] === text) ?? null;
}

/** A row of the clerk's own with all its cells: a table pasted from elsewhere keeps its words. */
function wholeRow(sheet: SheetGrid, row: number, columns: Found['columns']): string {
  const line = sheet.cells[row - sheet.origin.row] ?? [];
  const texts = line.map((_, index) => textAt(sheet, row, sheet.origin.col + index));
  const first = columns.text - sheet.origin.col;
  return [texts[first] ?? '', ...texts.filter((_, index) => index !== first)]
    .filter((text) => text.trim() !== '')
    .join('　');
}

function textAt(sheet: SheetGrid, row: number, col: number): string {
  const value = cellAt(sheet, row, col)?.value ?? null;
  return sourceText(value).replace(/\r\n?/g, '\n');
}

function madeOf({ sheet, columns }: Found, rows: readonly number[]): MadeFrom | null {
  for (const row of rows) {
    const [, tone, charts, blocks] = MADE.exec(textAt(sheet, row, columns.generated).trim()) ?? [];
    const known = TONES.find((one: string) => one === tone);
    if (known === undefined || blocks === undefined) continue;
    return {
      options: { tone: known, charts: charts === 'yes' },
      blocks: blocks.split('|').filter((block) => block !== ''),
      place: { row, col: columns.generated },
    };
  }
  return null;
}
