import type {
  DocumentCell,
  DocumentMargins,
  DocumentPage,
  DocumentSheet,
  DocumentStyle,
  PaperSize,
} from '../../core/model/document';
import type { Box } from '../../core/model/geometry';
import type { CellValue } from '../../core/model/grid';

/** A sheet as it goes to the printer. Lengths are points unless they say otherwise. */
export interface PrintedSheet {
  readonly name: string;
  readonly paper: PrintedPaper;
  readonly columns: readonly number[];
  /** Rows before those that every page repeats. */
  readonly lead: readonly PrintedRow[];
  /** Rows that every page repeats. */
  readonly head: readonly PrintedRow[];
  readonly body: readonly PrintedRow[];
  /** What everything is shrunk by to fit the page, 1 for nothing; sizes of text in styles are not shrunk yet. */
  readonly scale: number;
  readonly centred: boolean;
  /** Excel's codes. */
  readonly header: string;
  readonly footer: string;
}

export interface PrintedPaper {
  /** Millimetres, as the paper is turned. */
  readonly width: number;
  readonly height: number;
  /** Inches. */
  readonly margins: DocumentMargins;
}

export interface PrintedRow {
  readonly height: number;
  readonly cells: readonly PrintedCell[];
}

export interface PrintedCell {
  readonly rows: number;
  readonly cols: number;
  readonly text: string;
  readonly value: CellValue;
  readonly style: DocumentStyle;
}

/** Text of a cell as it is seen, in its number format. */
export type TextOf = (sheetId: string, row: number, col: number) => string;

/** Millimetres, upright. */
const PAPERS: Readonly<Record<PaperSize, readonly [width: number, height: number]>> = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  b4: [257, 364],
  b5: [182, 257],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
  executive: [184.15, 266.7],
  tabloid: [279.4, 431.8],
};

/** What Excel starts a sheet with. */
const USUAL_MARGINS: DocumentMargins = {
  top: 0.75,
  right: 0.7,
  bottom: 0.75,
  left: 0.7,
  header: 0.3,
  footer: 0.3,
};
const USUAL_WIDTH = 8.38;
const USUAL_HEIGHT = 13.5;
const POINTS_PER_INCH = 72;
const MM_PER_INCH = 25.4;

/**
 * The sheet as its page set-up prints it: the print area, else everything that holds or looks like anything, without
 * hidden rows and columns. Where no set-up says otherwise a sheet that is too wide is shrunk to the paper, so that no
 * column goes to a page of its own.
 */
export function layOutPrint(sheet: DocumentSheet, textOf: TextOf): PrintedSheet {
  const { page } = sheet;
  const area = page?.printArea ?? usedArea(sheet);
  const rows = shownLines(area.row, area.rows, sheet.hiddenRows);
  const cols = shownLines(area.col, area.cols, sheet.hiddenColumns);
  const widths = cols.map((col) => widthOf(sheet.columnWidths[col] ?? USUAL_WIDTH));
  const heightOf = (row: number): number => sheet.rowHeights[row] ?? USUAL_HEIGHT;
  const paper = paperOf(page);
  const scale = scaleOf(page, paper, { width: sum(widths), height: sum(rows.map(heightOf)) });
  const repeated = (row: number): boolean => isWithin(row, page?.titleRows ?? null);
  const start = rows.findIndex(repeated);
  const [from, to] = start < 0 ? [0, 0] : [start, start + rows.filter(repeated).length];
  const print = (part: readonly number[]): readonly PrintedRow[] =>
    printedRows(sheet, part, cols, textOf, (row) => heightOf(row) * scale);
  return {
    name: sheet.name,
    paper,
    columns: widths.map((width) => width * scale),
    lead: print(rows.slice(0, from)),
    head: print(rows.slice(from, to)),
    body: print(rows.slice(to)),
    scale,
    centred: page?.centredHorizontally ?? false,
    header: page?.header ?? '',
    footer: page?.footer ?? '',
  };
}

function usedArea({ cells, merges }: DocumentSheet): Box {
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1), ...merges.map(({ row, rows: n }) => row + n));
  const cols = Math.max(0, ...cells.map(({ col }) => col + 1), ...merges.map(({ col, cols: n }) => col + n));
  return { row: 0, col: 0, rows, cols };
}

function shownLines(start: number, count: number, hidden: readonly number[]): readonly number[] {
  const gone = new Set(hidden);
  return Array.from({ length: count }, (_, index) => start + index).filter((line) => !gone.has(line));
}

function isWithin(line: number, lines: { readonly start: number; readonly count: number } | null): boolean {
  return lines !== null && line >= lines.start && line < lines.start + lines.count;
}

/** Of a width in characters: seven pixels each and five beside them, of 96 an inch. */
function widthOf(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

function paperOf(page: DocumentPage | null): PrintedPaper {
  const [short, long] = PAPERS[page?.paper ?? 'a4'];
  const isWide = page?.orientation === 'landscape';
  return {
    width: isWide ? long : short,
    height: isWide ? short : long,
    margins: page?.margins ?? USUAL_MARGINS,
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function scaleOf(page: DocumentPage | null, { width, height, margins }: PrintedPaper, size: Size): number {
  const wide = (width / MM_PER_INCH - margins.left - margins.right) * POINTS_PER_INCH;
  const high = (height / MM_PER_INCH - margins.top - margins.bottom) * POINTS_PER_INCH;
  const toWidth = wide / Math.max(size.width, 1);
  if (!page?.fit) return Math.min((page?.scale ?? 100) / 100, toWidth);
  const toHeight = page.fit.high > 0 ? (page.fit.high * high) / Math.max(size.height, 1) : 1;
  return Math.min(1, toWidth, toHeight);
}

function printedRows(
  sheet: DocumentSheet,
  rows: readonly number[],
  cols: readonly number[],
  textOf: TextOf,
  heightOf: (row: number) => number,
): readonly PrintedRow[] {
  const cells = new Map(sheet.cells.map((cell) => [placeKey(cell.row, cell.col), cell]));
  const merged = mergedPlaces(sheet.merges, new Set(rows), new Set(cols));
  return rows.map((row) => ({
    height: heightOf(row),
    cells: cols.flatMap((col) => {
      const merge = merged.get(placeKey(row, col));
      if (merge === 'covered') return [];
      const { box, size } = merge ?? { box: { row, col }, size: { rows: 1, cols: 1 } };
      const cell = cells.get(placeKey(box.row, box.col));
      return [printedCell(cell, size, cell ? textOf(sheet.id, cell.row, cell.col) : '')];
    }),
  }));
}

function printedCell(
  cell: DocumentCell | undefined,
  size: { readonly rows: number; readonly cols: number },
  text: string,
): PrintedCell {
  return { ...size, text, value: cell?.value ?? null, style: cell?.style ?? {} };
}

interface MergedPlace {
  readonly box: Box;
  /** As many rows and columns of it as are printed here. */
  readonly size: { readonly rows: number; readonly cols: number };
}

/** By place: the merged cell that begins there as far as it is printed, or that another one covers it. */
function mergedPlaces(
  merges: readonly Box[],
  rows: ReadonlySet<number>,
  cols: ReadonlySet<number>,
): ReadonlyMap<string, MergedPlace | 'covered'> {
  const places = new Map<string, MergedPlace | 'covered'>();
  for (const box of merges) {
    const shownRows = shownLines(box.row, box.rows, []).filter((row) => rows.has(row));
    const shownCols = shownLines(box.col, box.cols, []).filter((col) => cols.has(col));
    const size = { rows: shownRows.length, cols: shownCols.length };
    for (const row of shownRows) {
      for (const col of shownCols) {
        const isFirst = row === shownRows[0] && col === shownCols[0];
        places.set(placeKey(row, col), isFirst ? { box, size } : 'covered');
      }
    }
  }
  return places;
}

function placeKey(row: number, col: number): string {
  return `${row},${col}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
