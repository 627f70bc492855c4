import { verifyXlsx } from '../../../src/adapters/xlsx/verify';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import type { DocumentSheet, WorkbookDocument } from '../../../src/core/model/document';
import { CLERK_SHEET, CLERK_WORKBOOK } from '../../contracts/clerk-workbook';

function withSheet(change: (sheet: DocumentSheet) => Partial<DocumentSheet>): WorkbookDocument {
  const sheets = CLERK_WORKBOOK.sheets.map((sheet) => ({ ...sheet, ...change(sheet) }));
  return { ...CLERK_WORKBOOK, sheets };
}

const atB2 = (content: object) => (sheet: DocumentSheet) => ({
  cells: sheet.cells.map((cell) => (cell.row === 1 && cell.col === 1 ? { ...cell, ...content } : cell)),
});

describe('reading a written file again', () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await writeXlsx(CLERK_WORKBOOK);
  });

  it('finds the same', async () => {
    await expect(verifyXlsx(bytes, CLERK_WORKBOOK)).resolves.toBeUndefined();
  });

  it.each<[string, (sheet: DocumentSheet) => Partial<DocumentSheet>]>([
    ['another figure', atB2({ value: 4 })],
    ['a text for a figure', atB2({ value: '3' })],
    ['a formula for a constant', atB2({ formula: '=3' })],
    ['a missing merge', () => ({ merges: [] })],
    ['a missing conditional format', (sheet) => ({ conditionalFormats: sheet.conditionalFormats.slice(1) })],
    ['other priorities', (sheet) => ({ conditionalFormats: [...sheet.conditionalFormats].reverse() })],
    ['protection', () => ({ protected: true })],
    ['visibility', () => ({ visibility: 'hidden' })],
    ['a hidden row', () => ({ hiddenRows: [2] })],
  ])('refuses the file for %s and names the sheet', async (_, change) => {
    const refusal = verifyXlsx(bytes, withSheet(change));
    await expect(refusal).rejects.toMatchObject({
      code: 'OUTPUT_UNVERIFIED',
      details: { sheet: CLERK_SHEET },
    });
  });

  it('refuses the file for a name that is hidden no more', async () => {
    const names = CLERK_WORKBOOK.names.map((name) => ({ ...name, hidden: true }));
    await expect(verifyXlsx(bytes, { ...CLERK_WORKBOOK, names })).rejects.toMatchObject({
      code: 'OUTPUT_UNVERIFIED',
    });
  });

  it('refuses a file that cannot be read', async () => {
    await expect(verifyXlsx(bytes.slice(0, 500), CLERK_WORKBOOK)).rejects.toMatchObject({
      code: 'OUTPUT_UNVERIFIED',
    });
  });
});
