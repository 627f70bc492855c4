import { joinKeys } from '../../form/axis';
import { cellName, type CellAddress } from '../../model/geometry';
import type { DataPointId, TableId } from '../../model/format';
import type { CellValue, GridCell, SheetGrid } from '../../model/grid';
import { MOST_CANDIDATES, type Doubt, type TextPlace } from '../../model/source';
import { readConstant } from '../normalise-cell';
import { blanksOf } from './cuts';
import type { RebuiltCell, RebuiltRow } from './rows';
import { figureOf } from './solve';

/** A table put together again, laid out like the printed form, for the one recogniser. */
export interface RebuiltTable {
  readonly table: TableId;
  readonly sheet: SheetGrid;
  /** By A1 text. */
  readonly readFrom: ReadonlyMap<string, TextPlace>;
  readonly doubts: readonly Doubt[];
  /** Every row was found, and every cell of it holds a number. */
  readonly full: boolean;
  /** Figures left open. */
  readonly open: number;
  /** Figures and blanks that were read. */
  readonly read: number;
  /** From its head to its last figure. */
  readonly from: TextPlace;
  readonly to: TextPlace;
}

/** A number as text has no other way to write it. */
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,11})(?:\.\d{1,8})?$/;

/** Writes labels and figures of a table to their places and keeps what each was read from. */
export class TableWriter {
  private readonly cells: GridCell[][] = [];
  private readonly readFrom = new Map<string, TextPlace>();
  private readonly doubts: Doubt[] = [];
  private full = true;
  private open = 0;
  private read = 0;

  constructor(
    private readonly table: TableId,
    /** Where the head of the table begins. */
    private readonly from: TextPlace,
  ) {}

  get height(): number {
    return this.cells.length;
  }

  label(row: number, col: number, text: string): void {
    this.put(row, col, text === '' ? null : text);
  }

  /** The figures of a row at the columns given; a row not found writes nothing. */
  figures(row: number, columns: readonly number[], points: readonly DataPointId[], found: RebuiltRow): void {
    if (found.state === 'none') {
      this.full = false;
      return;
    }
    if (found.state === 'open') {
      this.leaveOpen(row, columns, points, found);
      return;
    }
    found.cells.forEach((cell, index) =>
      this.figure({ row, col: columns[index] ?? 0 }, points[index] ?? '', cell),
    );
    const [first] = found.cells;
    if (found.decided && first) {
      const text = found.cells.map((cell) => cell.text ?? '').join(' ');
      this.doubts.push({ points, place: { ...first.place, text }, kind: 'decided' });
    }
  }

  private figure({ row, col }: CellAddress, point: DataPointId, { text, place }: RebuiltCell): void {
    this.put(row, col, text !== null && PLAIN_NUMBER.test(text) ? Number(text) : text);
    this.read += 1;
    this.readFrom.set(cellName({ row, col }), place);
    const reading = readConstant({ value: text });
    if (reading.value.kind !== 'number') this.full = false;
    if (reading.notices.includes('DOUBTFUL_NUMBER'))
      this.doubts.push({ points: [point], place, kind: 'remark' });
  }

  private leaveOpen(
    row: number,
    columns: readonly number[],
    points: readonly DataPointId[],
    { place, cuts, agreed = [] }: Extract<RebuiltRow, { state: 'open' }>,
  ): void {
    this.full = false;
    points.forEach((point, index) => {
      const col = columns[index] ?? 0;
      const cell = agreed[index];
      if (cell) {
        this.figure({ row, col }, point, cell);
        return;
      }
      this.open += 1;
      this.put(row, col, openText(place.text));
      this.readFrom.set(cellName({ row, col }), place);
    });
    const whole = cuts.filter((cut) => blanksOf(cut) === 0);
    const likely = (whole.length > 0 ? whole : cuts).slice(0, MOST_CANDIDATES);
    const candidates = likely.map((cut) => cut.map(figureOrBlank));
    const left = points.flatMap((_, index) => (agreed[index] ? [] : [index]));
    this.doubts.push({
      points: left.map((index) => points[index] ?? ''),
      place,
      kind: 'open',
      ...(candidates.length > 0
        ? { candidates: candidates.map((one) => left.map((index) => one[index] ?? null)) }
        : {}),
    });
  }

  private put(row: number, col: number, value: CellValue): void {
    while (this.cells.length <= row) this.cells.push([]);
    const cells = this.cells[row] ?? [];
    while (cells.length <= col) cells.push({ value: null });
    cells[col] = { value };
  }

  finish(id: string, name: string): RebuiltTable {
    const sheet: SheetGrid = {
      id,
      name,
      visibility: 'visible',
      protected: false,
      origin: { row: 0, col: 0 },
      cells: this.cells,
    };
    const { table, readFrom, doubts, full, open, read, from } = this;
    const to = [...readFrom.values()].reduce((last, place) => (isAfter(place, last) ? place : last), from);
    return { table, sheet, readFrom, doubts, full, open, read, from, to };
  }
}

function isAfter(one: TextPlace, other: TextPlace): boolean {
  return one.line > other.line || (one.line === other.line && one.column > other.column);
}

/** Text of a cell that was not told: a part of what stands there, and no figure to any reader. */
function openText(text: string): string {
  return `…${text.slice(0, 60)}…`;
}

function figureOrBlank(text: string): number | null {
  return readConstant({ value: text }).value.kind === 'blank' ? null : figureOf(text);
}

export function pointsOfRow(table: TableId, row: string, columns: readonly string[]): readonly DataPointId[] {
  return columns.map((column) => joinKeys(table, row, column));
}
