import { parseBox } from '../../src/core/model/geometry';
import type { Box } from '../../src/core/model/geometry';
import { blankSheet } from '../../src/core/model/document';
import type { DocumentCell, WorkbookDocument } from '../../src/core/model/document';
import type { PlanCell, SheetPlan, StyleName, WorkbookPlan } from '../../src/core/model/sheet-plan';

/** Name of the only sheet in the clerk's workbook. */
export const CLERK_SHEET = '台账 Ledger';

/** The clerk's own conditional formats, first the one that wins. */
export const CLERK_FORMATS = [
  { box: 'B2:B3', formula: '=B2>3', fill: '#C6EFCE', color: '#006100' },
  { box: 'A2:B4', formula: '=$B2=""', fill: '#FFEB9C', color: '#9C5700' },
] as const;

/** A workbook as the clerk has it: figures, colours, a merged heading, conditional formats and a name of their own. */
export const CLERK_WORKBOOK: WorkbookDocument = {
  sheets: [
    {
      ...blankSheet('clerk-1', CLERK_SHEET),
      columnWidths: { 0: 20, 1: 12 },
      cells: [
        cell('A1', '申请台账', { bold: true, fill: '#DDEBF7' }),
        cell('B1', null, { fill: '#DDEBF7' }),
        cell('A2', '板浦镇', { italic: true }),
        cell('B2', 3, { numberFormat: '0', border: '#000000' }),
        cell('A3', "=不是公式 '引号'", { fill: '#F4A6A6' }),
        cell('B3', 4, { numberFormat: '0', border: '#000000', fill: '#F4A6A6' }),
        cell('A4', '合计'),
        { ...cell('B4', 7, { bold: true }), formula: '=SUM(B2:B3)' },
      ],
      merges: [box('A1:B1')],
      conditionalFormats: CLERK_FORMATS.map((format) => ({
        boxes: [box(format.box)],
        rule: { type: 'formula', formula: format.formula },
        fill: format.fill,
        color: format.color,
      })),
    },
  ],
  names: [{ name: '台账件数', refersTo: `'${CLERK_SHEET}'!$B$2:$B$3`, hidden: false }],
  structureProtected: false,
  selection: null,
};

/** Texts that a host might take for something else. */
export const TRICKY_TEXTS = [
  '=1+1',
  '+3',
  '-5',
  '@SUM(A1)',
  "'引号在前",
  '007',
  '1-2',
  '2025年1月',
  'TRUE',
  '第一行\n第二行',
  ' 前后空格 ',
  '<b>&"</b>',
  '𠮷',
];

const TRICKY_ROW = 10;

/** Sheet names of the small plan, with what Excel demands to be quoted. */
export const PLAN_SHEETS = ['表三 依申请公开', "基本'信息"] as const;

/** A plan with one of everything, small enough to read. */
export const SMALL_PLAN: WorkbookPlan = {
  sheets: [figureSheet(), fieldSheet()],
  names: [
    { name: '_gouji_表三', sheet: PLAN_SHEETS[0], box: box('A1:D7'), hidden: true },
    { name: '单位名称', sheet: PLAN_SHEETS[1], box: box('B1'), hidden: false },
  ],
  select: { sheet: PLAN_SHEETS[0], cell: { row: 3, col: 1 } },
};

function figureSheet(): SheetPlan {
  return {
    name: PLAN_SHEETS[0],
    tabColor: '#C6D9F1',
    columnWidths: [14, 8, 8, 9],
    rowHeights: new Map([[0, 24]]),
    hiddenColumns: [6],
    hiddenRows: [8],
    cells: [
      plan('A1', 'title', '收到和处理政府信息公开申请情况'),
      plan('B1', 'title'),
      plan('C1', 'title'),
      plan('D1', 'title'),
      plan('A3', 'header', '项目'),
      plan('B3', 'header', '自然人'),
      plan('C3', 'header', '法人'),
      plan('D3', 'header', '总计'),
      plan('A4', 'rowLabel', '一、本年新收'),
      plan('B4', 'input', 3),
      plan('C4', 'input'),
      { ...plan('D4', 'total'), formula: '=SUM(B4:C4)' },
      plan('A5', 'rowLabel', '二、上年结转'),
      plan('B5', 'input', 0),
      plan('C5', 'inputAmount', 12.5),
      { ...plan('D5', 'total'), formula: `=B5+C5+${"'表三 依申请公开'"}!B4` },
      plan('F5', 'check'),
      plan('G5', 'control'),
      ...TRICKY_TEXTS.map((text, index) => ({ ...plan('A1', 'hint', text), row: TRICKY_ROW + index })),
    ],
    merges: [box('A1:D1')],
    validations: [
      {
        boxes: [box('B4:C4')],
        rule: { type: 'wholeNumber', min: 0, max: 999_999_999_999 },
        title: '只能填整数',
        message: '请填0或正整数。',
      },
      {
        boxes: [box('B5:C5')],
        rule: { type: 'decimal', min: 0, max: 999_999_999_999 },
        title: '只能填数',
        message: '请填0或正数，单位为万元。',
      },
    ],
    conditionalFormats: [{ box: box('D4:D5'), formula: '=D4<>B4+C4', fill: '#F4A6A6', color: '#7A0000' }],
    freeze: { rows: 3, cols: 1 },
    page: {
      orientation: 'landscape',
      printArea: box('A1:D7'),
      titleRows: 1,
      titleRowStart: 2,
      pagesHigh: 0,
      header: '标题',
      footer: '&C第 &P 页',
    },
  };
}

function fieldSheet(): SheetPlan {
  return {
    name: PLAN_SHEETS[1],
    tabColor: '#FFD98A',
    columnWidths: [12, 30],
    rowHeights: new Map(),
    hiddenColumns: [],
    hiddenRows: [],
    cells: [
      plan('A1', 'field', '单位'),
      plan('B1', 'fieldInput', '板浦镇人民政府'),
      plan('A2', 'field', '合计方式'),
      plan('B2', 'fieldInput'),
    ],
    merges: [],
    validations: [
      {
        boxes: [box('B2')],
        rule: { type: 'list', items: ['公式', '手填'] },
        title: '请选择',
        message: '请从列表中选择。',
      },
    ],
    conditionalFormats: [],
    freeze: { rows: 0, cols: 0 },
    page: {
      orientation: 'portrait',
      printArea: box('A1:B2'),
      titleRows: 0,
      titleRowStart: 0,
      pagesHigh: 1,
      header: '',
      footer: '',
    },
  };
}

function plan(place: string, style: StyleName, value?: string | number): PlanCell {
  const { row, col } = box(place);
  return value === undefined ? { row, col, style } : { row, col, style, value };
}

function cell(place: string, value: DocumentCell['value'], style?: DocumentCell['style']): DocumentCell {
  const { row, col } = box(place);
  return style ? { row, col, value, style } : { row, col, value };
}

/** Box of A1 text that is known to be one. */
export function box(text: string): Box {
  const parsed = parseBox(text);
  if (!parsed) throw new Error(`not a box: ${text}`);
  return parsed;
}
