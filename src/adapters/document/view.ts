import type { DocumentCell, DocumentSheet, WorkbookDocument } from '../../core/model/document';
import type { GridCell, SheetGrid, WorkbookView } from '../../core/model/grid';
import { frameOf } from '../../core/model/geometry';
import type { Box } from '../../core/model/geometry';
import { byPlace } from '../../core/model/document';
import { LONG_BOUNDS, READ_BOUNDS } from '../../ports/workbook-port';

/** The document as a reader sees it: contents of the used part of every sheet, within READ_BOUNDS. */
export function viewOf(document: WorkbookDocument): WorkbookView {
  return {
    sheets: document.sheets.map((sheet) => gridOf(sheet, READ_BOUNDS, gridCell)),
    names: document.names.map(({ name, refersTo, hidden }) => ({ name, refersTo, hidden })),
    notices: [],
  };
}

/** Values of the sheets within LONG_BOUNDS, in the order of the ids; those that are gone are left out. */
export function longGrids({ sheets }: WorkbookDocument, sheetIds: readonly string[]): readonly SheetGrid[] {
  return sheetIds.flatMap((id) => {
    const sheet = sheets.find((candidate) => candidate.id === id);
    return sheet ? [gridOf(sheet, LONG_BOUNDS, valueOf)] : [];
  });
}

function gridOf(sheet: DocumentSheet, bounds: Bounds, read: (cell: DocumentCell) => GridCell): SheetGrid {
  const filled = sheet.cells.filter((cell) => cell.value !== null || cell.formula !== undefined);
  const inside = filled.filter((cell) => cell.row < bounds.rows && cell.col < bounds.cols);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protected,
    ...gridCells(inside, read),
    ...(inside.length < filled.length ? { truncated: true } : {}),
  };
}

interface Bounds {
  readonly rows: number;
  readonly cols: number;
}

function gridCells(
  filled: readonly DocumentCell[],
  read: (cell: DocumentCell) => GridCell,
): Pick<SheetGrid, 'origin' | 'cells'> {
  const frame = frameOf(filled);
  if (!frame) return { origin: { row: 0, col: 0 }, cells: [] };
  const { row: top, col: left, rows, cols } = frame;
  const cells = Array.from({ length: rows }, () => Array.from({ length: cols }, (): GridCell => BLANK));
  for (const cell of filled) {
    const row = cells[cell.row - top];
    if (row) row[cell.col - left] = read(cell);
  }
  return { origin: { row: top, col: left }, cells };
}

/** Merged cells of the sheets, from the top, in the order of the ids; none for a sheet that is gone. */
export function mergesOf(
  { sheets }: WorkbookDocument,
  sheetIds: readonly string[],
): readonly (readonly Box[])[] {
  return sheetIds.map((id) => {
    const merges = sheets.find((sheet) => sheet.id === id)?.merges ?? [];
    const inside = merges.filter(({ row, col }) => row < LONG_BOUNDS.rows && col < LONG_BOUNDS.cols);
    return [...inside].sort(byPlace);
  });
}

/** An empty text, as formulas give it, is a blank. */
function valueOf({ value }: DocumentCell): GridCell {
  return value === '' ? BLANK : { value };
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
