import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { readSource } from '../../../src/adapters/readers';
import { readXlsx } from '../../../src/adapters/xlsx/read';
import { createXlsxPort } from '../../../src/adapters/xlsx/port';
import { format2021 } from '../../../src/catalogue/2021';
import { formOf } from '../../../src/core/form/form';
import type { TotalsMode } from '../../../src/core/model/format';
import { cellName } from '../../../src/core/model/geometry';
import type { WorkbookView } from '../../../src/core/model/grid';
import { check } from '../../../src/check';
import { createActions } from '../../../src/pipeline';
import { planTemplate } from '../../../src/template';
import { consistentReport } from '../../support/arbitrary-report';
import { disagreeingControls, recognised } from '../../support/control-figures';
import { evaluateFormula, type Cell } from '../../support/formula-evaluator';
import { CLOCK } from '../../support/template-workbook';

/** LibreOffice with its spreadsheet: a text document alone does not calculate. */
function calculates(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-calc-'));
  try {
    writeFileSync(path.join(folder, 'a.csv'), '=1+2');
    convert(folder, 'ods', [path.join(folder, 'a.csv')]);
    return readFileSync(path.join(folder, 'a.ods')).length > 0;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function convert(folder: string, to: string, files: readonly string[]): void {
  const profile = pathToFileURL(path.join(folder, 'profile')).href;
  const options = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', to, '--outdir', folder];
  execFileSync('soffice', [...options, ...files], { stdio: 'ignore', timeout: 240_000 });
}

const installed = spawnSync('soffice', ['--version']).status === 0 && calculates();
const whenInstalled = installed ? test : test.skip;

const WORKBOOKS = 50;
const form = formOf(format2021);
const totals = new Set(form.relations.flatMap(({ total }) => total ?? []));
const counts = form.points.filter(({ table }) => table !== 'proactive').map(({ id }) => id);

const cases = fc.sample(
  fc.tuple(
    consistentReport,
    fc.array(fc.tuple(fc.constantFrom(...counts), fc.nat({ max: 99 })), { maxLength: 3 }),
    fc.array(fc.tuple(fc.nat({ max: 34 }), fc.constantFrom(0, 0, 0, 1, 9)), { maxLength: 8 }),
  ),
  { numRuns: WORKBOOKS, seed: 71 },
);

/**
 * A workbook file with these figures and some control figures, equal to the totals of the report or off by a little;
 * totals that are formulas are overwritten only by the spoiled ones.
 */
async function workbookFile(index: number): Promise<Uint8Array> {
  const mode: TotalsMode = index % 2 === 0 ? 'formulas' : 'typed';
  const [figures, spoiled, off] = cases[index] ?? [{}, [], []];
  const port = await createXlsxPort();
  const unused = (): Promise<Uint8Array> => Promise.reject(new Error('not asked for'));
  const exporters = { docx: unused, html: unused, txt: unused };
  const actions = createActions(port, { host: 'workbench', clock: CLOCK, exporters, readSource });
  await actions.insertTemplate({ organ: '某镇', kind: null, year: 2025, totals: mode }, 'refuse');
  const { facts, controls } = recognised(await port.read());
  const typed = Object.entries(figures).filter(([point]) => mode === 'typed' || !totals.has(point));
  for (const [point, value] of [...typed, ...spoiled]) {
    const place = facts.get(point)?.place;
    if (place) port.edit(place.sheet, place.cell, value);
  }
  const report = new Map(Object.entries(figures));
  for (const [at, away] of off) {
    const control = controls[at];
    const total = Number(report.get(control?.point ?? '') ?? 0);
    if (control) port.edit(control.place.sheet, control.place.cell, total + away);
  }
  return port.save();
}

function byHand(view: WorkbookView, sheetName: string, row: number, col: number): Cell {
  const sheet = view.sheets.find(({ name }) => name === sheetName);
  const cell = sheet?.cells[row - sheet.origin.row]?.[col - sheet.origin.col];
  if (cell?.formula === undefined) return cell?.value ?? null;
  return evaluateFormula(cell.formula, sheetName, (name, r, c) => byHand(view, name, r, c));
}

/** Formula cells whose stored result is not what the evaluator of the tests gives. */
function differing(view: WorkbookView): readonly unknown[] {
  return view.sheets.flatMap(({ name, cells, origin }) =>
    cells.flatMap((line, i) =>
      line.flatMap(({ formula, value }, j) => {
        if (formula === undefined) return [];
        const place = { row: origin.row + i, col: origin.col + j };
        const expected = byHand(view, name, place.row, place.col);
        return (value ?? '') === expected ? [] : [[name, cellName(place), formula, value, expected]];
      }),
    ),
  );
}

/** Check cells that name a control figure, by what the file says; each once for each it names. */
function controlsTold(view: WorkbookView): readonly string[] {
  return view.sheets.flatMap(({ name, cells, origin }) =>
    cells.flatMap((line, i) =>
      line.flatMap(({ value }) =>
        typeof value === 'string'
          ? [...value.matchAll(/与核对数(\d+)不符；/g)].map(
              ([, figure]) => `${name} ${origin.row + i} ${figure}`,
            )
          : [],
      ),
    ),
  );
}

/** The same as the engine sees it: in the row of the total. */
function controlsDiffering(view: WorkbookView): readonly string[] {
  const report = recognised(view);
  return disagreeingControls(report).map(({ point, place, source }) =>
    [place.sheet, report.facts.get(point)?.place.row, source].join(' '),
  );
}

const formulasIn = (view: WorkbookView): number =>
  view.sheets.flatMap(({ cells }) => cells.flat()).filter(({ formula }) => formula !== undefined).length;

whenInstalled(
  `LibreOffice calculates ${WORKBOOKS} workbooks as the engine does (skipped where its spreadsheet is not installed)`,
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gouji-calc-'));
    const source = mkdtempSync(path.join(tmpdir(), 'gouji-books-'));
    try {
      const before: WorkbookView[] = [];
      const files: string[] = [];
      for (let index = 0; index < WORKBOOKS; index += 1) {
        const bytes = await workbookFile(index);
        const file = path.join(source, `${index}.xlsx`);
        writeFileSync(file, bytes);
        files.push(file);
        before.push(await readXlsx(bytes));
      }
      const planned = planTemplate({ organ: '某镇', kind: null, year: 2025, totals: 'typed' }).sheets;
      const checks = planned.flatMap(({ cells }) => cells.filter(({ style }) => style === 'check')).length;
      convert(folder, 'xlsx:Calc MS Excel 2007 XML', files);
      let failed = 0;
      let told = 0;
      let agreeing = 0;
      for (let index = 0; index < WORKBOOKS; index += 1) {
        const after = await readXlsx(readFileSync(path.join(folder, `${index}.xlsx`)));
        expect(differing(after)).toEqual([]);
        expect(formulasIn(after)).toBeGreaterThanOrEqual(checks);
        const own = check(before[index] as WorkbookView);
        const theirs = check(after);
        expect(theirs.findings.map(({ id, message }) => [id, message])).toEqual(
          own.findings.map(({ id, message }) => [id, message]),
        );
        const expected = [...controlsDiffering(before[index] as WorkbookView)].sort();
        expect([...controlsTold(after)].sort()).toEqual(expected);
        expect(theirs.report.controls.map(({ source }) => source)).toEqual(
          own.report.controls.map(({ source }) => source),
        );
        failed += theirs.relations.failed;
        told += expected.length;
        agreeing += own.report.controls.filter(({ source }) => source !== '').length - expected.length;
      }
      expect(failed).toBeGreaterThan(WORKBOOKS / 2);
      expect(told).toBeGreaterThan(WORKBOOKS / 2);
      expect(agreeing).toBeGreaterThan(WORKBOOKS / 2);
    } finally {
      for (const used of [folder, source]) rmSync(used, { recursive: true, force: true });
    }
  },
  300_000,
);
