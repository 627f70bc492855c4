import { GoujiError } from '../../core/errors';
import type { SheetGrid, WorkbookView } from '../../core/model/grid';
import type { SheetSummary } from '../../ports/workbook-port';
import { hostCode, isTooMuch } from './host-errors';
import { fetchListing, loadListing } from './listing';
import type { Listing } from './listing';
import { loadSheetPart } from './read-sheets';
import type { ExcelRequests } from './requests';

export interface ReadWorkbook {
  readonly listing: Listing;
  readonly view: WorkbookView;
}

/** One request when the sheets known are those that are there, else two; sheet by sheet when that is too much at once. */
export async function readSheets(requests: ExcelRequests, known: readonly string[]): Promise<ReadWorkbook> {
  try {
    return await requests.run((context) => readKnown(context, known), { repeatable: true });
  } catch (error) {
    if (isTooMuch(error)) return readOneByOne(requests);
    if (known.length === 0 || hostCode(error) !== 'ItemNotFound') throw error;
    return requests.run((context) => readKnown(context, []), { repeatable: true });
  }
}

async function readKnown(context: Excel.RequestContext, known: readonly string[]): Promise<ReadWorkbook> {
  const bringListing = loadListing(context);
  const parts = new Map(known.map((id) => [id, loadSheetPart(context, id)]));
  await context.sync();
  const listing = bringListing();
  const unknown = listing.sheets.filter((sheet) => !parts.has(sheet.id));
  for (const { id } of unknown) parts.set(id, loadSheetPart(context, id));
  if (unknown.length > 0) await context.sync();
  return readOf(
    listing,
    listing.sheets.flatMap((sheet) => parts.get(sheet.id)?.(sheet) ?? []),
  );
}

function readOf(listing: Listing, sheets: readonly SheetGrid[]): ReadWorkbook {
  return { listing, view: { sheets, names: listing.names, notices: [] } };
}

async function readOneByOne(requests: ExcelRequests): Promise<ReadWorkbook> {
  const listing = await fetchListing(requests);
  const grids: SheetGrid[] = [];
  for (const sheet of listing.sheets) grids.push(await readAlone(requests, sheet));
  return readOf(listing, grids);
}

/** @throws RANGE_TOO_LARGE when even this sheet alone is too much for one answer */
async function readAlone(requests: ExcelRequests, sheet: SheetSummary): Promise<SheetGrid> {
  const batch = async (context: Excel.RequestContext): Promise<SheetGrid> => {
    const part = loadSheetPart(context, sheet.id);
    await context.sync();
    return part(sheet);
  };
  try {
    return await requests.run(batch, { repeatable: true });
  } catch (error) {
    throw isTooMuch(error)
      ? new GoujiError('RANGE_TOO_LARGE', { sheet: sheet.name }, { cause: error })
      : error;
  }
}
