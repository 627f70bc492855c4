import type { ReportProfile } from '../model/fact';
import type { CellPlace, SheetGrid, WorkbookView } from '../model/grid';
import type { ProfileTexts } from '../model/texts';
import { cellAt } from '../formulas/recalculate';
import { cleanText, sourceText } from './normalise-cell';
import { LabelIndex } from './label-index';
import { labelBody, normaliseLabel } from './normalise-label';

const EMPTY: ReportProfile = { organ: null, kind: null, year: null, totals: null, entries: new Map() };

/** How far right of its label an entry may stand. */
const REACH = 3;

/** What the workbook says about itself: the sheet 基本信息 by its labels, else a title line of the report. */
export function readProfile(indexes: readonly LabelIndex[], texts: ProfileTexts): ReportProfile {
  const sheet = indexes.find((index) => holdsProfile(index, texts));
  const own = sheet ? profileOf(sheet, texts) : EMPTY;
  if (own.organ !== null && own.year !== null) return own;
  const title = indexes.map((index) => titleOf(index.sheet)).find((found) => found !== null) ?? null;
  return { ...own, organ: own.organ ?? title?.organ ?? null, year: own.year ?? title?.year ?? null };
}

/** The cell of an entry of 基本信息, filled in or not; null where the workbook has no place for it. */
export function findEntry(view: WorkbookView, key: string, texts: ProfileTexts): CellPlace | null {
  const index = view.sheets
    .map((sheet) => new LabelIndex(sheet))
    .find((candidate) => holdsProfile(candidate, texts));
  const [label] = index ? labelCells(index, texts, key) : [];
  if (!index || !label) return null;
  return index.place({ row: label.row, col: entryColumn(index, texts) ?? label.col + 1 });
}

/** The sheet has 单位 and 年度 below each other. */
function holdsProfile(index: LabelIndex, texts: ProfileTexts): boolean {
  const [organ] = labelCells(index, texts, 'organ');
  return organ !== undefined && labelCells(index, texts, 'year').some(({ col }) => col === organ.col);
}

function labelCells(index: LabelIndex, texts: ProfileTexts, key: string): ReturnType<LabelIndex['find']> {
  const label = texts.fields.find((field) => field.key === key)?.label;
  return label === undefined ? [] : index.find([labelBody(label)]);
}

function profileOf(index: LabelIndex, texts: ProfileTexts): ReportProfile {
  const entries = new Map<string, string>();
  const column = entryColumn(index, texts);
  for (const { key } of texts.fields) {
    const [cell] = labelCells(index, texts, key);
    const text = cell && column !== undefined ? textOf(index.sheet, cell.row, column) : '';
    if (text !== '') entries.set(key, text);
  }
  return {
    organ: entries.get('organ') ?? null,
    kind: texts.kindOf(entries.get('kind') ?? ''),
    year: yearOf(entries.get('year') ?? ''),
    totals: texts.totalsOf(entries.get('totals') ?? ''),
    entries,
  };
}

/** The column of the entries: right of the labels, the first in which 单位 or 年度 is filled in. */
function entryColumn(index: LabelIndex, texts: ProfileTexts): number | undefined {
  const labels = ['organ', 'year'].flatMap((key) => labelCells(index, texts, key).slice(0, 1));
  return Array.from({ length: REACH }, (_, offset) => offset + 1)
    .map((offset) => (labels[0]?.col ?? 0) + offset)
    .find((col) => labels.some(({ row }) => textOf(index.sheet, row, col) !== ''));
}

function textOf(sheet: SheetGrid, row: number, col: number): string {
  return cleanText(sourceText(cellAt(sheet, row, col)?.value ?? null));
}

function yearOf(text: string): number | null {
  const match = /^(\d{4})年?度?$/.exec(normaliseLabel(text));
  return match ? Number(match[1]) : null;
}

const TITLE = /^(.{2,40}?)(\d{4})年度?政府信息公开(?:工作)?(?:年度)?报告$/;
/** 2025年上海市人民政府办公厅政府信息公开工作年度报告 */
const TITLE_YEAR_FIRST = /^(\d{4})年度?(.{2,40}?)政府信息公开(?:工作)?(?:年度)?报告$/;

/** Whether a line is the title of a report. */
export function isTitle(text: string): boolean {
  return partsOfTitle(text) !== null;
}

function partsOfTitle(text: string): { organ: string; year: number } | null {
  const title = normaliseLabel(text);
  const [, organ, year] = TITLE.exec(title) ?? [];
  if (organ !== undefined) return { organ, year: Number(year) };
  const [, first, second] = TITLE_YEAR_FIRST.exec(title) ?? [];
  return second === undefined ? null : { organ: second, year: Number(first) };
}

function titleOf(sheet: SheetGrid): { organ: string; year: number } | null {
  for (const row of sheet.cells) {
    for (const { value } of row) {
      if (typeof value !== 'string' || value.length > 80) continue;
      const title = partsOfTitle(value);
      if (title) return title;
    }
  }
  return null;
}
