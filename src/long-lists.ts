import { ledgerTexts } from './catalogue/ledger-labels';
import { allLists, findLedgers } from './core/ledger/find-ledger';
import type { WorkbookView } from './core/model/grid';
import type { WorkbookPort } from './ports/workbook-port';

/** Part of the pipeline in a file of its own: a workbook read to the end of its ledgers. */

type Reader = Pick<WorkbookPort, 'read' | 'readLong' | 'merges'>;

/** The workbook as it is, its ledgers beyond READ_BOUNDS as well. @throws CANCELLED */
export async function readWhole(port: Reader, signal?: AbortSignal): Promise<WorkbookView> {
  return completed(port, await port.read(), signal);
}

/**
 * A workbook that was read within READ_BOUNDS with what was cut off its ledgers, and with their merged cells.
 * @throws CANCELLED
 */
export async function completed(
  port: Pick<Reader, 'readLong' | 'merges'>,
  view: WorkbookView,
  signal?: AbortSignal,
): Promise<WorkbookView> {
  const ids = ledgersOf(view).map(({ id }) => id);
  if (ids.length === 0) return view;
  const cut = cutLedgers(view);
  const long = cut.length === 0 ? view : withSheets(view, await port.readLong(cut, signal));
  return withMerges(long, ids, await port.merges(ids));
}

function ledgersOf(view: WorkbookView): WorkbookView['sheets'] {
  const found = findLedgers(view, ledgerTexts);
  return found ? allLists(found).map(({ sheet }) => sheet) : [];
}

function withMerges(
  view: WorkbookView,
  ids: readonly string[],
  merges: Awaited<ReturnType<WorkbookPort['merges']>>,
): WorkbookView {
  const byId = new Map(ids.map((id, at) => [id, merges[at] ?? []]));
  const sheets = view.sheets.map((sheet) => {
    const own = byId.get(sheet.id) ?? [];
    return own.length > 0 ? { ...sheet, merges: own } : sheet;
  });
  return { ...view, sheets };
}

/** Ids of the sheets that are ledgers. */
export function ledgerIds(view: WorkbookView): ReadonlySet<string> {
  return new Set(ledgersOf(view).map(({ id }) => id));
}

/** Ids of ledgers that were cut short. */
export function cutLedgers(view: WorkbookView): readonly string[] {
  if (!view.sheets.some(({ truncated }) => truncated)) return [];
  return ledgersOf(view).flatMap(({ id, truncated }) => (truncated ? [id] : []));
}

/** The workbook with sheets in place of those of the same id. */
export function withSheets(view: WorkbookView, sheets: WorkbookView['sheets']): WorkbookView {
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  return { ...view, sheets: view.sheets.map((sheet) => byId.get(sheet.id) ?? sheet) };
}

/** A workbook whose merged cells were all read, with those of its ledgers alone: nobody else asks for them. */
export function mergesOfLedgers(view: WorkbookView): WorkbookView {
  const lists = ledgerIds(view);
  const sheets = view.sheets.map((sheet) => {
    if (!sheet.merges || lists.has(sheet.id)) return sheet;
    const { merges: _, ...rest } = sheet;
    return rest;
  });
  return { ...view, sheets };
}
