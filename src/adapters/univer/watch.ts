import type { FUniver } from '@univerjs/core/facade';
import type { WorkbookChange } from '../../ports/workbook-port';
import { isResult } from './calculation';

/** Changes of cells: contents, places and looks, as the grid makes them for typing, pasting, undo and the rest. */
const CELL_CHANGES = new Set([
  'sheet.mutation.set-range-values',
  'sheet.mutation.move-range',
  'sheet.mutation.move-rows',
  'sheet.mutation.move-columns',
  'sheet.mutation.insert-row',
  'sheet.mutation.insert-col',
  'sheet.mutation.remove-rows',
  'sheet.mutation.remove-col',
  'sheet.mutation.reorder-range',
  'sheet.mutation.add-worksheet-merge',
  'sheet.mutation.remove-worksheet-merge',
]);

const SHEET_CHANGES = new Set([
  'sheet.mutation.insert-sheet',
  'sheet.mutation.remove-sheet',
  'sheet.mutation.set-worksheet-name',
  'sheet.mutation.set-worksheet-order',
  'sheet.mutation.set-worksheet-hidden',
]);

interface MutationParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly from?: { readonly subUnitId?: string };
  readonly to?: { readonly subUnitId?: string };
}

/** Calls the listener for every change to the open workbook that is neither a calculated result nor our own. */
export function watchGrid(
  api: FUniver,
  isOwn: () => boolean,
  listener: (change: WorkbookChange) => void,
): { dispose(): void } {
  return api.onCommandExecuted(({ id, params }, options) => {
    if (isOwn() || isResult(options)) return;
    const about = (params ?? {}) as MutationParams;
    if (about.unitId !== api.getActiveWorkbook()?.getId()) return;
    if (SHEET_CHANGES.has(id)) listener({ sheetId: null });
    if (CELL_CHANGES.has(id)) sheetsOf(about).forEach((sheetId) => listener({ sheetId }));
  });
}

function sheetsOf({ subUnitId, from, to }: MutationParams): readonly string[] {
  const ids = [subUnitId, from?.subUnitId, to?.subUnitId].filter((id) => id !== undefined);
  return [...new Set(ids)];
}
