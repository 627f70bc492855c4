import type { Cell, CellValue as FileValue, Sheet } from 'hucre';
import { byPlace } from '../../../core/model/document';
import type { DocumentCell, DocumentFont } from '../../../core/model/document';
import type { CellValue, GridCell, SheetGrid } from '../../../core/model/grid';
import { LONG_BOUNDS } from '../../../ports/workbook-port';
import type { ColourOf } from './colours';
import { documentStyle } from './styles';

/** How a workbook says colours and fonts. */
export interface Looks {
  readonly colourOf: ColourOf;
  readonly defaultFont: DocumentFont;
  /** The file counts days from 1904; a document, and the file it is saved as, from 1900. */
  readonly dates1904: boolean;
}

/**
 * Cells of a sheet: contents as the strict reader gives them, so that what is shown is what was checked; looks and
 * notes, and contents beyond the bounds of that reader, as the file library gives them.
 */
export function documentCells(sheet: Sheet, grid: SheetGrid, looks: Looks): readonly DocumentCell[] {
  const cells: DocumentCell[] = [];
  for (const [row, col] of places(sheet)) {
    const detail = sheet.cells?.get(`${row},${col}`);
    const content =
      row < LONG_BOUNDS.rows && col < LONG_BOUNDS.cols
        ? fromGrid(grid, row, col, looks.dates1904)
        : fromLibrary(sheet.rows[row]?.[col] ?? null, detail);
    const cell = { row, col, ...content, ...looksOf(detail, looks) };
    if (cell.value !== null || cell.formula !== undefined || cell.style || cell.note) cells.push(cell);
  }
  return cells.sort(byPlace);
}

function places(sheet: Sheet): readonly (readonly [number, number])[] {
  const found = new Set<string>(sheet.cells?.keys() ?? []);
  sheet.rows.forEach((values, row) =>
    values.forEach((value, col) => {
      if (value !== null) found.add(`${row},${col}`);
    }),
  );
  return [...found].map((key) => {
    const [row = 0, col = 0] = key.split(',').map(Number);
    return [row, col] as const;
  });
}

type Content = Pick<DocumentCell, 'value' | 'formula'>;

function fromGrid({ origin, cells }: SheetGrid, row: number, col: number, dates1904: boolean): Content {
  const cell: GridCell | undefined = cells[row - origin.row]?.[col - origin.col];
  if (!cell) return { value: null };
  const value = dates1904 ? from1900(cell) : cell.value;
  return cell.formula === undefined ? { value } : { value, formula: cell.formula };
}

/** Days from the first day of one system to that of the other. */
const BETWEEN_SYSTEMS = 1462;

/** A day is the same day after, a time or another number the same number. */
function from1900({ value, format }: GridCell): CellValue {
  const code = format?.replace(/"[^"]*"|[\\_*].|\[[^\]]*\]/g, '') ?? '';
  return typeof value === 'number' && /[yd]/i.test(code) ? value + BETWEEN_SYSTEMS : value;
}

/** A cell that takes its formula from another one keeps its result only. */
function fromLibrary(value: FileValue, detail: Cell | undefined): Content {
  const result = plainValue(detail?.formulaResult ?? value);
  return detail?.formula ? { value: result, formula: `=${detail.formula}` } : { value: result };
}

function plainValue(value: FileValue): CellValue {
  return value instanceof Date ? serialNumber(value) : value;
}

const DAY = 86_400_000;
/** Serial number of 1 January 1970. */
const UNIX_EPOCH = 25_569;

/** Excel counts 29 February 1900, which never was; days before it are one less. */
function serialNumber(date: Date): number {
  const serial = date.getTime() / DAY + UNIX_EPOCH;
  return serial < 61 ? serial - 1 : serial;
}

function looksOf(
  cell: Cell | undefined,
  { colourOf, defaultFont }: Looks,
): Pick<DocumentCell, 'style' | 'note'> {
  const style = documentStyle(cell?.style, colourOf, defaultFont);
  const note = cell?.comment;
  return {
    ...(style ? { style } : {}),
    ...(note ? { note: { author: note.author ?? '', text: note.text } } : {}),
  };
}
