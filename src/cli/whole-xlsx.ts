import { LEDGER_LIMITS, readXlsx, XLSX_LIMITS } from '../adapters/xlsx/read';
import type { WorkbookView } from '../core/model/grid';
import { cutLedgers, mergesOfLedgers, withSheets } from '../long-lists';

/** A workbook, its ledgers to their end and with their merged cells. @throws as `readXlsx` */
export async function readWholeXlsx(bytes: Uint8Array): Promise<WorkbookView> {
  const view = mergesOfLedgers(await readXlsx(bytes, { ...XLSX_LIMITS, merges: true }));
  const ids = cutLedgers(view);
  if (ids.length === 0) return view;
  const { sheets } = await readXlsx(bytes, LEDGER_LIMITS);
  return withSheets(
    view,
    sheets.filter(({ id }) => ids.includes(id)),
  );
}
