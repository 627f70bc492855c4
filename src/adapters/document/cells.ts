import { byPlace } from '../../core/model/document';
import type { DocumentCell, DocumentSheet } from '../../core/model/document';
import type { CellAddress } from '../../core/model/geometry';
import type { CellValue } from '../../core/model/grid';

export type CellContent = { readonly value: CellValue } | { readonly formula: string };

/** Formula of the cell where it has one, else its value: what a clerk would find in the formula bar. */
export function contentOf(cell: DocumentCell): CellValue {
  return cell.formula ?? cell.value;
}

/**
 * The sheet with other content in one cell, its looks kept; a cell that neither holds nor looks like anything
 * disappears. Formulas that use the cell keep their old results, see `withoutResults`.
 */
export function withContent(sheet: DocumentSheet, place: CellAddress, content: CellContent): DocumentSheet {
  return withContents(sheet, [{ ...place, after: content }]);
}

/** A cell with what it is to hold, and the number format it gets with it. */
export interface NewContent extends CellAddress {
  readonly after: CellContent;
  readonly format?: string;
}

/** The same for many cells, each at most once. */
export function withContents(sheet: DocumentSheet, contents: readonly NewContent[]): DocumentSheet {
  const written = new Map(contents.map((content) => [keyOf(content), content]));
  const before = new Map(
    sheet.cells.flatMap((cell) => (written.has(keyOf(cell)) ? [[keyOf(cell), cell] as const] : [])),
  );
  const others = sheet.cells.filter((cell) => !written.has(keyOf(cell)));
  const cells = [...written].flatMap(([key, content]) => newCell(before.get(key), content) ?? []);
  return { ...sheet, cells: [...others, ...cells].sort(byPlace) };
}

function keyOf({ row, col }: CellAddress): string {
  return `${row},${col}`;
}

/** Null for a cell that then neither holds nor looks like anything. */
function newCell(
  before: DocumentCell | undefined,
  { row, col, after, format }: NewContent,
): DocumentCell | null {
  const note = before?.note;
  const style = format === undefined ? before?.style : { ...before?.style, numberFormat: format };
  const cell: DocumentCell = {
    row,
    col,
    ...('formula' in after ? { value: null, formula: after.formula } : { value: after.value }),
    ...(style ? { style } : {}),
    ...(note ? { note } : {}),
  };
  return cell.value === null && !cell.formula && !style && !note ? null : cell;
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
