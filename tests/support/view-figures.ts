import type { CellValue, GridCell, SheetGrid, WorkbookView } from '../../src/core/model/grid';
import type { Fact } from '../../src/core/model/fact';

/** The view with other constants in the cells of these data points; the view itself is left as it was. */
export function withFigures(
  view: WorkbookView,
  facts: ReadonlyMap<string, Fact>,
  figures: Readonly<Record<string, CellValue>>,
): WorkbookView {
  const bySheet = new Map<string, Map<number, Map<number, CellValue>>>();
  for (const [point, value] of Object.entries(figures)) {
    const place = facts.get(point)?.place;
    if (!place) throw new Error(`no cell for ${point}`);
    const rows = bySheet.get(place.sheetId) ?? new Map<number, Map<number, CellValue>>();
    bySheet.set(place.sheetId, rows);
    const row = rows.get(place.row) ?? new Map<number, CellValue>();
    rows.set(place.row, row);
    row.set(place.col, value);
  }
  const sheets = view.sheets.map((sheet) => {
    const rows = bySheet.get(sheet.id);
    return rows ? withRows(sheet, rows) : sheet;
  });
  return { ...view, sheets };
}

function withRows(sheet: SheetGrid, rows: ReadonlyMap<number, ReadonlyMap<number, CellValue>>): SheetGrid {
  const height = Math.max(sheet.cells.length, ...[...rows.keys()].map((row) => row - sheet.origin.row + 1));
  const cells = Array.from({ length: height }, (_, i): readonly GridCell[] => {
    const old = sheet.cells[i] ?? [];
    const changes = rows.get(sheet.origin.row + i);
    if (!changes) return old;
    const width = Math.max(old.length, ...[...changes.keys()].map((col) => col - sheet.origin.col + 1));
    return Array.from({ length: width }, (_cell, j): GridCell => {
      const value = changes.get(sheet.origin.col + j);
      return value === undefined ? (old[j] ?? { value: null }) : { value };
    });
  });
  return { ...sheet, cells };
}
