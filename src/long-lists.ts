import { ledgerTexts } from './catalogue/ledger-labels';
import { allLists, findLedgers } from './core/ledger/find-ledger';
import type { WorkbookView } from './core/model/grid';
import type { WorkbookPort } from './ports/workbook-port';

/** Part of the pipeline in a file of its own: a workbook read to the end of its ledgers. */

type Reader = Pick<WorkbookPort, 'read' | 'readLong'>;

/** The workbook as it is, its ledgers beyond READ_BOUNDS as well. @throws CANCELLED */
export async function readWhole(port: Reader, signal?: AbortSignal): Promise<WorkbookView> {
  return completed(port, await port.read(), signal);
}

/** A workbook that was read within READ_BOUNDS with what was cut off its ledgers. @throws CANCELLED */
export async function completed(
  port: Pick<Reader, 'readLong'>,
  view: WorkbookView,
  signal?: AbortSignal,
): Promise<WorkbookView> {
  const ids = cutLedgers(view);
  return ids.length === 0 ? view : withSheets(view, await port.readLong(ids, signal));
}

/** Ids of ledgers that were cut short. */
export function cutLedgers(view: WorkbookView): readonly string[] {
  if (!view.sheets.some(({ truncated }) => truncated)) return [];
  const found = findLedgers(view, ledgerTexts);
  return (found ? allLists(found) : []).flatMap(({ sheet }) => (sheet.truncated ? [sheet.id] : []));
}

/** The workbook with sheets in place of those of the same id. */
export function withSheets(view: WorkbookView, sheets: WorkbookView['sheets']): WorkbookView {
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  return { ...view, sheets: view.sheets.map((sheet) => byId.get(sheet.id) ?? sheet) };
}
