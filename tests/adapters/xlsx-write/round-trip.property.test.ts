import fc from 'fast-check';
import { openXlsx } from '../../../src/adapters/xlsx/open';
import { saveXlsx } from '../../../src/adapters/xlsx/port';
import { fileText } from '../../../src/adapters/xlsx/write/text';
import type { DocumentCell, WorkbookDocument } from '../../../src/core/model/document';
import { arbitraryWorkbook } from '../../support/arbitrary-document';

/** The document as a file can say it: texts through the gate. */
function asWritten(workbook: WorkbookDocument): WorkbookDocument {
  const written = (cell: DocumentCell): DocumentCell =>
    typeof cell.value === 'string' ? { ...cell, value: fileText(cell.value) } : cell;
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({ ...sheet, cells: sheet.cells.map(written) })),
  };
}

describe('a document written and opened again', () => {
  it('is the same, whatever its texts, looks and conditional formats', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorkbook, async (workbook) => {
        const { document, lost } = await openXlsx(await saveXlsx(workbook));
        expect(document.sheets).toEqual(asWritten(workbook).sheets);
        expect(lost).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same bytes every time', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorkbook, async (workbook) => {
        const bytes = await saveXlsx(workbook);
        const { document } = await openXlsx(bytes);
        expect(Buffer.compare(await saveXlsx(workbook), bytes)).toBe(0);
        expect(Buffer.compare(await saveXlsx(document), bytes)).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});
