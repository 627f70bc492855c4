import type { CellValue, GridCell } from '../../../../core/model/grid';

export interface FoundCells {
  /** From A1 to the last row and column with a value or formula within the bounds; empty for a blank sheet. */
  readonly cells: readonly (readonly GridCell[])[];
  /** True when cells beyond the bounds hold something. */
  readonly truncated: boolean;
}

const BLANK: GridCell = Object.freeze({ value: null });

/** Collects the cells of one sheet. Blank cells and blank rows cost nothing: they are all the same object. */
export class GridBuilder {
  private readonly rows: GridCell[][] = [];
  private width = 0;
  private beyond = false;

  constructor(private readonly bounds: { readonly rows: number; readonly cols: number }) {}

  holds(row: number, col: number): boolean {
    return row < this.bounds.rows && col < this.bounds.cols;
  }

  put(row: number, col: number, value: CellValue, formula: string | null, format: string | undefined): void {
    if (!this.holds(row, col)) {
      this.beyond = true;
      return;
    }
    const cells = (this.rows[row] ??= []);
    while (cells.length < col) cells.push(BLANK);
    cells[col] = gridCell(value, formula, format);
    if (cells.length > this.width) this.width = cells.length;
  }

  result(): FoundCells {
    const { rows, width } = this;
    const blankRow = Array<GridCell>(width).fill(BLANK);
    for (let index = 0; index < rows.length; index += 1) {
      const row = (rows[index] ??= blankRow);
      while (row.length < width) row.push(BLANK);
    }
    return { cells: rows, truncated: this.beyond };
  }
}

/** A record with only the fields that say something; written out, because every cell of every file passes here. */
function gridCell(value: CellValue, formula: string | null, format: string | undefined): GridCell {
  if (formula === null) return format === undefined ? { value } : { value, format };
  return format === undefined ? { value, formula } : { value, formula, format };
}
