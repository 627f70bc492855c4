import { GoujiError } from '../../core/errors';

/**
 * Asks for the sheets that are to be written to. The function returned is called once the request is answered.
 * @throws SHEET_GONE, SHEET_PROTECTED from that function
 */
export function loadOpenSheets(
  context: Excel.RequestContext,
  places: readonly { readonly sheetId: string }[],
): () => void {
  const sheets = [...new Set(places.map(({ sheetId }) => sheetId))].map((id) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    sheet.load('name,protection/protected');
    return sheet;
  });
  return () => sheets.forEach(requireOpen);
}

function requireOpen(sheet: Excel.Worksheet): void {
  if (sheet.isNullObject) throw new GoujiError('SHEET_GONE');
  if (sheet.protection.protected) throw new GoujiError('SHEET_PROTECTED', { sheet: sheet.name });
}
