import { LEDGER_LIMITS, readXlsx, XLSX_LIMITS, type XlsxLimits } from '../adapters/xlsx/read';
import { isGoujiError } from '../core/errors';
import type { SheetGrid, WorkbookView } from '../core/model/grid';
import { cutLedgers, ledgerIds, mergesOfLedgers, withSheets } from '../long-lists';
import { READ_BOUNDS } from '../ports/workbook-port';

/**
 * A workbook, its ledgers to their end and with their merged cells. Only with a ledger in it may it be larger than others.
 * @throws as `readXlsx`
 */
export async function readWholeXlsx(
  bytes: Uint8Array,
  limits: XlsxLimits = XLSX_LIMITS,
): Promise<WorkbookView> {
  const view = mergesOfLedgers(await readWithin(bytes, { ...limits, merges: true }));
  const ids = cutLedgers(view);
  if (ids.length === 0) return view;
  const { sheets } = await readXlsx(bytes, LEDGER_LIMITS);
  return withSheets(
    view,
    sheets.filter(({ id }) => ids.includes(id)),
  );
}

/** Codes of files that are too much for the usual bounds. */
const TOO_MUCH = new Set(['XLSX_TOO_MANY_CELLS', 'XLSX_TOO_MANY_STRINGS', 'XML_TOO_LARGE', 'ZIP_TOO_LARGE']);

async function readWithin(bytes: Uint8Array, limits: XlsxLimits): Promise<WorkbookView> {
  try {
    return await readXlsx(bytes, limits);
  } catch (error) {
    if (!isGoujiError(error) || !TOO_MUCH.has(error.code)) throw error;
    const view = await readXlsx(bytes, LEDGER_LIMITS).catch(() => null);
    const ids = view && ledgerIds(view);
    if (!view || !ids || ids.size === 0) throw error;
    return { ...view, sheets: view.sheets.map((sheet) => (ids.has(sheet.id) ? sheet : bounded(sheet))) };
  }
}

/** As much of a sheet as is read of it anywhere else. */
function bounded(sheet: SheetGrid): SheetGrid {
  const { cells } = sheet;
  return cells.length <= READ_BOUNDS.rows
    ? sheet
    : { ...sheet, cells: cells.slice(0, READ_BOUNDS.rows), truncated: true };
}
