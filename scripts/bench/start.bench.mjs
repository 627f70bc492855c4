import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser.mjs';
import { inProject } from '../project.mjs';
import { measureVisit } from './support/workbench-visit.mjs';

export const title = 'From the command to the workbench, and the command line';

const FIRST_BOUND = 15;
const SECOND_BOUND = 5;
const COMMAND_BOUND = 1;

/** What a fresh clone holds and a start needs. */
const SOURCES = [
  'assets',
  'bin',
  'manifest.xml',
  'package.json',
  'package-lock.json',
  'scripts',
  'src',
  'tsconfig.json',
  'webpack.config.js',
];

/** The project as after an installation without scripts, nothing built: a start that is running here is left alone. */
function freshCopy() {
  const parent = inProject('.cache', 'bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'fresh-'));
  for (const source of SOURCES) cpSync(inProject(source), path.join(folder, source), { recursive: true });
  symlinkSync(inProject('node_modules'), path.join(folder, 'node_modules'), 'junction');
  return folder;
}

const secondsSince = (begin) => (performance.now() - begin) / 1000;

/** Starts the workbench. @returns its address, the seconds until it was printed, and how to stop it */
async function start(folder) {
  const begin = performance.now();
  const child = spawn(process.execPath, [path.join(folder, 'scripts', 'start.mjs')], {
    cwd: folder,
    env: { ...process.env, GOUJI_NO_BROWSER: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await new Promise((resolve, reject) => {
    child.stdout.once('data', (text) => resolve(String(text).trim()));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the start ended with ${code}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { address, seconds: secondsSince(begin), stop };
}

/** Seconds from the command to its address line, and to the example being usable in the browser. */
async function measureStart(folder, browser) {
  const { address, seconds, stop } = await start(folder);
  try {
    const { usable } = await measureVisit(browser, address);
    return { printed: seconds, usable: seconds + usable / 1000 };
  } finally {
    await stop();
  }
}

/** What `npm install` does at its end. */
async function prepare(folder) {
  const env = { ...process.env };
  delete env.CI;
  const begin = performance.now();
  await promisify(execFile)(process.execPath, [path.join(folder, 'scripts', 'prepare.mjs')], {
    cwd: folder,
    env,
  });
  return secondsSince(begin);
}

/** Seconds of one call of the command line. */
async function secondsOf(folder, ...args) {
  const begin = performance.now();
  await promisify(execFile)(process.execPath, [path.join(folder, 'bin', 'gouji.mjs'), ...args], {
    cwd: folder,
  });
  return secondsSince(begin);
}

async function commandRows(folder) {
  const file = path.join(folder, 'report.xlsx');
  const template = ['template', '-o', file, '--organ', '某镇', '--year', '2025'];
  const first = await secondsOf(folder, ...template);
  return [
    { measure: 'gouji template, first time', value: first, unit: 's' },
    {
      measure: 'gouji check, warm',
      value: await secondsOf(folder, 'check', file),
      unit: 's',
      bound: COMMAND_BOUND,
    },
  ];
}

const rowsOf = (visit, { printed, usable }, bound) => [
  { measure: `npm start, address line, ${visit}`, value: printed, unit: 's' },
  {
    measure: `npm start, example usable, ${visit}`,
    value: usable,
    unit: 's',
    ...(bound === undefined ? {} : { bound }),
  },
];

export async function run() {
  const unprepared = freshCopy();
  const folder = freshCopy();
  const browser = await chromium.launch({ ...(await findBrowser()), headless: true });
  try {
    return [
      ...rowsOf('nothing prepared', await measureStart(unprepared, browser)),
      { measure: 'npm install, preparing at its end', value: await prepare(folder), unit: 's' },
      ...rowsOf('first time', await measureStart(folder, browser), FIRST_BOUND),
      ...rowsOf('second time', await measureStart(folder, browser), SECOND_BOUND),
      ...(await commandRows(folder)),
    ];
  } finally {
    await browser.close();
    for (const copy of [unprepared, folder]) rmSync(copy, { recursive: true, force: true });
  }
}
