import { toSnapshot, fromSnapshot } from '../../../src/adapters/univer/snapshot';
import { hexColor } from '../../../src/adapters/univer/styles';
import { documentOf, openWorkbook } from '../../../src/adapters/univer/grid-workbook';
import { showDocument } from '../../../src/adapters/univer/show-document';
import { blankSheet } from '../../../src/core/model/document';
import type { DocumentSheet, WorkbookDocument } from '../../../src/core/model/document';
import { CLERK_WORKBOOK } from '../../contracts/clerk-workbook';
import { startHeadlessGrid } from '../../support/headless-grid';

/** A sheet with one of everything that a document can say. */
const FULL_SHEET: DocumentSheet = {
  ...blankSheet('full', "表三 '依申请'公开"),
  visibility: 'hidden',
  protected: true,
  tabColor: '#C6D9F1',
  columnWidths: { 0: 9.37, 2: 36 },
  rowHeights: { 0: 21.3, 4: 40 },
  hiddenColumns: [5, 7],
  hiddenRows: [8],
  cells: [
    {
      row: 0,
      col: 0,
      value: '标题',
      style: { font: '黑体', size: 14, bold: true, locked: false, indent: 2, horizontal: 'centerContinuous' },
      note: { author: '李', text: '核对过' },
    },
    { row: 0, col: 1, value: null, style: { fill: '#FFFDE7', numberFormat: '0', locked: false } },
    { row: 1, col: 0, value: '007' },
    { row: 1, col: 1, value: 12.5, style: { numberFormat: '0.00', vertical: 'distributed' } },
    { row: 1, col: 2, value: true },
    { row: 2, col: 0, value: 3, formula: '=SUM(B2:B3)' },
    { row: 2, col: 1, value: '#REF!', formula: '=#REF!' },
    {
      row: 3,
      col: 0,
      value: null,
      style: {
        borders: { top: { line: 'double', color: '#FF0000' }, left: { line: 'hair', color: '#000000' } },
      },
    },
    {
      row: 3,
      col: 1,
      value: null,
      style: { border: '#000000', italic: true, underline: true, strike: true },
    },
    { row: 9, col: 9, value: null, note: { author: '', text: '空白格上的批注' } },
  ],
  merges: [{ row: 5, col: 0, rows: 2, cols: 3 }],
  validations: [
    {
      boxes: [{ row: 1, col: 1, rows: 2, cols: 2 }],
      rule: { type: 'wholeNumber', min: 0, max: 999_999_999_999 },
      title: '只能填整数',
      message: '请填0或正整数。',
      onInvalid: 'stop',
      prompt: { title: '件数', message: '没有数据请填0' },
    },
    {
      boxes: [{ row: 6, col: 1, rows: 1, cols: 1 }],
      rule: { type: 'list', items: ['公式', '手填, 有逗号'] },
      title: '',
      message: '',
      onInvalid: 'warning',
    },
    {
      boxes: [{ row: 7, col: 1, rows: 1, cols: 1 }],
      rule: { type: 'foreign', kind: 'list', formula1: '$A$1:$A$3' },
      title: '',
      message: '',
      onInvalid: 'information',
    },
    {
      boxes: [{ row: 7, col: 2, rows: 1, cols: 1 }],
      rule: { type: 'foreign', kind: 'textLength', operator: 'lessThan', formula1: '20' },
      title: '',
      message: '',
      onInvalid: 'stop',
    },
  ],
  conditionalFormats: [
    {
      boxes: [
        { row: 1, col: 1, rows: 3, cols: 1 },
        { row: 8, col: 0, rows: 1, cols: 4 },
      ],
      rule: { type: 'formula', formula: '=B2>3' },
      fill: '#F4A6A6',
      color: null,
      stopIfTrue: true,
    },
    {
      boxes: [{ row: 0, col: 0, rows: 1, cols: 1 }],
      rule: { type: 'cellValue', operator: 'between', formulas: ['=1', '=9'] },
      fill: null,
      color: '#7A0000',
      bold: true,
    },
  ],
  freeze: { rows: 3, cols: 1 },
  page: {
    orientation: 'landscape',
    paper: 'a4',
    fit: { wide: 1, high: 0 },
    scale: 100,
    printArea: { row: 0, col: 0, rows: 28, cols: 10 },
    titleRows: { start: 0, count: 3 },
    titleColumns: null,
    header: '',
    footer: '&C第 &P 页',
    margins: null,
    centredHorizontally: true,
  },
};

const FULL_WORKBOOK: WorkbookDocument = {
  sheets: [
    blankSheet('first', '首页'),
    FULL_SHEET,
    { ...blankSheet('secret', '暗'), visibility: 'veryHidden' },
  ],
  names: [
    { name: '件数', refersTo: "'表三 ''依申请''公开'!$B$2:$B$3", hidden: false },
    { name: '一半', refersTo: "SUM('首页'!$A$1)/2", hidden: false },
    { name: '本表', refersTo: "'首页'!$A$1", hidden: true, scope: 'first' },
    { name: '_块', refersTo: "'表三 ''依申请''公开'!$A$2:$C$5", hidden: true },
    { name: '_gouji_state', refersTo: '"{""v"":1}"', hidden: true },
  ],
  structureProtected: true,
  selection: null,
  defaultFont: { name: '宋体', size: 12 },
};

const plainFormula =
  (document: WorkbookDocument) =>
  (sheetId: string, row: number, col: number): string => {
    const cells = document.sheets.find(({ id }) => id === sheetId)?.cells ?? [];
    return cells.find((cell) => cell.row === row && cell.col === col)?.formula ?? '';
  };

const sorted = (document: WorkbookDocument): WorkbookDocument => ({
  ...document,
  names: [...document.names].sort((a, b) => (a.name < b.name ? -1 : 1)),
});

test.each([
  ['the clerk’s workbook', CLERK_WORKBOOK],
  ['a workbook with one of everything', FULL_WORKBOOK],
])('%s becomes a snapshot and comes back as it was', (_name, document) => {
  const snapshot = structuredClone(toSnapshot(document, 'workbook-1'));
  const read = fromSnapshot(snapshot, plainFormula(document));
  expect(sorted(read.document)).toEqual(sorted(document));
  expect(read.lost).toEqual([]);
});

test('a workbook opened in the grid and taken out untouched is the same', async () => {
  const { api, dispose } = startHeadlessGrid();
  showDocument(api, FULL_WORKBOOK);
  await api.getFormula().onCalculationResultApplied(3000);
  const { document } = documentOf(openWorkbook(api));
  expect(sorted({ ...document, selection: null })).toEqual(sorted(FULL_WORKBOOK));
  dispose();
});

describe('what the clerk changes in the grid', () => {
  const { api, dispose } = startHeadlessGrid();
  afterAll(dispose);
  beforeEach(() => showDocument(api, { ...FULL_WORKBOOK, structureProtected: false }));

  const sheet = () => openWorkbook(api).getSheetBySheetId('full')!;
  const saved = (): DocumentSheet => documentOf(openWorkbook(api)).document.sheets[1]!;

  test('a fill changes the fill and nothing else of a cell', () => {
    sheet().getRange('B2').setBackgroundColor('rgb(255, 0, 16)');
    const style = saved().cells.find(({ row, col }) => row === 1 && col === 1)?.style;
    expect(style).toMatchObject({ fill: '#FF0010', numberFormat: '0.00' });
  });

  test('a column made wider is saved wider, the others keep their exact width', () => {
    sheet().setColumnWidth(2, 145);
    expect(saved().columnWidths).toEqual({ 0: 9.37, 2: 20 });
  });

  test('rows inserted move everything that lies below', () => {
    sheet().insertRows(1, 2);
    const { cells, merges, validations, page } = saved();
    expect(cells.find(({ value }) => value === '007')).toMatchObject({ row: 3, col: 0 });
    expect(merges).toEqual([{ row: 7, col: 0, rows: 2, cols: 3 }]);
    // The grid also validates new rows at the upper edge, like the row they push down.
    expect(validations[0]?.boxes).toEqual([{ row: 1, col: 1, rows: 4, cols: 2 }]);
    expect(page?.printArea).toEqual({ row: 0, col: 0, rows: 30, cols: 10 });
    expect(page?.titleRows).toEqual({ start: 0, count: 5 });
  });

  test('a hidden name follows its cells, and is not in the name box', () => {
    const names = () => documentOf(openWorkbook(api)).document.names;
    const hidden = () => names().find(({ name }) => name === '_块');
    expect(
      openWorkbook(api)
        .getDefinedNames()
        .map((name) => name.getName()),
    ).not.toContain('_块');
    sheet().insertRows(0, 2);
    expect(hidden()?.refersTo).toMatch(/!\$A\$4:\$C\$7$/);
    sheet().deleteRows(4, 2);
    expect(hidden()?.refersTo).toMatch(/!\$A\$4:\$C\$5$/);
    sheet().deleteColumns(0, 1);
    sheet().setName('改名');
    expect(hidden()).toEqual({ name: '_块', refersTo: "'改名'!$A$4:$B$5", hidden: true });
  });

  test('data bars are said to be lost', () => {
    const bars = {
      min: { type: 'min' },
      max: { type: 'max' },
      positiveColor: '#00FF00',
      nativeColor: '#FF0000',
    };
    const rule = sheet()
      .newConditionalFormattingRule()
      .setDataBar(bars as never)
      .setRanges([sheet().getRange('A1:A3').getRange()])
      .build();
    sheet().addConditionalFormattingRule(rule);
    expect(documentOf(openWorkbook(api)).lost).toEqual(['conditionalFormats']);
  });
});

test.each([
  ['#f4a6a6', '#F4A6A6'],
  ['rgb(244,166,166)', '#F4A6A6'],
  ['rgba(244, 166, 166, 0.5)', '#F4A6A6'],
  ['#abc', '#AABBCC'],
  ['F4A6A6', '#F4A6A6'],
  ['', null],
  ['red', null],
])('colour %j of the grid is %j', (colour, expected) => {
  expect(hexColor({ rgb: colour })).toBe(expected);
});
