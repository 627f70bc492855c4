import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { saveXlsx } from '../../../src/adapters/xlsx/port';
import { writeXlsx } from '../../../src/adapters/xlsx/write';
import { formatDueFor } from '../../../src/catalogue/formats';
import { formOf } from '../../../src/core/form/form';
import type { DocumentSheet, WorkbookDocument } from '../../../src/core/model/document';
import { cellName, parseBox } from '../../../src/core/model/geometry';
import { randomConsistent, seededRandom } from '../../../tests/support/random-report';
import { templateWorkbook } from '../../../tests/support/template-workbook';
import { buildZip, type ZipPart } from '../../../tests/support/zip-builder';
import { damaged } from './damaged-workbooks';

export const YEAR = 2024;
export const ORGAN = '灌云县人民政府';

/** A folder of workbooks, and what adding them up must give. */
export interface Workbooks {
  readonly folder: string;
  readonly roster: string;
  /** Names of the files that are whole and right. */
  readonly good: readonly string[];
  /** Bad or hostile ones, each with the codes of which one must be told. */
  readonly bad: Readonly<Record<string, readonly string[]>>;
  /** Sum by data point over the good ones. */
  readonly totals: Readonly<Record<string, number>>;
}

const CACHE = path.resolve('.cache', 'bench');
/** Changes with the content of the folder. */
const GENERATION = 5;

/** Makes the folder, or finds it from an earlier run. @param share  of bad ones, such as 0.1 */
export async function workbooks(count: number, share: number): Promise<Workbooks> {
  const root = path.join(CACHE, `collect-${String(count)}-${String(GENERATION)}`);
  const list = path.join(root, 'expected.json');
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8')) as Workbooks;
  rmSync(root, { recursive: true, force: true });
  const folder = path.join(root, 'in');
  mkdirSync(folder, { recursive: true });
  const made = await writeAll(folder, count, share);
  const roster = path.join(root, 'roster.csv');
  writeFileSync(roster, `单位名称,单位类别\n${made.units.map((name) => `${name},\n`).join('')}`);
  const expected: Workbooks = { folder, roster, good: made.good, bad: made.bad, totals: made.totals };
  writeFileSync(`${list}.new`, JSON.stringify(expected));
  renameSync(`${list}.new`, list);
  return expected;
}

interface Made {
  readonly units: readonly string[];
  readonly good: readonly string[];
  readonly bad: Readonly<Record<string, readonly string[]>>;
  readonly totals: Readonly<Record<string, number>>;
}

async function writeAll(folder: string, count: number, share: number): Promise<Made> {
  const moulds = [await ourMould('typed'), await ourMould('formulas'), await foreignMould()];
  const units: string[] = [];
  const good: string[] = [];
  const bad: Record<string, readonly string[]> = {};
  const totals: Record<string, number> = {};
  const every = Math.round(1 / share);
  for (let at = 0; at < count; at += 1) {
    const unit = `第${String(at + 1).padStart(4, '0')}街道办事处`;
    const file = `${String(Math.floor(at / 500))}片/${unit}${String(YEAR)}年报表.xlsx`;
    const figures = figuresOf(at);
    // Two of ours for one of somebody else's.
    const bytes = moulds[at % 3]?.(unit, figures) ?? new Uint8Array(0);
    const isBad = at % every === every - 1;
    const hurt = isBad ? damaged(Math.floor(at / every), bytes) : null;
    units.push(unit);
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), hurt?.bytes ?? bytes);
    if (hurt) bad[file] = hurt.codes;
    else {
      good.push(file);
      for (const [point, value] of Object.entries(figures)) totals[point] = (totals[point] ?? 0) + value;
    }
  }
  return { units, good, bad, totals };
}

const form = formOf(formatDueFor(YEAR));

/** A report in which everything agrees; 规章 are 0, as units have none. */
function figuresOf(seed: number): Readonly<Record<string, number>> {
  const random = seededRandom(seed + 1);
  const some = randomConsistent(random);
  return Object.fromEntries(
    form.points.map(({ id }) => [id, some[id] ?? (id.startsWith('proactive.rules.') ? 0 : random(300))]),
  );
}

/** Makes a workbook for a unit. */
type Mould = (unit: string, figures: Readonly<Record<string, number>>) => Uint8Array;

const NAME = '某某街道办事处';

async function ourMould(totals: 'typed' | 'formulas'): Promise<Mould> {
  const workbook = await templateWorkbook(totals, { organ: NAME, year: YEAR });
  const places = await figurePlaces(workbook.verdict);
  const typed = [...places].filter(([, { formula }]) => !formula).map(([point]) => point);
  await workbook.fill(Object.fromEntries(typed.map((point) => [point, 0])));
  return mouldOf(await saveXlsx(workbook.port.document()), places, workbook.port.document(), 0);
}

/** As other programs and other people leave it: no formulas, no looks, no names, every table further down. */
async function foreignMould(): Promise<Mould> {
  const workbook = await templateWorkbook('typed', { organ: NAME, year: YEAR });
  const places = await figurePlaces(workbook.verdict);
  await workbook.fill(Object.fromEntries([...places.keys()].map((point) => [point, 0])));
  const document = workbook.port.document();
  const used = new Set([...places.values()].map(({ sheet }) => sheet));
  const plain: WorkbookDocument = {
    ...document,
    names: [],
    selection: null,
    sheets: document.sheets.filter(({ name }) => used.has(name)).map(asForeign),
  };
  return mouldOf(await writeXlsx(plain), places, plain, MOVED);
}

const MOVED = 3;

function asForeign(sheet: DocumentSheet): DocumentSheet {
  const title = { row: 0, col: 0, value: `${NAME}${String(YEAR)}年政府信息公开工作年度报告` };
  return {
    ...sheet,
    rowHeights: {},
    validations: [],
    conditionalFormats: [],
    freeze: { rows: 0, cols: 0 },
    page: null,
    merges: sheet.merges.map((box) => ({ ...box, row: box.row + MOVED })),
    cells: [
      title,
      ...sheet.cells.flatMap(({ row, col, value, formula }) =>
        formula === undefined && value !== null ? [{ row: row + MOVED, col, value }] : [],
      ),
    ],
  };
}

interface Place {
  readonly sheet: string;
  readonly cell: string;
  readonly formula: boolean;
}

async function figurePlaces(
  verdict: Awaited<ReturnType<typeof templateWorkbook>>['verdict'],
): Promise<ReadonlyMap<string, Place>> {
  const { facts } = (await verdict()).report;
  return new Map(
    [...facts.values()].map(({ point, place: { sheet, cell }, formula }) => [
      point,
      { sheet, cell, formula: formula !== undefined },
    ]),
  );
}

/** Takes a workbook apart where its figures and its name stand, so that others are made by putting new ones there. */
function mouldOf(
  bytes: Uint8Array,
  places: ReadonlyMap<string, Place>,
  document: WorkbookDocument,
  moved: number,
): Mould {
  const parts = Object.entries(unzipSync(bytes)).map(([name, data]) => ({
    name,
    data: new TextDecoder().decode(data),
  }));
  const points = new Map<string, Map<string, string>>();
  for (const [point, { sheet, cell }] of places) {
    const part = `xl/worksheets/sheet${String(document.sheets.findIndex(({ name }) => name === sheet) + 1)}.xml`;
    const box = parseBox(cell);
    if (!box) throw new Error(`no cell ${cell}`);
    const at = cellName({ row: box.row + moved, col: box.col });
    points.set(part, (points.get(part) ?? new Map<string, string>()).set(at, point));
  }
  return (unit, figures) => {
    let written = 0;
    const made = parts.map(({ name, data }): ZipPart => {
      const cells = points.get(name);
      const text = data.replaceAll(NAME, unit);
      if (!cells) return { name, data: text };
      const filled = text.replace(
        /(<c r="([A-Z]+\d+)"[^>]*>(?:<f>[^<]*<\/f>)?)(?:<v>[^<]*<\/v>)?<\/c>/g,
        (whole: string, before: string, cell: string) => {
          const point = cells.get(cell);
          if (point === undefined) return whole;
          written += 1;
          return `${before}<v>${String(figures[point] ?? 0)}</v></c>`;
        },
      );
      return { name, data: filled };
    });
    if (written !== places.size) throw new Error(`${String(written)} of ${String(places.size)} figures`);
    return buildZip(made);
  };
}
