import type { DocumentCell, DocumentSheet, WorkbookDocument } from '../../core/model/document';
import type { GridCell, SheetGrid, WorkbookView } from '../../core/model/grid';
import { READ_BOUNDS } from '../../ports/workbook-port';

/** The document as a reader sees it: contents of the used part of every sheet, within READ_BOUNDS. */
export function viewOf(document: WorkbookDocument): WorkbookView {
  return {
    sheets: document.sheets.map(gridOf),
    names: document.names.map(({ name, refersTo, hidden }) => ({ name, refersTo, hidden })),
    notices: [],
  };
}

function gridOf(sheet: DocumentSheet): SheetGrid {
  const filled = sheet.cells.filter((cell) => cell.value !== null || cell.formula !== undefined);
  const inside = filled.filter((cell) => cell.row < READ_BOUNDS.rows && cell.col < READ_BOUNDS.cols);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protected,
    ...gridCells(inside),
    ...(inside.length < filled.length ? { truncated: true } : {}),
  };
}

function gridCells(filled: readonly DocumentCell[]): Pick<SheetGrid, 'origin' | 'cells'> {
  if (filled.length === 0) return { origin: { row: 0, col: 0 }, cells: [] };
  const rows = filled.map((cell) => cell.row);
  const cols = filled.map((cell) => cell.col);
  const origin = { row: Math.min(...rows), col: Math.min(...cols) };
  const height = Math.max(...rows) - origin.row + 1;
  const width = Math.max(...cols) - origin.col + 1;
  const cells = Array.from({ length: height }, () => Array.from({ length: width }, (): GridCell => BLANK));
  for (const cell of filled) {
    const row = cells[cell.row - origin.row];
    if (row) row[cell.col - origin.col] = gridCell(cell);
  }
  return { origin, cells };
}

const BLANK: GridCell = { value: null };

function gridCell({ value, formula, style }: DocumentCell): GridCell {
  const format = style?.numberFormat;
  return {
    value,
    ...(formula === undefined ? {} : { formula }),
    ...(format === undefined || format === 'General' ? {} : { format }),
  };
}
