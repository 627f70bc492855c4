import { cellAt, type Recalculator } from '../formulas/recalculate';
import type { RecognisedReport } from '../model/fact';
import type { DataPointId } from '../model/format';
import type { Box } from '../model/geometry';
import type { CellPlace, GridCell, SheetGrid, WorkbookView } from '../model/grid';
import type { PreviousReport } from '../model/previous-report';
import { PREVIOUS_COLUMNS, type PreviousColumn, type PreviousTexts } from '../model/texts';
import { placeOf } from './label-index';
import { cleanText, sourceText } from './normalise-cell';
import { labelBody } from './normalise-label';
import { readFigure } from './read-figure';

/** A list 上年数据 as it lies in a sheet. */
interface FoundList {
  readonly sheet: SheetGrid;
  readonly head: number;
  readonly columns: Readonly<Record<PreviousColumn, number>>;
  /** Rows of figures by data point; several where a row was copied. */
  readonly rows: readonly { readonly row: number; readonly point: DataPointId }[];
  /** Entries over the list, by the row of their label. */
  readonly entries: readonly { readonly row: number; readonly key: EntryKey; readonly text: string }[];
}

type EntryKey = 'organ' | 'year' | 'name';

/** Rows over the heads among which the entries stand. */
const ENTRY_ROWS = 8;
/** Heads are short; nothing longer is looked at. */
const LONGEST_HEAD = 12;

/**
 * The report of the year before from the list 上年数据, by its heads wherever it stands; of several the one in a sheet
 * of that name, else none. The workbook is given back without any such list, so that nothing in it is ever taken for
 * a figure or an entry of this year.
 * @param isPoint  whether a form has a data point of that id
 */
export function takePrevious(
  view: WorkbookView,
  texts: PreviousTexts,
  isPoint: (id: string) => boolean,
  recalculator: Recalculator,
): { readonly previous: PreviousReport | null; readonly rest: WorkbookView } {
  const lists = view.sheets.flatMap((sheet) => findLists(sheet, texts, isPoint));
  if (lists.length === 0) return { previous: null, rest: view };
  const named = lists.filter(({ sheet }) => sheet.name === texts.sheetName);
  const [list] = lists.length === 1 ? lists : named.length === 1 ? named : [];
  const sheets = view.sheets.map((sheet) =>
    lists.reduce((rest, own) => (own.sheet === sheet ? without(rest, boxOf(own)) : rest), sheet),
  );
  return { previous: list ? readList(list, recalculator) : null, rest: { ...view, sheets } };
}

/** A report read from a file of its own as that of the year before; what could not be read is not known. */
export function asPrevious({ profile, facts }: RecognisedReport, name: string): PreviousReport {
  const figures = new Map<DataPointId, number | null>();
  for (const { point, value } of facts.values()) {
    if (value.kind !== 'text') figures.set(point, value.kind === 'number' ? value.value : null);
  }
  return { organ: profile.organ, year: profile.year, figures, name, places: new Map() };
}

/**
 * Reports of units that have merged since, as one: figures are added up, a blank counts as 0 beside a figure. A figure
 * that one of them does not have is not known. The year is theirs where they agree; the organ is none of them.
 */
export function sumPrevious(reports: readonly PreviousReport[]): PreviousReport {
  const [first] = reports;
  const figures = new Map<DataPointId, number | null>();
  for (const point of first?.figures.keys() ?? []) {
    const parts = reports.flatMap((report) => report.figures.get(point) ?? []);
    if (!reports.every((report) => report.figures.has(point))) continue;
    figures.set(point, parts.length === 0 ? null : added(parts));
  }
  const names = reports.map(({ name }) => name);
  return {
    organ: null,
    year: reports.every(({ year }) => year === first?.year) ? (first?.year ?? null) : null,
    figures,
    name: names.join('、'),
    places: new Map(),
    predecessors: names,
  };
}

/** Amounts have four decimals at most. */
function added(parts: readonly number[]): number {
  return Number(parts.reduce((sum, part) => sum + part, 0).toFixed(6));
}

function findLists(
  sheet: SheetGrid,
  texts: PreviousTexts,
  isPoint: (id: string) => boolean,
): readonly FoundList[] {
  const heads = sheet.cells.flatMap((cells, index) => {
    const columns = headsIn(cells, sheet, texts);
    return columns ? [{ head: sheet.origin.row + index, columns }] : [];
  });
  return heads.map(({ head, columns }, index) => {
    const end = heads[index + 1]?.head ?? sheet.origin.row + sheet.cells.length;
    const rows = Array.from({ length: end - head - 1 }, (_, at) => head + 1 + at).flatMap((row) => {
      const point = textAt(sheet, row, columns.point);
      return isPoint(point) ? [{ row, point }] : [];
    });
    return { sheet, head, columns, rows, entries: entriesOver(sheet, head, columns.item, texts) };
  });
}

/** The columns of the heads where all but the quoted text stand in the row, each once. */
function headsIn(
  cells: readonly GridCell[],
  { origin }: SheetGrid,
  { heads }: PreviousTexts,
): FoundList['columns'] | null {
  const bodies = cells.map(({ value }) =>
    typeof value === 'string' && value.length <= LONGEST_HEAD ? labelBody(value) : '',
  );
  const columnOf = (column: PreviousColumn): number | undefined => {
    const at = bodies.indexOf(labelBody(heads[column]));
    return at < 0 || at !== bodies.lastIndexOf(labelBody(heads[column])) ? undefined : origin.col + at;
  };
  const [item, figure, source, point] = PREVIOUS_COLUMNS.map(columnOf);
  if (item === undefined || figure === undefined || point === undefined) return null;
  return { item, figure, source: source ?? item, point };
}

/** Organ, year and source: each by its label over the list, the text right of it. */
function entriesOver(
  sheet: SheetGrid,
  head: number,
  col: number,
  texts: PreviousTexts,
): FoundList['entries'] {
  const keys: readonly EntryKey[] = ['organ', 'year', 'name'];
  const rows = Array.from({ length: ENTRY_ROWS }, (_, index) => head - 1 - index).filter((row) => row >= 0);
  return rows.flatMap((row) => {
    const label = labelBody(textAt(sheet, row, col).slice(0, LONGEST_HEAD));
    const key = keys.find((candidate) => labelBody(texts[candidate]) === label);
    return key === undefined ? [] : [{ row, key, text: textAt(sheet, row, col + 1) }];
  });
}

function textAt(sheet: SheetGrid, row: number, col: number): string {
  return cleanText(sourceText(cellAt(sheet, row, col)?.value ?? null));
}

function readList({ sheet, columns, rows, entries }: FoundList, recalculator: Recalculator): PreviousReport {
  const figures = new Map<DataPointId, number | null>();
  const places = new Map<DataPointId, CellPlace>();
  const unclear = new Set<DataPointId>();
  for (const { row, point } of rows) {
    const { value } = readFigure(sheet, row, columns.figure, recalculator);
    const figure = value.kind === 'number' ? value.value : null;
    if (value.kind === 'text' || (figures.has(point) && figures.get(point) !== figure)) unclear.add(point);
    figures.set(point, figure);
    places.set(point, placeOf(sheet, { row, col: columns.figure }));
  }
  for (const point of unclear) figures.delete(point);
  const entry = (key: EntryKey): string => entries.find((candidate) => candidate.key === key)?.text ?? '';
  const [, year] = /^(\d{4})年?度?$/.exec(entry('year')) ?? [];
  return {
    organ: entry('organ') === '' ? null : entry('organ'),
    year: year === undefined ? null : Number(year),
    figures,
    name: sheet.name,
    places,
  };
}

/** The list with its entries, to the last figure. */
function boxOf({ head, columns, rows, entries }: FoundList): Box {
  const top = Math.min(head, ...entries.map(({ row }) => row));
  const bottom = Math.max(head, ...rows.map(({ row }) => row));
  const cols = PREVIOUS_COLUMNS.map((column) => columns[column]);
  const left = Math.min(...cols);
  return { row: top, col: left, rows: bottom - top + 1, cols: Math.max(...cols) - left + 1 };
}

const BLANK: GridCell = { value: null };

/** The sheet with blanks where the list stands. */
function without(sheet: SheetGrid, box: Box): SheetGrid {
  const isInside = (at: number, from: number, count: number): boolean => at >= from && at < from + count;
  const cells = sheet.cells.map((line, i) =>
    isInside(sheet.origin.row + i, box.row, box.rows)
      ? line.map((cell, j) => (isInside(sheet.origin.col + j, box.col, box.cols) ? BLANK : cell))
      : line,
  );
  return { ...sheet, cells };
}
