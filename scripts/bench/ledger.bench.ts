import { readListFile } from '../../src/adapters/list-files';
import { ledgerTexts } from '../../src/catalogue/ledger-labels';
import { findLedgers } from '../../src/core/ledger/find-ledger';
import { cellName } from '../../src/core/model/geometry';
import { judgeLedger } from '../../src/ledger';
import { importCases, proposeList } from '../../src/ledger-import';
import { tallyLedger } from '../../src/core/ledger/tally';
import { dice, ledgerOf, randomCases } from '../../tests/support/ledger-builder';
import { reportOf } from '../../tests/support/report-builder';
import { templateWorkbook } from '../../tests/support/template-workbook';
import { sheetXlsx } from '../../tests/support/xlsx-builder';
import type { Row } from './support/row';

export const title = 'The ledger: 10,000 applications';

const YEAR = 2023;
const RUNS = 15;

export async function run(): Promise<readonly Row[]> {
  const cases = randomCases(dice(1), 10_000);
  const [ledger, wrong] = [ledgerOf(cases), ledgerOf(cases.filter((_, at) => at !== 5000))];
  const report = reportOf(
    Object.fromEntries(tallyLedger(wrong, YEAR).map(({ point, value }) => [point, value])),
  );
  const today = '2024-01-20';
  return [
    row('tally of 表三 and 表四', 50, () => tallyLedger(ledger, YEAR)),
    row('all findings and due dates, tables compared', 1000, () =>
      judgeLedger(ledger, report, { year: YEAR, today }),
    ),
    await searchRow(),
    await listRow('.xlsx', sheetXlsx(xlsxRows())),
    await listRow('.csv', new TextEncoder().encode(csvText())),
  ];
}

// ---- what a workbook without a ledger pays

async function searchRow(): Promise<Row> {
  const { port } = await templateWorkbook('formulas');
  const view = await port.read();
  return row('a workbook without a ledger is looked through for one', 1, () =>
    findLedgers(view, ledgerTexts),
  );
}

// ---- lists from elsewhere

const LIST_ROWS = 50_000;
const HEADS = [
  '登记号',
  '收件日期',
  '申请人性质',
  '申请人',
  '申请内容',
  '承办部门',
  '答复类型',
  '答复日期',
  '备注',
];

function lines(): readonly (readonly string[])[] {
  return randomCases(dice(2), LIST_ROWS).map(({ number, received, answered }, at) => [
    number,
    received ?? '',
    '公民',
    '张三',
    `某地块征收补偿安置方案第${at}号`,
    '办公室',
    answered ? '予以公开' : '',
    answered ?? '',
    '',
  ]);
}

function csvText(): string {
  return [HEADS, ...lines()].map((line) => line.join(',')).join('\n');
}

function xlsxRows(): string {
  const cell = (text: string, row: number, col: number): string =>
    text === '' ? '' : `<c r="${cellName({ row, col })}" t="inlineStr"><is><t>${text}</t></is></c>`;
  return [HEADS, ...lines()]
    .map((line, row) => `<row r="${row + 1}">${line.map((text, col) => cell(text, row, col)).join('')}</row>`)
    .join('');
}

async function listRow(kind: string, bytes: Uint8Array): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const begun = performance.now();
    const view = await readListFile(bytes, { name: `list${kind}` });
    const proposal = proposeList(view);
    const cases = proposal ? importCases(view, proposal).cases.length : 0;
    times.push(performance.now() - begun);
    if (cases !== LIST_ROWS) throw new Error(`${cases} cases of ${kind}`);
  }
  const value = times.sort((a, b) => a - b)[2] ?? NaN;
  return {
    measure: `a list of 50,000 rows from ${kind}: read and understood, median`,
    value,
    unit: 'ms',
    bound: 6000,
  };
}

// ---- measuring

function row(measure: string, bound: number, work: () => unknown): Row {
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  return { measure: `${measure}, median`, value: times[Math.floor(RUNS / 2)] ?? NaN, unit: 'ms', bound };
}
