import { cellAt } from '../formulas/recalculate';
import type { Words } from '../findings/words';
import type { CellAddress } from '../model/geometry';
import type { SheetGrid, WorkbookView } from '../model/grid';
import type { PreviousReport } from '../model/previous-report';
import { PREVIOUS_COLUMNS, type PreviousColumn, type PreviousTexts } from '../model/texts';
import { labelBody } from '../recognise/normalise-label';
import { itemOf, type PreviousFigure } from './previous-sheet';

/** The list 上年数据 of a workbook as it lies there, for writing into it. */
export interface PreviousList {
  readonly sheet: SheetGrid;
  readonly columns: Readonly<Record<PreviousColumn, number>>;
  /** Where organ, year and name of the source stand; absent where the clerk took the label away. */
  readonly entries: Readonly<Partial<Record<'organ' | 'year' | 'name', CellAddress>>>;
  /** First row below the sheet's contents. */
  readonly end: number;
}

/** A cell of the list and what it should hold; null empties it. */
export interface ListCell extends CellAddress {
  readonly value: string | number | null;
}

/** null where its heads are not found any more. */
export function findPreviousList(
  view: WorkbookView,
  previous: PreviousReport,
  texts: PreviousTexts,
): PreviousList | null {
  const [place] = previous.places.values();
  const sheet = view.sheets.find(({ id, name }) => (place ? id === place.sheetId : name === previous.name));
  if (!sheet) return null;
  for (let index = 0; index < sheet.cells.length; index += 1) {
    const columns = columnsIn(sheet, sheet.origin.row + index, texts);
    if (!columns || (place && columns.figure !== place.col)) continue;
    const entries = entriesIn(sheet, sheet.origin.row + index, columns.item, texts);
    return { sheet, columns, entries, end: sheet.origin.row + sheet.cells.length };
  }
  return null;
}

function columnsIn(sheet: SheetGrid, row: number, { heads }: PreviousTexts): PreviousList['columns'] | null {
  const found = PREVIOUS_COLUMNS.map((column) => columnWith(sheet, row, heads[column]));
  const [item, figure, source, point] = found;
  if (item === undefined || figure === undefined || source === undefined || point === undefined) return null;
  return { item, figure, source, point };
}

function columnWith(sheet: SheetGrid, row: number, text: string): number | undefined {
  const cells = sheet.cells[row - sheet.origin.row] ?? [];
  const at = cells.findIndex(
    ({ value }) => typeof value === 'string' && labelBody(value) === labelBody(text),
  );
  return at < 0 ? undefined : sheet.origin.col + at;
}

function entriesIn(
  sheet: SheetGrid,
  head: number,
  col: number,
  texts: PreviousTexts,
): PreviousList['entries'] {
  const entry = (label: string): CellAddress | undefined => {
    for (let row = sheet.origin.row; row < head; row += 1) {
      const value = cellAt(sheet, row, col)?.value;
      if (typeof value === 'string' && labelBody(value) === labelBody(label)) return { row, col: col + 1 };
    }
    return undefined;
  };
  const [organ, year, name] = [entry(texts.organ), entry(texts.year), entry(texts.name)];
  return { ...(organ && { organ }), ...(year && { year }), ...(name && { name }) };
}

/** A new row at the end of the list. */
export function rowOfFigure(
  { columns }: PreviousList,
  row: number,
  { point, value, source }: PreviousFigure,
  words: Words,
  texts: PreviousTexts,
): readonly ListCell[] {
  const known = words.point(point);
  if (!known) return [];
  return [
    { row, col: columns.item, value: itemOf(known, words, texts) },
    { row, col: columns.figure, value },
    { row, col: columns.source, value: source === '' ? null : source },
    { row, col: columns.point, value: point },
  ];
}

/** The row emptied: a figure that is not known is not in the list. */
export function emptyRow({ columns }: PreviousList, row: number): readonly ListCell[] {
  return PREVIOUS_COLUMNS.map((column) => ({ row, col: columns[column], value: null }));
}
