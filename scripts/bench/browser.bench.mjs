import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../project.mjs';
import { buildFolder } from '../build.mjs';
import { median, newVisitor, openSurroundings } from './support/browser.mjs';
import { bundled } from './support/bundled.mjs';
import { measureCollecting } from './support/collect-visit.mjs';
import { measurePdf } from './support/import-pdf.mjs';
import { measureLedger } from './support/ledger-visit.mjs';
import { measurePane } from './support/pane-in-excel.mjs';
import { measurePreview } from './support/scroll-preview.mjs';
import { measureWorkbench } from './support/workbench-visit.mjs';

export const title = 'The built folder in Chromium';

const TASK_BOUND = 100;
/** While a file is read that takes a library of its own. */
const PDF_BOUND = 200;
const CHECK_BOUND = 5;
/** Two frames at 60 a second: one may be dropped. */
const FRAME_BOUND = 34;
/** Odd, for a median that was measured. */
const ROUNDS = 3;

/** The check in a page with nothing else in it. */
async function openCheck({ browser, http }) {
  const page = await (await newVisitor(browser)).newPage();
  await page.goto(`${http}/bench/check.html`);
  return page;
}

async function checkRows(page) {
  const times = await page.evaluate(() => window.goujiCheck.times());
  return times.map(({ name, timing }) => ({
    measure: `check, ${name}, median`,
    value: timing.median,
    unit: 'ms',
    bound: CHECK_BOUND,
  }));
}

/** Records with known slips, kept beside the project; none where they are absent. */
const RECORDS = inProject('..', 'shared', 'benchmarks', 'localisation', 'records.json');

async function localiseRows(page) {
  if (!existsSync(RECORDS)) return [];
  const { records } = JSON.parse(readFileSync(RECORDS, 'utf8'));
  const {
    median: middle,
    p99,
    worst,
  } = await page.evaluate((given) => window.goujiCheck.localiseTimes(given), records);
  const row = (words, value, bound) => ({
    measure: `localising a record, ${words}`,
    value,
    unit: 'ms',
    bound,
  });
  return [
    row('median', middle, 2),
    row('99th percentile', p99, 30),
    row(`worst of ${records.length}`, worst, 200),
  ];
}

/** Does it several times. @returns a function that gives the median of what it is asked to pick */
async function rounds(act) {
  const all = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await act());
  return (pick) => median(all.map(pick));
}

const WISHES = {
  insert: 'inserting',
  validate: 'validating and marking 200 findings',
  clear: 'clearing',
  draft: 'drafting',
};

async function paneRows(surroundings, places) {
  const of = await rounds(() => measurePane(surroundings, places));
  const time = (measure, pick, bound) => ({ measure, value: of(pick), unit: 'ms', ...(bound && { bound }) });
  return [
    time('task pane in Excel, usable, first visit', ({ usable }) => usable.first),
    time('task pane in Excel, usable, second visit', ({ usable }) => usable.second),
    time('longest task of its page, starting with office.js', ({ longest }) => longest.start),
    ...Object.entries(WISHES).map(([wish, words]) =>
      time(`longest task of its page, ${words}`, ({ longest }) => longest[wish], TASK_BOUND),
    ),
  ];
}

async function previewRows(surroundings, report) {
  const of = await rounds(() => measurePreview(surroundings, report));
  const row = (measure, value, bound) => ({ measure, value, unit: 'ms', ...(bound && { bound }) });
  return [
    row(
      'preview of an imported report, longest task until it is drawn',
      of(({ opening }) => opening),
    ),
    row(
      'scrolling it, between two frames, 95th percentile',
      of(({ frame }) => frame),
      FRAME_BOUND,
    ),
    row(
      'scrolling it, longest task',
      of(({ scrolling }) => scrolling),
      TASK_BOUND,
    ),
  ];
}

async function pdfRows(surroundings, report) {
  const of = await rounds(() => measurePdf(surroundings, report));
  return [
    {
      measure: 'a report imported as a PDF, longest task until it is drawn',
      value: of((longest) => longest),
      unit: 'ms',
      bound: PDF_BOUND,
    },
  ];
}

const COLLECT_SECONDS = 6;
const COLLECT_TASK = 200;
const UNITS = 300;

/** Every tenth of the workbooks is damaged, hostile or something else. */
async function collectRows(surroundings) {
  const { workbooks, YEAR } = await bundled(inProject('scripts', 'bench', 'support', 'collect-workbooks.ts'));
  const made = await workbooks(UNITS, 0.1);
  const of = await rounds(() => measureCollecting(surroundings, { ...made, year: YEAR }));
  const row = (measure, value, unit, bound) => ({ measure, value, unit, ...(bound ? { bound } : {}) });
  return [
    row(
      `汇总 of ${UNITS} workbooks, from the folder to the total`,
      of(({ seconds }) => seconds),
      's',
      COLLECT_SECONDS,
    ),
    row(
      'longest task of the pane while they are read',
      of(({ reading }) => reading),
      'ms',
      COLLECT_TASK,
    ),
    row(
      'longest task of the browser before, handing over 300 files',
      of(({ handing }) => handing),
      'ms',
    ),
    row(
      'longest task while the total is written',
      of(({ writing }) => writing),
      'ms',
      COLLECT_TASK,
    ),
    row(
      'scrolling the units, between two frames, 95th percentile',
      of(({ frame }) => frame),
      'ms',
      FRAME_BOUND,
    ),
  ];
}

const CASES = 10_000;
const LEDGER_TASK = 200;

async function ledgerRows(surroundings) {
  const { ledgerList } = await bundled(inProject('scripts', 'bench', 'support', 'ledger-list.ts'));
  const of = await rounds(() => measureLedger(surroundings, { list: ledgerList(CASES), count: CASES }));
  const row = (measure, value, bound) => ({ measure, value, unit: 'ms', ...(bound ? { bound } : {}) });
  return [
    row(
      `台账, a list of ${CASES} applications read, longest task`,
      of(({ reading }) => reading),
      LEDGER_TASK,
    ),
    row(
      'written into new sheets and read again, longest task, the host of the tests included',
      of(({ adding }) => adding),
    ),
    row(
      'scrolling all cases, between two frames, 95th percentile',
      of(({ frame }) => frame),
      FRAME_BOUND,
    ),
    row(
      'scrolling all cases, longest task',
      of(({ scrolling }) => scrolling),
      TASK_BOUND,
    ),
  ];
}

async function workbenchRows({ browser, http }) {
  const of = await rounds(() => measureWorkbench(browser, `${http}/workbench.html?example=banpu2023`));
  return ['first', 'second'].flatMap((visit) => [
    { measure: `workbench, grid drawn, ${visit} visit`, value: of((all) => all[visit].drawn), unit: 'ms' },
    {
      measure: `workbench, example usable, ${visit} visit`,
      value: of((all) => all[visit].usable),
      unit: 'ms',
    },
  ]);
}

export async function run() {
  await buildFolder();
  const surroundings = await openSurroundings();
  try {
    const check = await openCheck(surroundings);
    const places = await check.evaluate(() => window.goujiCheck.figurePlaces());
    const report = await check.evaluate(() => window.goujiCheck.reportPage());
    const rows = [...(await checkRows(check)), ...(await localiseRows(check))];
    await check.context().close();
    return [
      ...(await paneRows(surroundings, places)),
      ...(await previewRows(surroundings, report)),
      ...(await pdfRows(surroundings, report)),
      ...rows,
      ...(await workbenchRows(surroundings)),
      ...(await collectRows(surroundings)),
      ...(await ledgerRows(surroundings)),
    ];
  } finally {
    await surroundings.close();
  }
}
