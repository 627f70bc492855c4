import { byPlace } from '../../core/model/document';
import type { DocumentCell, DocumentSheet } from '../../core/model/document';
import type { CellAddress } from '../../core/model/geometry';
import type { CellValue } from '../../core/model/grid';

export type CellContent = { readonly value: CellValue } | { readonly formula: string };

/** The cell, or a blank one without looks. */
export function cellOf(sheet: DocumentSheet, { row, col }: CellAddress): DocumentCell {
  return sheet.cells.find((cell) => cell.row === row && cell.col === col) ?? { row, col, value: null };
}

/** Formula of the cell where it has one, else its value: what a clerk would find in the formula bar. */
export function contentOf(cell: DocumentCell): CellValue {
  return cell.formula ?? cell.value;
}

/**
 * The sheet with other content in one cell, its looks kept; a cell that neither holds nor looks like anything
 * disappears. Formulas that use the cell keep their old results, see `withoutResults`.
 */
export function withContent(sheet: DocumentSheet, place: CellAddress, content: CellContent): DocumentSheet {
  const { row, col, style, note } = cellOf(sheet, place);
  const cell: DocumentCell = {
    row,
    col,
    ...('formula' in content ? { value: null, formula: content.formula } : { value: content.value }),
    ...(style ? { style } : {}),
    ...(note ? { note } : {}),
  };
  const others = sheet.cells.filter((other) => other.row !== row || other.col !== col);
  const empty = cell.value === null && !cell.formula && !style && !note;
  return { ...sheet, cells: empty ? others : [...others, cell].sort(byPlace) };
}

/** The sheet without the cached results of its formulas, for when cells they may use have changed. */
export function withoutResults(sheet: DocumentSheet): DocumentSheet {
  const stale = sheet.cells.some((cell) => cell.formula !== undefined && cell.value !== null);
  if (!stale) return sheet;
  return {
    ...sheet,
    cells: sheet.cells.map((cell) => (cell.formula === undefined ? cell : { ...cell, value: null })),
  };
}
