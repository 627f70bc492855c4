import type { Box, CellAddress } from '../model/geometry';
import type { PlanCell, StyleName } from '../model/sheet-plan';

/** Collects the cells of a sheet plan; a later cell at the same place replaces the earlier one. */
export class CellCollector {
  private readonly byPlace = new Map<number, PlanCell>();
  readonly merges: Box[] = [];

  put(
    place: CellAddress,
    style: StyleName,
    content: { value?: string | number; formula?: string } = {},
  ): void {
    this.byPlace.set(place.row * 1000 + place.col, { row: place.row, col: place.col, style, ...content });
  }

  /** Fills a box with one style, its first cell with the content, and merges it when it is more than one cell. */
  putBox(box: Box, style: StyleName, content: { value?: string | number; formula?: string } = {}): void {
    for (let row = box.row; row < box.row + box.rows; row += 1) {
      for (let col = box.col; col < box.col + box.cols; col += 1) {
        this.put({ row, col }, style, row === box.row && col === box.col ? content : {});
      }
    }
    if (box.rows > 1 || box.cols > 1)
      this.merges.push({ row: box.row, col: box.col, rows: box.rows, cols: box.cols });
  }

  cells(): readonly PlanCell[] {
    return [...this.byPlace.values()].sort((a, b) => a.row - b.row || a.col - b.col);
  }
}
