import type { GridCell } from '../../core/model/grid';
import { READ_BOUNDS } from '../../ports/workbook-port';
import { INTAKE_LIMITS } from './limits';

/** A cell as the source writes it: its text and how far it says it reaches. */
export interface TableCell {
  readonly colSpan: number;
  /** 0 reaches to the end of the row group. */
  readonly rowSpan: number;
  readonly paragraphs: string[];
}

export interface TableRow {
  readonly cells: TableCell[];
  /** Number of the row group; a cell does not reach into the next. */
  readonly group: number;
  /** Columns left out before the first cell. */
  readonly before: number;
}

/** Rows of a table with every text at the column where a reader sees it begin; covered places are blank. */
export interface LaidOutTable {
  /** `rows[i][j]`; short rows end early. */
  readonly rows: readonly (readonly string[])[];
  /** Columns the table has for its reader, blank ones at the end included. */
  readonly width: number;
  /** The first row is one cell over all columns, as a caption is. */
  readonly opensWithCaption: boolean;
  /** Rows of different width: a figure may stand under another column than the one it was meant for. */
  readonly ragged: boolean;
  /** A span reached beyond its bounds. */
  readonly clamped: boolean;
  readonly truncated: boolean;
}

/** Places the cells of a table as a browser does: each in the first column that no cell from above covers. */
export function layOutTable(rows: readonly TableRow[]): LaidOutTable {
  const layout = new Layout(rows);
  rows.slice(0, READ_BOUNDS.rows).forEach((row, i) => layout.place(row, i));
  return layout.result();
}

class Layout {
  private readonly laid: string[][] = [];
  private readonly ends: number[] = [];
  /** Row up to which, not included, each column is covered. */
  private readonly coveredUntil: number[] = [];
  private readonly groupEnds: readonly number[];
  private clamped = false;
  private truncated = false;
  private opensWithCaption = false;

  constructor(private readonly rows: readonly TableRow[]) {
    this.groupEnds = groupEndsOf(rows);
  }

  place({ cells, before }: TableRow, i: number): void {
    const laid: string[] = [];
    let col = before;
    for (const cell of cells) {
      while ((this.coveredUntil[col] ?? 0) > i) col += 1;
      if (col >= INTAKE_LIMITS.colSpan) {
        this.truncated = true;
        break;
      }
      const text = cell.paragraphs.join('\n').slice(0, INTAKE_LIMITS.textLength + 1);
      if (text !== '') this.put(laid, col, text);
      col = this.cover(cell, i, col);
    }
    while ((this.coveredUntil[col] ?? 0) > i) col += 1;
    if (i === 0) this.opensWithCaption = cells.length === 1 && before === 0;
    this.ends.push(cells.length === 0 ? 0 : col);
    this.laid.push(laid);
  }

  private put(laid: string[], col: number, text: string): void {
    if (col >= READ_BOUNDS.cols) {
      this.truncated = true;
      return;
    }
    while (laid.length < col) laid.push('');
    laid[col] = text;
  }

  /** Notes what a cell covers and returns the column after it. */
  private cover({ colSpan, rowSpan }: TableCell, row: number, col: number): number {
    const groupEnd = this.groupEnds[row] ?? this.rows.length;
    const until = rowSpan === 0 ? groupEnd : Math.min(row + rowSpan, groupEnd);
    const after = Math.min(col + Math.min(colSpan, INTAKE_LIMITS.colSpan), INTAKE_LIMITS.colSpan);
    if (row + rowSpan > groupEnd || col + colSpan > INTAKE_LIMITS.colSpan) this.clamped = true;
    while (this.coveredUntil.length < after) this.coveredUntil.push(0);
    for (let at = col; at < after; at += 1)
      this.coveredUntil[at] = Math.max(this.coveredUntil[at] ?? 0, until);
    return after;
  }

  result(): LaidOutTable {
    const width = Math.max(0, ...this.ends);
    const widths = new Set(this.ends.filter((end) => end > 0));
    return {
      rows: this.laid,
      width,
      opensWithCaption: this.opensWithCaption,
      ragged: widths.size > 1,
      clamped: this.clamped,
      truncated: this.truncated || this.rows.length > READ_BOUNDS.rows,
    };
  }
}

function groupEndsOf(rows: readonly TableRow[]): readonly number[] {
  const ends: number[] = [];
  let end = rows.length;
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    if (rows[i + 1] && rows[i + 1]?.group !== rows[i]?.group) end = i + 1;
    ends[i] = end;
  }
  return ends;
}

const BLANK: GridCell = Object.freeze({ value: null });
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;

/**
 * The cell that a text makes. Documents know no numbers: digits written as a program writes them become one, every
 * other spelling stays the text that it is.
 */
export function cellOf(text: string | undefined): GridCell {
  if (text === undefined || text === '') return BLANK;
  const value = PLAIN_NUMBER.test(text) ? Number(text) : NaN;
  return { value: String(value) === text ? value : text };
}
