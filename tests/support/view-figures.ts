import type { CellPlace, CellValue, GridCell, SheetGrid, WorkbookView } from '../../src/core/model/grid';
import type { Fact } from '../../src/core/model/fact';

type Figures = Readonly<Record<string, CellValue>>;

/** The view with other constants in the cells of these data points; the view itself is left as it was. */
export function withFigures(
  view: WorkbookView,
  facts: ReadonlyMap<string, Fact>,
  figures: Figures,
): WorkbookView {
  const cells = Object.keys(figures).map((point) => {
    const place = facts.get(point)?.place;
    if (!place) throw new Error(`no cell for ${point}`);
    return { place, value: figures[point] ?? null };
  });
  return withCells(view, cells);
}

/** The view with other constants in these cells; the view itself is left as it was. */
export function withCells(
  view: WorkbookView,
  contents: readonly {
    readonly place: Pick<CellPlace, 'sheetId' | 'row' | 'col'>;
    readonly value: CellValue;
  }[],
): WorkbookView {
  const written = new Map<string, GridCell[][]>();
  for (const { place, value } of contents) {
    const sheet = view.sheets.find(({ id }) => id === place.sheetId);
    if (!sheet) throw new Error(`no sheet ${place.sheetId}`);
    const cells = written.get(sheet.id) ?? sheet.cells.map((row) => row.slice());
    written.set(sheet.id, cells);
    put(cells, place.row - sheet.origin.row, place.col - sheet.origin.col, value);
  }
  const sheets = view.sheets.map((sheet): SheetGrid => {
    const cells = written.get(sheet.id);
    return cells ? { ...sheet, cells } : sheet;
  });
  return { ...view, sheets };
}

const BLANK: GridCell = { value: null };

/** The used part of a sheet may end before the cell. */
function put(cells: GridCell[][], row: number, col: number, value: CellValue): void {
  while (cells.length <= row) cells.push([]);
  const line = cells[row] ?? [];
  while (line.length <= col) line.push(BLANK);
  line[col] = { value };
}
