import type { GridCell, SheetGrid, WorkbookView } from '../../src/core/model/grid';

/** What clerks do to a sheet's structure, on constants only: formulas are left as they stand. */
export type StructureEdit =
  | { readonly kind: 'insertRow' | 'insertColumn' | 'deleteRow' | 'deleteColumn'; readonly at: number }
  | { readonly kind: 'swapRows'; readonly at: number; readonly with: number }
  | { readonly kind: 'copyRow'; readonly at: number; readonly to: number }
  | { readonly kind: 'note'; readonly row: number; readonly col: number; readonly text: string }
  | { readonly kind: 'shift'; readonly rows: number; readonly cols: number };

export function editStructure(
  view: WorkbookView,
  sheetName: string,
  edits: readonly StructureEdit[],
): WorkbookView {
  return {
    ...view,
    sheets: view.sheets.map((sheet) => (sheet.name === sheetName ? edits.reduce(editSheet, sheet) : sheet)),
  };
}

const BLANK: GridCell = { value: null };

function editSheet(sheet: SheetGrid, edit: StructureEdit): SheetGrid {
  const rows = sheet.cells.map((row) => [...row]);
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (const row of rows) while (row.length < width) row.push(BLANK);
  const blankRow = (): GridCell[] => Array.from({ length: width }, () => BLANK);
  switch (edit.kind) {
    case 'insertRow':
      rows.splice(edit.at, 0, blankRow());
      break;
    case 'insertColumn':
      for (const row of rows) row.splice(edit.at, 0, BLANK);
      break;
    case 'deleteRow':
      rows.splice(edit.at, 1);
      break;
    case 'deleteColumn':
      for (const row of rows) row.splice(edit.at, 1);
      break;
    case 'swapRows': {
      const [a, b] = [rows[edit.at], rows[edit.with]];
      if (a && b) [rows[edit.at], rows[edit.with]] = [b, a];
      break;
    }
    case 'copyRow': {
      const copied = rows[edit.at];
      if (copied) rows.splice(edit.to, 0, [...copied]);
      break;
    }
    case 'note': {
      while (rows.length <= edit.row) rows.push(blankRow());
      const row = rows[edit.row] ?? [];
      while (row.length <= edit.col) row.push(BLANK);
      if (row[edit.col]?.value === null) row[edit.col] = { value: edit.text };
      break;
    }
    case 'shift':
      return { ...sheet, origin: { row: sheet.origin.row + edit.rows, col: sheet.origin.col + edit.cols } };
  }
  return { ...sheet, cells: rows };
}
