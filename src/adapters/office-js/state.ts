import { encodeState } from '../../ports/state-text';
import { STATE_NAME } from '../../ports/workbook-port';
import { hostCode } from './host-errors';
import { fetchListing, hasState } from './listing';
import type { ExcelRequests } from './requests';

/** Writes the hidden name of the state; `exists` says whether it is there already. */
export function writeState(workbook: Excel.Workbook, state: string, exists: boolean): Excel.NamedItem {
  const formula = `=${encodeState(state)}`;
  if (exists) {
    const item = workbook.names.getItem(STATE_NAME);
    item.formula = formula;
    return item;
  }
  const item = workbook.names.add(STATE_NAME, formula);
  item.visible = false;
  return item;
}

/** Writes or removes the state in one request. Another window may have made or removed it: then it is looked up. */
export async function saveStateText(
  requests: ExcelRequests,
  state: string | null,
  exists: boolean,
): Promise<void> {
  try {
    await writeOrDelete(requests, state, exists);
  } catch (error) {
    if (!['ItemNotFound', 'ItemAlreadyExists'].includes(hostCode(error))) throw error;
    await writeOrDelete(requests, state, hasState(await fetchListing(requests)));
  }
}

async function writeOrDelete(requests: ExcelRequests, state: string | null, exists: boolean): Promise<void> {
  if (state === null && !exists) return;
  const batch = async (context: Excel.RequestContext): Promise<void> => {
    if (state === null) context.workbook.names.getItem(STATE_NAME).delete();
    else writeState(context.workbook, state, exists);
    await context.sync();
  };
  await requests.run(batch, { repeatable: exists && state !== null });
}
