import { blankSheet } from '../../src/core/model/document';
import type { DocumentCell, DocumentPage, DocumentSheet } from '../../src/core/model/document';
import { layOutPrint } from '../../src/workbench/print/layout';
import type { PrintedRow, PrintedSheet } from '../../src/workbench/print/layout';
import { marginText } from '../../src/workbench/print/margin-text';
import { printStyle } from '../../src/workbench/print/page';
import { templateWorkbook } from '../support/template-workbook';

const PAGE: DocumentPage = {
  orientation: 'landscape',
  paper: 'a4',
  fit: { wide: 1, high: 0 },
  scale: 100,
  printArea: { row: 0, col: 0, rows: 4, cols: 3 },
  titleRows: { start: 1, count: 1 },
  titleColumns: null,
  header: '',
  footer: '',
  margins: null,
  centredHorizontally: false,
};

/** Five rows and four columns; every cell says where it is. */
function sheetWith(change: Partial<DocumentSheet>): DocumentSheet {
  const cells = Array.from({ length: 20 }, (_, index): DocumentCell => {
    const [row, col] = [Math.floor(index / 4), index % 4];
    return { row, col, value: `${row}${col}` };
  });
  return { ...blankSheet('s', '表'), cells, page: PAGE, ...change };
}

function print(change: Partial<DocumentSheet> = {}): PrintedSheet {
  const sheet = sheetWith(change);
  const valueAt = (row: number, col: number): string =>
    String(sheet.cells.find((cell) => cell.row === row && cell.col === col)?.value ?? '');
  return layOutPrint(sheet, (_id, row, col) => valueAt(row, col));
}

const texts = (rows: readonly PrintedRow[]): string[] =>
  rows.map(({ cells }) => cells.map(({ text }) => text).join(' '));

test('the print area is printed, its title rows apart from what stands before and after them', () => {
  const { lead, head, body } = print();
  expect([texts(lead), texts(head), texts(body)]).toEqual([
    ['00 01 02'],
    ['10 11 12'],
    ['20 21 22', '30 31 32'],
  ]);
});

test('hidden rows and columns are not printed, and merged cells shrink by them', () => {
  const { body } = print({
    hiddenRows: [3],
    hiddenColumns: [1],
    merges: [{ row: 2, col: 0, rows: 2, cols: 3 }],
  });
  expect(texts(body)).toEqual(['20']);
  expect(body[0]?.cells[0]).toMatchObject({ rows: 1, cols: 2 });
});

test('without a page set-up everything is printed upright on A4', () => {
  const { body, paper } = print({ page: null });
  expect(texts(body)).toHaveLength(5);
  expect(paper).toMatchObject({ width: 210, height: 297 });
});

test('a sheet too wide for the paper is shrunk to it, a narrow one is not enlarged', () => {
  const width = ({ columns }: PrintedSheet): number => columns.reduce((sum, column) => sum + column, 0);
  const room = (297 / 25.4 - 1.4) * 72;
  expect(width(print({ columnWidths: { 0: 100, 1: 100, 2: 100 } }))).toBeCloseTo(room, 5);
  expect(print().scale).toBe(1);
});

test('header and footer keep their codes for pages and lose those for fonts', () => {
  const facts = { sheet: '表三', file: '年报.xlsx' };
  expect(marginText('&C第 &P 页，共 &N 页', facts)).toEqual({
    left: '',
    center: '"第 " counter(page) " 页，共 " counter(pages) " 页"',
    right: '',
  });
  expect(marginText('&L&"宋体,Bold"&10&A&R&F && 附', facts)).toEqual({
    left: '"表三"',
    center: '',
    right: '"年报.xlsx" " " "&" " 附"',
  });
});

test('no text of a file leaves its place in the style of the page', () => {
  const style = printStyle(
    [print({ page: { ...PAGE, header: '&C"} body { display: none } \\&F' } })],
    '</style>"',
  );
  expect(style.match(/"/g)).toHaveLength(4 + 2);
  expect(style).not.toContain('</style>');
});

test('the official tables print their columns and no check column or control figure', async () => {
  const { port } = await templateWorkbook();
  for (const sheet of port.document().sheets) {
    const { head, lead, body, paper, footer } = layOutPrint(sheet, (_id, row, col) =>
      String(sheet.cells.find((cell) => cell.row === row && cell.col === col)?.value ?? ''),
    );
    const printed = texts([...lead, ...head, ...body]).join(' ');
    expect(printed).not.toMatch(/核对|校验：/);
    expect(Math.min(paper.width, paper.height)).toBe(210);
    if (sheet.name.startsWith('表'))
      expect([sheet.name, footer]).toEqual([sheet.name, expect.stringMatching('&P')]);
  }
});
