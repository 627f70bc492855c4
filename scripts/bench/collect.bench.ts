import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ORGAN, workbooks, YEAR, type Workbooks } from './support/collect-workbooks';
import type { Row } from './support/row';
import { COMPARISONS, READERS, type ReaderName } from './support/collect-readers';

/** The bundle is the command line as well, and its readers. */
export { main, serveReader } from '../../src/cli/program';
export { timeReader } from './support/collect-readers';

export const title = 'The total of 3,000 workbooks, 10 % of them bad';

const WORKBOOKS = 3000;
const BAD_SHARE = 0.1;
const SECONDS = 20;
const MEGABYTES = 400;

interface CollectRun {
  readonly code: number;
  readonly seconds: number;
  /** Largest sum of the resident memory of all its processes. */
  readonly megabytes: number;
  readonly sha256: string;
  readonly record: CollectRecord;
}

interface CollectRecord {
  readonly files: readonly {
    readonly name: string;
    readonly unit?: string;
    readonly error?: { readonly code: string };
  }[];
  readonly units: readonly { readonly name: string; readonly status: string }[];
  readonly totals: Readonly<Record<string, number | null>>;
  readonly complete: { readonly included: number; readonly expected: number };
}

const BUNDLE = path.resolve('.cache', 'bench', 'collect.bench.cjs');
const RUN_MAIN =
  'require(process.argv[1]).main(process.argv.slice(2)).then((code) => { process.exitCode = code; })';

/** One run of the command as a process of its own, its memory looked at all the time. */
async function collectRun(
  inputs: readonly string[],
  { roster }: Workbooks,
  jobs: number,
): Promise<CollectRun> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gouji-collect-'));
  const output = path.join(folder, 'total.xlsx');
  const options = ['--roster', roster, '--year', String(YEAR), '--organ', ORGAN, '-o', output, '--json'];
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['-e', RUN_MAIN, BUNDLE, 'collect', ...inputs, ...options, '--jobs', String(jobs)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let told = '';
  let trouble = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (trouble += text));
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, memoryOf(child.pid ?? 0))), 50);
  const code = await new Promise<number>((resolve) => child.on('close', (status) => resolve(status ?? -1)));
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  if (!existsSync(output)) throw new Error(`no total was written: ${trouble}`);
  const sha256 = createHash('sha256').update(readFileSync(output)).digest('hex');
  rmSync(folder, { recursive: true, force: true });
  return { code, seconds, megabytes: most, sha256, record: JSON.parse(told) as CollectRecord };
}

/** Resident megabytes of a process and those it started; 0 where the system does not tell. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    const own = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    const tasks = readdirSync(`/proc/${String(pid)}/task`);
    const children = tasks.flatMap((task) =>
      readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
    return children.reduce((sum, child) => sum + memoryOf(child), own);
  } catch {
    return 0;
  }
}

/** Bad ones that were named with a code that fits. */
function namedBad({ record }: CollectRun, { bad }: Workbooks): number {
  const byName = new Map(record.files.map((file) => [file.name, file]));
  const statusOf = new Map(record.units.map(({ name, status }) => [name, status]));
  return Object.entries(bad).filter(([name, codes]) => {
    const file = byName.get(name);
    const said =
      file?.error?.code ?? (statusOf.get(file?.unit ?? '') === 'otherForm' ? 'OTHER_FORM' : 'READ');
    if (!codes.includes(said)) process.stderr.write(`${name}: ${said} instead of ${codes.join(' or ')}\n`);
    return codes.includes(said);
  }).length;
}

/** Figures of the total that are not the independent sum. */
function wrongTotals({ record }: CollectRun, { totals }: Workbooks): number {
  const points = Object.keys(totals);
  return points.filter((point) => record.totals[point] !== totals[point] && !isOwn(point, record)).length;
}

/** 规章 are never summed. */
const isOwn = (point: string, { totals }: CollectRecord): boolean =>
  totals[point] === null && point.startsWith('proactive.rules.');

/** The same folder as single files, in an order of no meaning. */
function shuffled({ folder, good, bad }: Workbooks): readonly string[] {
  const files = [...good, ...Object.keys(bad)].map((name) => path.join(folder, name));
  const key = (file: string): string => createHash('sha256').update(file).digest('hex');
  return files
    .map((file) => [key(file), file] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, file]) => file);
}

interface ReaderTime {
  readonly milliseconds: number;
  readonly sum: number;
}

const READ_ALONE =
  'require(process.argv[1]).timeReader(process.argv[2], process.argv[3]).then((told) => process.stdout.write(JSON.stringify(told)))';

/** One reader over the same files in a process of its own, on one core where the system can say so. */
async function readerTime(name: ReaderName, list: string): Promise<ReaderTime | null> {
  const node = ['-e', READ_ALONE, BUNDLE, name, list];
  const [command, args] = existsSync('/usr/bin/taskset')
    ? ['/usr/bin/taskset', ['-c', '0', process.execPath, ...node]]
    : [process.execPath, node];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  await new Promise((resolve) => child.on('close', resolve));
  return told === '' ? null : (JSON.parse(told) as ReaderTime | null);
}

async function readerRows(made: Workbooks): Promise<readonly Row[]> {
  const list = path.join(path.dirname(made.folder), 'expected.json');
  const times = new Map<ReaderName, ReaderTime | null>();
  for (const name of Object.keys(READERS) as ReaderName[]) times.set(name, await readerTime(name, list));
  const expected = times.get('ours')?.sum;
  const rows: Row[] = [];
  for (const [name, time] of times) {
    if (!time) continue;
    const { words } = READERS[name];
    if (name !== 'inflate' && time.sum !== expected)
      throw new Error(`${name} adds up to ${time.sum}, not ${String(expected)}`);
    rows.push({ measure: words, value: time.milliseconds, unit: 'ms CPU' });
  }
  for (const { words, of, to, ...limit } of COMPARISONS) {
    const above = times.get(of);
    const below = times.get(to);
    if (above && below)
      rows.push({
        measure: words,
        value: above.milliseconds / below.milliseconds,
        unit: 'times',
        ...limit,
      });
  }
  return rows;
}

export async function run(): Promise<readonly Row[]> {
  const made = await workbooks(WORKBOOKS, BAD_SHARE);
  const bad = Object.keys(made.bad).length;
  const first = await collectRun([made.folder], made, 2);
  const second = await collectRun([made.folder], made, 2);
  const alone = await collectRun([made.folder], made, 1);
  const mixed = await collectRun(shuffled(made), made, 2);
  const same = [second, alone, mixed].filter(({ sha256 }) => sha256 === first.sha256).length;
  const load = os.loadavg()[0] ?? 0;
  return [
    {
      measure: `${String(WORKBOOKS)} workbooks, two readers`,
      value: Math.min(first.seconds, second.seconds),
      unit: 's',
      bound: SECONDS,
    },
    { measure: 'load of the computer meanwhile', value: load, unit: '' },
    { measure: 'the same, one reader', value: alone.seconds, unit: 's' },
    {
      measure: 'memory of all its processes',
      value: Math.max(first.megabytes, second.megabytes),
      unit: 'MB',
      bound: MEGABYTES,
    },
    {
      measure: 'units in the total',
      value: first.record.complete.included,
      unit: `of ${String(made.good.length)}`,
      least: made.good.length,
    },
    {
      measure: 'figures that differ from the independent sum',
      value: wrongTotals(first, made),
      unit: '',
      bound: 0,
    },
    {
      measure: 'bad files named with their code',
      value: namedBad(first, made),
      unit: `of ${String(bad)}`,
      least: bad,
    },
    { measure: 'same bytes again, with one reader, in another order', value: same, unit: 'of 3', least: 3 },
    ...(await readerRows(made)),
  ];
}
