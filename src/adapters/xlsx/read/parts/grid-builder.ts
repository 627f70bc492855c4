import type { CellValue, GridCell } from '../../../../core/model/grid';
import { READ_BOUNDS } from '../../../../ports/workbook-port';

export interface FoundCells {
  /** From A1 to the last row and column with a value or formula within READ_BOUNDS; empty for a blank sheet. */
  readonly cells: readonly (readonly GridCell[])[];
  /** True when cells beyond READ_BOUNDS hold something. */
  readonly truncated: boolean;
}

const BLANK: GridCell = Object.freeze({ value: null });

/** Collects the cells of one sheet. Blank cells and blank rows cost nothing: they are all the same object. */
export class GridBuilder {
  private readonly rows: GridCell[][] = [];
  private width = 0;
  private beyond = false;

  holds(row: number, col: number): boolean {
    return row < READ_BOUNDS.rows && col < READ_BOUNDS.cols;
  }

  put(row: number, col: number, value: CellValue, formula: string | null, format: string | undefined): void {
    if (!this.holds(row, col)) {
      this.beyond = true;
      return;
    }
    const cells = (this.rows[row] ??= []);
    while (cells.length < col) cells.push(BLANK);
    cells[col] = {
      value,
      ...(formula === null ? {} : { formula }),
      ...(format === undefined ? {} : { format }),
    };
    this.width = Math.max(this.width, cells.length);
  }

  result(): FoundCells {
    const blankRow: readonly GridCell[] = Array.from({ length: this.width }, () => BLANK);
    const cells = Array.from(this.rows, (row) => {
      if (!row) return blankRow;
      while (row.length < this.width) row.push(BLANK);
      return row;
    });
    return { cells, truncated: this.beyond };
  }
}
