import { boxName, type Box, type CellAddress } from '../model/geometry';

/** A cell of a list that is covered by a merged cell: what it means is not known. */
export interface CoveredCell extends CellAddress {
  /** The merged cell, such as B3:B4. */
  readonly box: string;
}

/**
 * Cells of a list that merged cells cover; of each box only the first cell says something.
 * @param columns  of the list, as in the sheet
 */
export function coveredCells(
  merges: readonly Box[] | undefined,
  columns: readonly number[],
  isRow: (row: number) => boolean,
): readonly CoveredCell[] {
  return (merges ?? []).flatMap((box) => {
    const rows = Array.from({ length: box.rows }, (_, at) => box.row + at).filter(isRow);
    return columns.flatMap((col) =>
      col < box.col || col >= box.col + box.cols
        ? []
        : rows.flatMap((row) =>
            row === box.row && col === box.col ? [] : [{ row, col, box: boxName(box) }],
          ),
    );
  });
}
