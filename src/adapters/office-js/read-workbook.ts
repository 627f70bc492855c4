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
  /** Whether serial numbers of dates count from 1904; null where Excel was not asked or did not say. */
  readonly dates1904: boolean | null;
}

/**
 * One request when the sheets known are those that are there, else two; sheet by sheet when that is too much at once.
 * @param dates1904  as an earlier reading told; null asks for it along with the sheets
 */
export async function readSheets(
  requests: ExcelRequests,
  known: readonly string[],
  dates1904: boolean | null,
): Promise<ReadWorkbook> {
  try {
    return await requests.run((context) => readKnown(context, known, dates1904), { repeatable: true });
  } catch (error) {
    if (isTooMuch(error)) return readOneByOne(requests, dates1904);
    if (dates1904 === null && CALCULATES_NOT.has(hostCode(error))) return readSheets(requests, known, false);
    if (known.length === 0 || hostCode(error) !== 'ItemNotFound') throw error;
    return requests.run((context) => readKnown(context, [], dates1904), { repeatable: true });
  }
}

/** Codes of a host that does not calculate a function when it is asked to. */
const CALCULATES_NOT: ReadonlySet<string> = new Set([
  'ApiNotAvailable',
  'ApiNotFound',
  'InvalidArgument',
  'NotImplemented',
  'UnsupportedFeature',
  'UnsupportedOperation',
]);

async function readKnown(
  context: Excel.RequestContext,
  known: readonly string[],
  dates1904: boolean | null,
): Promise<ReadWorkbook> {
  const bringListing = loadListing(context);
  const bringSystem = dates1904 === null ? loadDateSystem(context) : () => dates1904;
  const parts = new Map(known.map((id) => [id, loadSheetPart(context, id)]));
  await context.sync();
  const listing = bringListing();
  const unknown = listing.sheets.filter((sheet) => !parts.has(sheet.id));
  for (const { id } of unknown) parts.set(id, loadSheetPart(context, id));
  if (unknown.length > 0) await context.sync();
  return readOf(
    listing,
    listing.sheets.flatMap((sheet) => parts.get(sheet.id)?.(sheet) ?? []),
    bringSystem(),
  );
}

/** ExcelApi 1.14 says the date system nowhere; the number of a day does. */
function loadDateSystem({ workbook }: Excel.RequestContext): () => boolean | null {
  const day = workbook.functions.date(1904, 1, 2);
  day.load('value');
  return () => (typeof day.value === 'number' ? day.value === 1 : null);
}

function readOf(listing: Listing, sheets: readonly SheetGrid[], dates1904: boolean | null): ReadWorkbook {
  const system = dates1904 === true ? { dates1904 } : {};
  return { listing, view: { sheets, names: listing.names, notices: [], ...system }, dates1904 };
}

async function readOneByOne(requests: ExcelRequests, dates1904: boolean | null): Promise<ReadWorkbook> {
  const listing = await fetchListing(requests);
  const grids: SheetGrid[] = [];
  for (const sheet of listing.sheets) grids.push(await readAlone(requests, sheet));
  return readOf(listing, grids, dates1904);
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
