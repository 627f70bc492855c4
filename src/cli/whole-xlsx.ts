import { LEDGER_LIMITS, readXlsx } from '../adapters/xlsx/read';
import type { WorkbookView } from '../core/model/grid';
import { cutLedgers, withSheets } from '../long-lists';

/** A workbook, its ledgers to their end. @throws as `readXlsx` */
export async function readWholeXlsx(bytes: Uint8Array): Promise<WorkbookView> {
  const view = await readXlsx(bytes);
  const ids = cutLedgers(view);
  if (ids.length === 0) return view;
  const { sheets } = await readXlsx(bytes, LEDGER_LIMITS);
  return withSheets(
    view,
    sheets.filter(({ id }) => ids.includes(id)),
  );
}
