import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import type { CellAddress } from '../../core/model/geometry';

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
  const range = {
    startRow: Math.max(0, row - CONTEXT.rows),
    endRow: row + CONTEXT.rows,
    startColumn: Math.max(0, col - CONTEXT.cols),
    endColumn: col + CONTEXT.cols,
  };
  await api.executeCommand('sheet.command.scroll-to-cell', { range });
}

/** A sheet brought to the front is measured when it is drawn. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
    setTimeout(resolve, LONGEST_FRAME);
  });
}
