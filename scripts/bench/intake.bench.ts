import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { exporters } from '../../src/adapters/exporters';
import { readSource } from '../../src/adapters/intake';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { inflateWith } from '../../src/adapters/xlsx/read/container/inflate';
import { saveXlsx } from '../../src/adapters/xlsx/port';
import { check } from '../../src/check';
import { nodeInflate } from '../../src/cli/node-inflate';
import { draftOf } from '../../src/pipeline';
import { rebuild } from '../../src/rebuild';
import { randomConsistent, seededRandom } from '../../tests/support/random-report';
import { templateWorkbook, type TemplateWorkbook } from '../../tests/support/template-workbook';
import { rival } from './support/rivals';
import type { Row } from './support/row';

export const title = 'Reading reports from files';

const WORKBOOKS = 20;
const ROUNDS = 25;

async function filledWorkbook(seed: number): Promise<TemplateWorkbook> {
  const workbook = await templateWorkbook('typed', { organ: `第${seed}镇`, year: 2023 });
  await workbook.fill(randomConsistent(seededRandom(seed)));
  return workbook;
}

/** Reads a workbook and adds up every number in its cells, so that no reader may leave its work out. */
type Reader = (bytes: Uint8Array) => Promise<number> | number;

const ours: Reader = async (bytes) => {
  let sum = 0;
  for (const { cells } of (await readXlsx(bytes)).sheets)
    for (const row of cells)
      for (const { value, formula } of row)
        if (typeof value === 'number' && formula === undefined) sum += value;
  return sum;
};

interface ExcelJs {
  Workbook: new () => {
    xlsx: { load(bytes: ArrayBuffer): Promise<unknown> };
    eachSheet(
      visit: (sheet: {
        eachRow(visit: (row: { eachCell(visit: (cell: { value: unknown }) => void): void }) => void): void;
      }) => void,
    ): void;
  };
}

/** As on the command line; in a page our own inflating takes its place. */
const oursInNode: Reader = async (bytes) => {
  inflateWith(nodeInflate);
  try {
    return await ours(bytes);
  } finally {
    inflateWith(null);
  }
};

const withExcelJs =
  (library: ExcelJs): Reader =>
  async (bytes) => {
    const workbook = new library.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    let sum = 0;
    const add = (cell: { value: unknown }, seen: Set<unknown>): void => {
      // A merged cell repeats the value of its first one.
      if (typeof cell.value === 'number' && !seen.has(cell)) sum += cell.value;
    };
    workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => add(cell, new Set()))));
    return sum;
  };

interface SheetJs {
  read(
    bytes: Uint8Array,
    options: object,
  ): { Sheets: Record<string, Record<string, { t?: string; v?: unknown; f?: string }>> };
}

const withSheetJs =
  (library: SheetJs): Reader =>
  (bytes) => {
    let sum = 0;
    for (const sheet of Object.values(library.read(bytes, { type: 'array' }).Sheets))
      for (const [key, cell] of Object.entries(sheet))
        if (!key.startsWith('!') && cell.t === 'n' && cell.f === undefined) sum += Number(cell.v);
    return sum;
  };

/** Time of each reader over all files, the best of several rounds. */
async function compared(
  readers: Readonly<Record<string, Reader>>,
  files: readonly Uint8Array[],
): Promise<Record<string, number>> {
  const best: Record<string, number> = {};
  let expected: number | null = null;
  // In turns, so that a machine that is busy for a while is busy for all; the best round had nothing to collect.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, read] of Object.entries(readers)) {
      const start = performance.now();
      let sum = 0;
      for (const file of files) sum += await read(file);
      const taken = (performance.now() - start) / files.length;
      expected ??= sum;
      if (sum !== expected) throw new Error(`${name} read ${sum}, not ${expected}`);
      best[name] = Math.min(best[name] ?? Infinity, taken);
    }
  }
  return best;
}

async function workbookRows(): Promise<readonly Row[]> {
  const files: Uint8Array[] = [];
  for (let seed = 1; seed <= WORKBOOKS; seed += 1)
    files.push(await saveXlsx((await filledWorkbook(seed)).port.document()));
  const exceljs = (await rival('exceljs')) as ExcelJs | null;
  const sheetjs = (await rival('xlsx')) as SheetJs | null;
  const times = await compared(
    {
      ours: oursInNode,
      inPage: ours,
      ...(exceljs ? { exceljs: withExcelJs(exceljs) } : {}),
      ...(sheetjs ? { sheetjs: withSheetJs(sheetjs) } : {}),
    },
    files,
  );
  const own = times['ours'] ?? Number.NaN;
  const against = (name: string, words: string, least: number): readonly Row[] =>
    times[name] === undefined
      ? []
      : [
          { measure: `the same, ${words}`, value: times[name], unit: 'ms' },
          { measure: `${words} against ours`, value: times[name] / own, unit: 'times', least },
        ];
  return [
    {
      measure: `.xlsx of a full report (${Math.round((files[0]?.length ?? 0) / 1000)} kB), strict reader`,
      value: own,
      unit: 'ms',
    },
    { measure: 'the same, inflated as in a page', value: times['inPage'] ?? Number.NaN, unit: 'ms' },
    ...against('exceljs', 'exceljs 4.4.0', 2.5),
    ...against('sheetjs', 'SheetJS 0.18.5', 1),
  ];
}

const TEXT_BOUND = 50;
const PDF_BOUND = 1500;

/** From bytes to findings: reader, tables put together again, check. */
async function imported(bytes: Uint8Array, name: string): Promise<number> {
  return check(rebuild(await readSource(bytes, { name })).view).report.facts.size;
}

async function documentRow(
  words: string,
  bytes: Uint8Array,
  name: string,
  bound: number,
  runs: number,
): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const figures = await imported(bytes, name);
    if (figures < 100) throw new Error(`${words}: ${figures} figures`);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return {
    measure: `${words}, from bytes to findings, median`,
    value: times[Math.floor(runs / 2)] ?? Number.NaN,
    unit: 'ms',
    bound,
  };
}

const REPORTS = path.resolve('../shared/reports');

export async function run(): Promise<readonly Row[]> {
  const draft = await draftOf(await (await filledWorkbook(1)).verdict());
  const rows = [
    ...(await workbookRows()),
    await documentRow('.html of a full report', await exporters.html(draft), 'r.html', TEXT_BOUND, 15),
    await documentRow('.txt of a full report', await exporters.txt(draft), 'r.txt', TEXT_BOUND, 15),
    await documentRow('.docx of a full report', await exporters.docx(draft), 'r.docx', TEXT_BOUND, 15),
  ];
  const published = [
    ['banpu_2023/source.txt', 'published text', TEXT_BOUND, 9],
    ['shuyang_ndrc_2023/source.html', 'published page of 85 kB', TEXT_BOUND, 9],
    ['huaian_city_2024/source.pdf', 'published PDF of 413 kB', PDF_BOUND, 5],
  ] as const;
  for (const [file, words, bound, runs] of published) {
    const at = path.join(REPORTS, file);
    if (existsSync(at))
      rows.push(await documentRow(words, new Uint8Array(readFileSync(at)), path.basename(file), bound, runs));
  }
  return rows;
}
