/**
 * `npm run bench [-- name …] [--json FILE]`: measurements as a table and as JSON. Every `*.bench.mjs` and `*.bench.ts`
 * beside this file is one; it exports `title` and `run(): Promise<Row[]>`, a row being
 * `{ measure, value, unit, bound?, least? }`: the highest and the lowest value allowed. TypeScript is bundled first.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { inProject, refuse, tell } from '../project.mjs';
import { bundled } from './support/bundled.mjs';

const folder = inProject('scripts', 'bench');

const available = () =>
  readdirSync(folder)
    .map((file) => /^(?<name>.+)\.bench\.(?:mjs|ts)$/.exec(file)?.groups.name)
    .filter(Boolean)
    .sort();

const load = (name) => {
  const script = path.join(folder, `${name}.bench.mjs`);
  return existsSync(script)
    ? import(pathToFileURL(script).href)
    : bundled(path.join(folder, `${name}.bench.ts`));
};

const shown = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1));
const isMissed = ({ value, bound, least }) =>
  (bound !== undefined && !(value <= bound)) || (least !== undefined && !(value >= least));
const limitOf = ({ bound, least, unit }) => {
  if (bound !== undefined) return `≤ ${shown(bound)} ${unit}`;
  return least === undefined ? '' : `≥ ${shown(least)} ${unit}`;
};

/** Width on a terminal, where Chinese characters take two places. */
const width = (text) =>
  [...text].reduce((sum, character) => sum + (character.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
const pad = (text, to) => text + ' '.repeat(Math.max(0, to - width(text)));

function table(title, rows) {
  const cells = rows.map((row) => [
    row.measure,
    `${shown(row.value)} ${row.unit}`,
    limitOf(row),
    isMissed(row) ? 'MISSED' : '',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((line) => width(line[column]))));
  const lines = cells.map((line) =>
    `  ${line.map((cell, column) => pad(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  return [title, ...lines].join('\n');
}

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const unknown = positionals.filter((name) => !available().includes(name));
if (unknown.length > 0) refuse(`没有这项测量：${unknown.join('、')}`, `Known: ${available().join(', ')}`, 2);

const results = [];
for (const name of positionals.length > 0 ? positionals : available()) {
  const { title, run } = await load(name);
  tell(`${name} …`);
  const rows = await run();
  process.stdout.write(`${table(title, rows)}\n\n`);
  results.push({ name, title, rows });
}
const report = {
  node: process.version,
  platform: `${process.platform}-${process.arch}`,
  cpus: os.cpus().length,
  results,
};
const file = values.json ? path.resolve(values.json) : inProject('.cache', 'bench', 'results.json');
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
tell(`JSON: ${path.relative(process.cwd(), file)}`);
process.exitCode = results.some(({ rows }) => rows.some(isMissed)) ? 1 : 0;
