import { GoujiError } from '../../core/errors';
import { isStateName, nameKey } from './listing';
import type { Listing } from './listing';
import type { ExcelRequests } from './requests';

export function sheetsIn({ sheets }: Listing, ids: readonly string[]): string[] {
  return sheets.map((sheet) => sheet.id).filter((id) => ids.includes(id));
}

export function namesIn({ names }: Listing, wanted: readonly string[]): string[] {
  const keys = new Set(wanted.map(nameKey));
  return names.map(({ name }) => name).filter((name) => keys.has(nameKey(name)));
}

/** @throws STRUCTURE_PROTECTED; HOST_ERROR when no visible sheet would be left, which Excel refuses */
export function requireSheetsLeft(listing: Listing, ids: readonly string[]): void {
  if (listing.structureProtected && sheetsIn(listing, ids).length > 0)
    throw new GoujiError('STRUCTURE_PROTECTED');
  const left = listing.sheets.filter((sheet) => !ids.includes(sheet.id));
  if (!left.some((sheet) => sheet.visibility === 'visible'))
    throw new GoujiError('HOST_ERROR', { code: 'LAST_SHEET' });
}

/**
 * Names go first: once its sheet is gone a name holds #REF!, which some versions of Excel do not bear. The state goes
 * last: until then it says that something is left to take away.
 */
export async function deleteSheets(
  requests: ExcelRequests,
  sheetIds: readonly string[],
  names: readonly string[],
): Promise<void> {
  if (sheetIds.length + names.length === 0) return;
  const batch = async (context: Excel.RequestContext): Promise<void> => {
    const { workbook } = context;
    const [states, others] = [names.filter(isStateName), names.filter((name) => !isStateName(name))];
    for (const name of others) workbook.names.getItem(name).delete();
    for (const id of sheetIds) workbook.worksheets.getItem(id).delete();
    for (const name of states) workbook.names.getItem(name).delete();
    await context.sync();
  };
  await requests.run(batch, { repeatable: false });
}
