import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { buildFolder } from '../build.mjs';
import { inProject } from '../project.mjs';

export const title = 'Script sizes of the built folder (gzip)';

const PANE_BOUND = 60;

/** Scripts that a page loads before anything is clicked, office.js apart. */
function scriptsOf(page) {
  const html = readFileSync(inProject('dist', page), 'utf8');
  return [...html.matchAll(/<script[^>]*\ssrc=["']?([^"'\s>]+)/g)]
    .map(([, file]) => file)
    .filter((file) => !file.startsWith('office/'));
}

const kilobytes = (file) => gzipSync(readFileSync(inProject('dist', file)), { level: 9 }).length / 1000;
const sum = (files) => files.reduce((total, file) => total + kilobytes(file), 0);

export async function run() {
  await buildFolder();
  const chunks = readdirSync(inProject('dist', 'chunks'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => `chunks/${file}`);
  const isGrid = (file) => /(^|\/)grid\b/.test(file);
  return [
    {
      measure: 'task pane before office.js',
      value: sum(scriptsOf('taskpane.html')),
      unit: 'kB',
      bound: PANE_BOUND,
    },
    { measure: 'pane in the workbench', value: sum(scriptsOf('pane.html')), unit: 'kB', bound: PANE_BOUND },
    {
      measure: 'workbench, our own code',
      value: sum(scriptsOf('workbench.html').filter((file) => !isGrid(file))),
      unit: 'kB',
    },
    { measure: 'workbench, the grid', value: sum(chunks.filter(isGrid)), unit: 'kB' },
    { measure: 'loaded when asked for', value: sum(chunks.filter((file) => !isGrid(file))), unit: 'kB' },
    {
      measure: 'office.js for Windows',
      value: sum(['office/office.js', 'office/excel-win32-16.01.js']),
      unit: 'kB',
    },
  ];
}
