import { createUniverPort } from '../../../src/adapters/univer';
import { documentOf, openWorkbook } from '../../../src/adapters/univer/grid-workbook';
import { showDocument } from '../../../src/adapters/univer/show-document';
import { openXlsx } from '../../../src/adapters/xlsx/open';
import { saveXlsx } from '../../../src/adapters/xlsx/port';
import { blankSheet } from '../../../src/core/model/document';
import type { DocumentSheet, WorkbookDocument } from '../../../src/core/model/document';
import type { SheetLine } from '../../../src/ports/workbook-port';
import { startHeadlessGrid } from '../../support/headless-grid';

const SHEET: DocumentSheet = {
  ...blankSheet('table', '表三'),
  columnWidths: { 0: 9.37, 6: 12.5 },
  rowHeights: { 0: 21.3, 30: 18 },
  hiddenColumns: [5, 6],
  hiddenRows: [31],
  cells: [
    { row: 0, col: 0, value: 3 },
    { row: 0, col: 6, value: 7 },
    { row: 30, col: 0, value: 12 },
  ],
};
const DOCUMENT: WorkbookDocument = {
  sheets: [SHEET, { ...blankSheet('other', '表四'), cells: [{ row: 0, col: 0, value: 1 }] }],
  names: [],
  structureProtected: false,
  selection: null,
};

const column = (at: number): SheetLine => ({ sheetId: 'table', axis: 'column', at });
const row = (at: number): SheetLine => ({ sheetId: 'table', axis: 'row', at });

const grid = startHeadlessGrid();
const port = createUniverPort(grid.api);
const shown = (): WorkbookDocument => documentOf(openWorkbook(grid.api)).document;
const hiddenIn = (document: WorkbookDocument): unknown => [
  document.sheets[0]?.hiddenColumns,
  document.sheets[0]?.hiddenRows,
];

beforeEach(() => showDocument(grid.api, DOCUMENT));
afterAll(() => grid.dispose());

describe('rows and columns hidden in the workbench', () => {
  it('are hidden in the file saved and in the grid that opens it', async () => {
    await port.showLines([column(6), row(31)], true);
    await port.showLines([column(0), row(30)], false);
    const { document } = await openXlsx(await saveXlsx(shown()));
    expect(hiddenIn(document)).toEqual([[0, 5], [30]]);
    showDocument(grid.api, document);
    expect(hiddenIn(shown())).toEqual([[0, 5], [30]]);
  });

  it('keep the exact widths and heights of the document', async () => {
    await port.showLines([column(6), column(0), row(30), row(31)], true);
    await port.showLines([column(6), column(0), row(30), row(31)], false);
    const [sheet] = shown().sheets;
    expect([sheet?.columnWidths, sheet?.rowHeights]).toEqual([SHEET.columnWidths, SHEET.rowHeights]);
  });

  it('stay out of the undo list: undoing a typed figure takes back that figure alone', async () => {
    const sheet = openWorkbook(grid.api).getSheets()[0];
    sheet?.getRange(0, 0).setValue(5);
    await port.showLines([column(6), row(31)], true);
    openWorkbook(grid.api).undo();
    expect(sheet?.getRange(0, 0).getValue()).toBe(3);
    expect(await port.linesShown([column(6), row(31)])).toBe(true);
  });

  it('are shown in one step with those that the clerk hid himself', async () => {
    const sheet = openWorkbook(grid.api).getSheets()[0];
    sheet?.hideColumns(7, 2);
    expect(await port.linesShown([column(7)])).toBe(false);
    await port.showLines([5, 6, 7, 8].map(column), true);
    expect(hiddenIn(shown())).toEqual([[], [31]]);
  });

  it('are written sheet by sheet over their whole length, so that the grid draws all of it', async () => {
    const seen: unknown[] = [];
    const listener = grid.api.onCommandExecuted(({ id, params }) => seen.push([id, params]));
    await port.showLines([column(8), column(7), { sheetId: 'other', axis: 'row', at: 3 }], false);
    listener.dispose();
    expect(seen).toEqual([
      [
        'sheet.mutation.set-col-hidden',
        expect.objectContaining({
          subUnitId: 'table',
          ranges: [8, 7].map((at) =>
            expect.objectContaining({ startColumn: at, endColumn: at, startRow: 0, endRow: 99 }),
          ),
        }),
      ],
      ['sheet.mutation.set-row-hidden', expect.objectContaining({ subUnitId: 'other' })],
    ]);
  });
});
