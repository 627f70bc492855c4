import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMemoryPort, type MemoryPort } from '../../src/adapters/memory';
import { saveXlsx } from '../../src/adapters/xlsx/port';
import { XLSX_LIMITS } from '../../src/adapters/xlsx/read';
import { requests } from '../../src/catalogue/2021/tables';
import { say } from '../../src/catalogue/messages';
import { checkInTasks } from '../../src/check';
import { readWholeXlsx } from '../../src/cli/whole-xlsx';
import { cellName } from '../../src/core/model/geometry';
import type { CellValue, SheetGrid } from '../../src/core/model/grid';
import type { Verdict } from '../../src/core/model/verdict';
import { readLedger } from '../../src/ledger';
import { readWhole } from '../../src/long-lists';
import { tallyLedger } from '../../src/core/ledger/tally';
import { encodeIn, GBK } from '../support/chinese-encodings';
import { runCli } from '../support/cli-run';
import { miscountedWorkbook } from '../support/ledger-desk';
import { printedTable, sheetOfRows, workbookOf } from '../support/edition-workbook';
import { buildXlsx } from '../support/xlsx-builder';

const HEADER = ['编号', '收到日期', '申请人类型', '处理结果', '答复日期'];
const CASES: readonly (readonly CellValue[])[] = [
  ['2023-016', 45200, '自然人', '予以公开', 45230],
  ['2023-017', '2023年12月11日', '自然人', '（一）予以公开', '2024.1.3'],
  ['2023-018', 45270, '商业企业', null, null],
];
const ledgerSheet = (cases = CASES): SheetGrid => sheetOfRows('申请台账', [HEADER, ...cases]);

/** 表三 as the ledger has it, with these figures instead. */
function tableSheet(changes: Readonly<Record<string, number>> = {}): SheetGrid {
  const ledger = readLedger(workbookOf([ledgerSheet()]));
  const figures = new Map(ledger ? tallyLedger(ledger, 2023).map(({ point, value }) => [point, value]) : []);
  return printedTable(requests, (point) => changes[point] ?? figures.get(point) ?? 0);
}

function rowsOf({ cells }: SheetGrid): string {
  const cell = (value: CellValue, row: number, col: number): string => {
    const at = cellName({ row, col });
    if (value === null) return '';
    return typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${String(value)}</t></is></c>`;
  };
  return cells
    .map((row, r) => `<row r="${r + 1}">${row.map(({ value }, c) => cell(value, r, c)).join('')}</row>`)
    .join('');
}

describe('gouji ledger', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gouji-ledger-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function fileOf(name: string, sheets: readonly SheetGrid[], workbookPr = ''): Promise<string> {
    const file = path.join(folder, name);
    const bytes = buildXlsx({
      workbookPr,
      sheets: sheets.map((one) => ({ name: one.name, rows: rowsOf(one) })),
    });
    await writeFile(file, bytes);
    return file;
  }

  test('check names the case behind a difference, what is due, and ends with 1 for errors', async () => {
    const wrong = tableSheet({
      'requests.granted.naturalPerson': 2,
      'requests.granted.total': 2,
      'requests.concluded.naturalPerson': 2,
      'requests.concluded.total': 2,
      'requests.carriedForward.naturalPerson': 0,
      'requests.carriedForward.total': 1,
    });
    const file = await fileOf('wrong.xlsx', [wrong, ledgerSheet()]);
    const { code, out } = await runCli('ledger', 'check', file, '--year', '2023');
    expect(code).toBe(1);
    expect(out).toContain('申请台账 2023年度  3件申请，0件复议诉讼');
    expect(out).toContain('编号2023-017已于2024年1月3日答复，应列入结转下年度，不计入“（一）予以公开”');
    expect(out).toContain('与表三、表四核对了144项');
    const { out: text } = await runCli('ledger', 'check', file, '--year', '2023', '--json');
    expect(JSON.parse(text)).toMatchObject({
      year: 2023,
      applications: 3,
      compared: 144,
      findings: [
        { rule: 'LED-03', cases: ['2023-017'], certain: true, cells: [{ cell: 'D6' }, { cell: 'D28' }] },
        { rule: 'LED-06', cases: ['2023-018'], cells: [{ sheet: '申请台账', cell: 'B4' }] },
      ],
      due: [{ number: '2023-018', row: 4 }],
    });
  });

  test('check ends with 0 where the tables are those of the ledger', async () => {
    const file = await fileOf('right.xlsx', [tableSheet(), ledgerSheet()]);
    expect(await runCli('ledger', 'check', file, '--year', '2023')).toMatchObject({ code: 0 });
  });

  test('tally gives every figure with its cases', async () => {
    const file = await fileOf('only.xlsx', [ledgerSheet()]);
    const { code, out } = await runCli('ledger', 'tally', file, '--year', '2023', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      figures: {
        'requests.received.total': 3,
        'requests.granted.naturalPerson': 1,
        'requests.refused.stateSecrets.total': 0,
      },
      cases: { 'requests.carriedForward.business': [{ number: '2023-018', row: 4 }] },
    });
    const { out: text } = await runCli('ledger', 'tally', file, '--year', '2023');
    expect(text).toContain('（一）予以公开：自然人 1  总计 1');
  });

  test('dates that count from 1904 are read as the workbook says', async () => {
    const cases = [['A', 45000 - 1462, '自然人', '予以公开', 45010 - 1462]];
    const file = await fileOf('mac.xlsx', [ledgerSheet(cases)], '<workbookPr date1904="1"/>');
    const { out } = await runCli('ledger', 'tally', file, '--year', '2023', '--json');
    expect(JSON.parse(out)).toMatchObject({ figures: { 'requests.granted.naturalPerson': 1 } });
  });

  test('more rows than the tables may have are read', async () => {
    const cases = Array.from({ length: 3000 }, (_, at) => [`A${at}`, 45000, '自然人', '予以公开', 45010]);
    const file = await fileOf('long.xlsx', [ledgerSheet(cases)]);
    const { out } = await runCli('ledger', 'tally', file, '--year', '2023', '--json');
    expect(JSON.parse(out)).toMatchObject({ figures: { 'requests.granted.naturalPerson': 3000 } });
  });

  test('a .csv file is a ledger too, in whatever encoding', async () => {
    const file = path.join(folder, '登记簿.csv');
    await writeFile(file, encodeIn(GBK, `${HEADER.join(',')}\nA1,2023/3/1,自然人,予以公开,2023.3.20\n`));
    const { out } = await runCli('ledger', 'tally', file, '--year', '2023', '--json');
    expect(JSON.parse(out)).toMatchObject({
      sheet: '登记簿',
      figures: { 'requests.granted.naturalPerson': 1 },
    });
  });

  test('a workbook without a ledger and a call without an action are told apart', async () => {
    const file = await fileOf('none.xlsx', [tableSheet()]);
    expect(await runCli('ledger', 'check', file)).toMatchObject({
      code: 4,
      err: expect.stringContaining('NO_LEDGER') as string,
    });
    expect(await runCli('ledger', 'tell', file)).toMatchObject({ code: 2 });
    expect(await runCli('ledger', 'check')).toMatchObject({ code: 2 });
    expect(await runCli('ledger', 'check', file, '--year', '23')).toMatchObject({ code: 2 });
  });

  test('a day that stands in merged cells is told at each row, as in the pane', async () => {
    const document = await miscountedWorkbook(3, 12);
    const sheets = document.sheets.map((sheet) =>
      sheet.name === '申请台账'
        ? {
            ...sheet,
            merges: [...sheet.merges, { row: 7, col: 1, rows: 2, cols: 1 }],
            cells: sheet.cells.map((cell) =>
              cell.row === 8 && cell.col === 1 ? { ...cell, value: null } : cell,
            ),
          }
        : sheet,
    );
    const file = path.join(folder, 'merged.xlsx');
    await writeFile(file, await saveXlsx({ ...document, sheets }));
    const { findings } = await readAndCheck(createMemoryPort({ ...document, sheets }));
    const told = findings.map(({ message }) => say('zh-CN', message.key, message.values));
    const { out } = await runCli('check', file, '--json');
    const { findings: printed } = JSON.parse(out) as { findings: readonly Told[] };
    expect(printed.map(({ message }) => message)).toEqual(told);
    expect(told.join()).toContain('B9在合并单元格B8:B9中');
    expect(told.join()).not.toContain('没有收到日期');
  });

  test('a workbook may be larger than others for its ledger alone', async () => {
    const cases = Array.from({ length: 1200 }, (_, at) => [`A${at}`, 45000, '自然人', '予以公开', 45010]);
    const numbers = (name: string): SheetGrid =>
      sheetOfRows(
        name,
        Array.from({ length: 1100 }, () => [1, 2]),
      );
    const bytesOf = async (name: string, sheets: readonly SheetGrid[]): Promise<Uint8Array> =>
      readFile(await fileOf(name, sheets));
    const few = { ...XLSX_LIMITS, cells: 1000 };
    const { sheets } = await readWholeXlsx(
      await bytesOf('large.xlsx', [ledgerSheet(cases), numbers('数据')]),
      few,
    );
    expect(sheets.map(({ cells, truncated }) => [cells.length, truncated])).toEqual([
      [1201, undefined],
      [1000, true],
    ]);
    await expect(readWholeXlsx(await bytesOf('none.xlsx', [numbers('数据')]), few)).rejects.toMatchObject({
      code: 'XLSX_TOO_MANY_CELLS',
    });
  });

  test('check of a workbook says of its ledger what the pane says', async () => {
    for (const [seed, count] of [
      [1, 40],
      [2, 1100],
    ] as const) {
      const document = await miscountedWorkbook(seed, count);
      const file = path.join(folder, `${count}.xlsx`);
      await writeFile(file, await saveXlsx(document));
      const { findings } = await readAndCheck(createMemoryPort(document));
      const { code, out } = await runCli('check', file, '--json');
      const told = (JSON.parse(out) as { findings: readonly Told[] }).findings;
      expect([count, code, told.map(({ rule, message, cells }) => [rule, message, cells.length])]).toEqual([
        count,
        1,
        findings.map(({ rule, message, cells }) => [
          rule,
          say('zh-CN', message.key, message.values),
          cells.length,
        ]),
      ]);
      expect(told.map(({ rule }) => rule)).toContain('LED-05');
    }
  }, 60_000);
});

interface Told {
  readonly rule: string;
  readonly message: string;
  readonly cells: readonly unknown[];
}

async function readAndCheck(port: MemoryPort): Promise<Verdict> {
  return checkInTasks(await readWhole(port));
}
