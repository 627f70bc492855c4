import { openXlsx } from '../../../src/adapters/xlsx/open';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { verifyXlsx } from '../../../src/adapters/xlsx/verify';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { LARGE_SHEET } from '../../../src/adapters/xlsx/write/large-sheet';
import { blankSheet, type DocumentCell, type WorkbookDocument } from '../../../src/core/model/document';
import { hostileTexts } from '../../support/hostile-texts';

const BOLD = { bold: true, numberFormat: '0.00' } as const;
const FILLED = { fill: '#C6D9F1' } as const;

/** A sheet just too large for the file library, and a small one beside it. */
function largeWorkbook(): WorkbookDocument {
  const special: readonly DocumentCell['value'][] = [
    true,
    '#REF!',
    ' 前后 ',
    '=1+1',
    '_x000D_',
    1e21,
    -1e-7,
    ...hostileTexts,
  ];
  const cells = Array.from({ length: LARGE_SHEET }, (_, index): DocumentCell => {
    const row = Math.floor(index / 40);
    const col = index % 40;
    const value = special[index] ?? (index % 7 === 0 ? null : index);
    if (row === 300) return { row, col, value: index, formula: `=SUM(A1:A${String(row)})`, style: BOLD };
    return { row, col, value, ...(index % 3 === 0 ? { style: index % 2 === 0 ? BOLD : { ...FILLED } } : {}) };
  });
  const sheet = {
    ...blankSheet('1', '明细'),
    cells,
    rowHeights: { 0: 30, 600: 12 },
    hiddenRows: [601],
    merges: [{ row: 400, col: 0, rows: 1, cols: 3 }],
    freeze: { rows: 2, cols: 1 },
  };
  return {
    sheets: [{ ...blankSheet('2', '小表'), cells: [{ row: 0, col: 0, value: 1 }] }, sheet],
    names: [],
    structureProtected: false,
    selection: null,
  };
}

test('a large sheet is read again as it was written, looks and lines included', async () => {
  const document = largeWorkbook();
  const bytes = await writeXlsx(document);
  await verifyXlsx(bytes, document);
  const { document: read } = await openXlsx(bytes);
  const [, sheet] = read.sheets;
  expect(sheet).toMatchObject({
    rowHeights: { 0: 30, 600: 12 },
    hiddenRows: [601],
    freeze: { rows: 2, cols: 1 },
  });
  const styleAt = (row: number, col: number) =>
    sheet?.cells.find((cell) => cell.row === row && cell.col === col)?.style;
  expect(styleAt(0, 0)).toMatchObject(BOLD);
  expect(styleAt(0, 3)).toMatchObject(FILLED);
  expect(styleAt(0, 1)?.fill ?? null).toBeNull();
});

test('the strict reader takes it', async () => {
  const { sheets } = await readXlsx(await writeXlsx(largeWorkbook()));
  expect(sheets[1]?.cells[300]?.[5]).toMatchObject({ value: 12_005, formula: '=SUM(A1:A300)' });
});
