import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import { cellName, singleCell } from '../../core/model/geometry';
import type { CellAddress } from '../../core/model/geometry';
import type { CellPlace } from '../../core/model/grid';
import { toRange } from './ranges';

/** Rows and columns seen around a cell that is scrolled to. */
const CONTEXT = { rows: 3, cols: 1 } as const;
/** A page in the background draws no frames. */
const LONGEST_FRAME = 100;

/** Brings the sheet to the front, selects the cell and scrolls until it is seen. */
export async function showCell(
  api: FUniver,
  workbook: FWorkbook,
  sheet: FWorksheet,
  { row, col }: CellAddress,
): Promise<void> {
  workbook.setActiveSheet(sheet);
  sheet.getRange(row, col).activate();
  // A grid without a screen has nothing to scroll.
  if (!('scrollToCell' in sheet)) return;
  await nextFrame();
  const around = [
    { row: row - CONTEXT.rows, col: col - CONTEXT.cols },
    { row: row + CONTEXT.rows, col: col + CONTEXT.cols },
    { row, col },
  ];
  for (const cell of around) {
    const range = toRange(singleCell({ row: Math.max(0, cell.row), col: Math.max(0, cell.col) }));
    await api.executeCommand('sheet.command.scroll-to-cell', { range });
  }
}

/** A sheet brought to the front is measured when it is drawn. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, LONGEST_FRAME);
  });
}

/** The cell that is typed into; null before anything was selected. */
export function selectedCell(workbook: FWorkbook): CellPlace | null {
  const sheet = workbook.getActiveSheet();
  const cell = sheet.getSelection()?.getCurrentCell();
  if (!cell) return null;
  const at = { row: cell.actualRow, col: cell.actualColumn };
  return { sheetId: sheet.getSheetId(), sheet: sheet.getSheetName(), ...at, cell: cellName(at) };
}
