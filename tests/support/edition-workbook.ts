import { tableGrid } from '../../src/core/form/table-grid';
import type { DataPointId, TableFormat } from '../../src/core/model/format';
import type { CellValue, GridCell, SheetGrid, WorkbookView } from '../../src/core/model/grid';

/** A sheet of constants, written row by row from A1. */
export function sheetOfRows(name: string, rows: readonly (readonly CellValue[])[]): SheetGrid {
  return {
    id: name,
    name,
    visibility: 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: rows.map((row) => row.map((value): GridCell => ({ value }))),
  };
}

/** A table of any edition as it is printed, with the figures given; labels may be spelled in another way. */
export function printedTable(
  table: TableFormat,
  figureAt: (point: DataPointId) => CellValue,
  spell: (label: string) => string = (label) => label,
): SheetGrid {
  const grid = tableGrid(table);
  const rows = Array.from({ length: grid.rows }, () =>
    Array.from({ length: grid.cols }, (): CellValue => null),
  );
  for (const { row, col, text, point } of grid.cells) {
    const cells = rows[row];
    if (cells) cells[col] = point === undefined ? (text === '' ? null : spell(text)) : figureAt(point);
  }
  return sheetOfRows(table.sheetName, rows);
}

/** A workbook of these sheets, with the title line of a report before them where one is given. */
export function workbookOf(sheets: readonly SheetGrid[], title: string | null = null): WorkbookView {
  const first = title === null ? [] : [sheetOfRows('封面', [[title]])];
  return { sheets: [...first, ...sheets], names: [], notices: [] };
}
