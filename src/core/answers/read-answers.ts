import { cellAt } from '../formulas/recalculate';
import type { CellAddress } from '../model/geometry';
import type { GridCell, SheetGrid, WorkbookView } from '../model/grid';
import { ANSWER_COLUMNS, type AnswerColumn, type AnswerTexts } from '../model/texts';
import { cleanText, isDateFormat, sourceText } from '../recognise/normalise-cell';

/** A list of answers as it stands in a sheet: the row of its heads, and where each of its columns is now. */
export interface AnswerList {
  readonly sheet: SheetGrid;
  readonly headRow: number;
  readonly columns: Readonly<Record<AnswerColumn, number>>;
  /** Rows below the heads that name a finding, from the top. */
  readonly rows: readonly AnswerRow[];
}

/** What one row says; an empty cell is an empty text. */
export interface AnswerRow {
  readonly row: number;
  readonly id: string;
  /** As `figuresOf` wrote them. */
  readonly figures: string;
  readonly reason: string;
  readonly who: string;
  /** YYYY-MM-DD, or empty where no day can be read. */
  readonly when: string;
}

/** The lists of answers of a workbook, in the order of its sheets; found by their heads, whatever the sheet is called. */
export function readAnswers(view: WorkbookView, { heads }: AnswerTexts): readonly AnswerList[] {
  return view.sheets.flatMap((sheet) => {
    const found = findHeads(sheet, heads);
    return found ? [{ sheet, ...found, rows: rowsBelow(sheet, found) }] : [];
  });
}

/** The workbook without the words of the lists: what somebody wrote there is never taken for a label of a table. */
export function withoutAnswers(view: WorkbookView, lists: readonly AnswerList[]): WorkbookView {
  if (lists.length === 0) return view;
  const sheets = view.sheets.map((sheet) => {
    const list = lists.find((one) => one.sheet.id === sheet.id);
    return list ? withoutList(sheet, list) : sheet;
  });
  return { ...view, sheets };
}

/** Content of a cell as one line. */
export function textAt(sheet: SheetGrid, { row, col }: CellAddress): string {
  return cleanText(sourceText(cellAt(sheet, row, col)?.value ?? null));
}

/** Blanks around a head included. */
const LONGEST_HEAD = 20;

type Heads = Pick<AnswerList, 'headRow' | 'columns'>;

/** The first row in which all heads stand, each once. */
function findHeads(sheet: SheetGrid, heads: AnswerTexts['heads']): Heads | null {
  for (let i = 0; i < sheet.cells.length; i += 1) {
    const columns = columnsIn(sheet.cells[i] ?? [], sheet.origin.col, heads);
    if (columns) return { headRow: sheet.origin.row + i, columns };
  }
  return null;
}

function columnsIn(
  cells: readonly GridCell[],
  left: number,
  heads: AnswerTexts['heads'],
): AnswerList['columns'] | null {
  const texts = cells.map(({ value }) =>
    typeof value === 'string' && value.length <= LONGEST_HEAD ? cleanText(value) : '',
  );
  const found = ANSWER_COLUMNS.map((column) => [column, texts.indexOf(heads[column])] as const);
  if (found.some(([, at]) => at < 0 || texts.indexOf(texts[at] ?? '', at + 1) >= 0)) return null;
  return Object.fromEntries(found.map(([column, at]) => [column, left + at])) as AnswerList['columns'];
}

/** Ids begin with the code of a rule; no label of a form and no figure does. */
const ID = /^[A-Za-z][\w-]*(?:[:.].*)?$/s;

function rowsBelow(sheet: SheetGrid, { headRow, columns }: Heads): readonly AnswerRow[] {
  const below = Math.max(0, sheet.origin.row + sheet.cells.length - headRow - 1);
  return Array.from({ length: below }, (_, index) => headRow + 1 + index).flatMap((row) => {
    const text = (column: AnswerColumn): string => textAt(sheet, { row, col: columns[column] });
    const id = text('id');
    if (!ID.test(id)) return [];
    const when = dayOf(cellAt(sheet, row, columns.when));
    return [{ row, id, figures: text('figures'), reason: text('reason'), who: text('who'), when }];
  });
}

const DAY = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/;

/** Spreadsheets turn a day typed by hand into a number with a date format. */
function dayOf(cell: GridCell | undefined): string {
  const { value = null, format } = cell ?? {};
  if (typeof value === 'number' && isDateFormat(format)) return dayOfSerial(value);
  const [, year = '', month = '', day = ''] = DAY.exec(cleanText(sourceText(value))) ?? [];
  return year === '' ? '' : [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
}

/** Day 25569 of a spreadsheet is 1970-01-01; the largest is the last day of the year 9999. */
function dayOfSerial(serial: number): string {
  if (serial < 61 || serial >= 2_958_466) return '';
  return new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function withoutList(sheet: SheetGrid, { headRow, columns, rows }: AnswerList): SheetGrid {
  const lines = new Set([headRow, ...rows.map(({ row }) => row)]);
  const own = new Set<number>(Object.values(columns));
  const cells = sheet.cells.map((line, i) =>
    lines.has(sheet.origin.row + i)
      ? line.map((cell, j) => (own.has(sheet.origin.col + j) ? withoutWords(cell) : cell))
      : line,
  );
  return { ...sheet, cells };
}

/** A number stays: a formula of a table may use it. */
function withoutWords(cell: GridCell): GridCell {
  return typeof cell.value === 'string' ? { value: null } : cell;
}
