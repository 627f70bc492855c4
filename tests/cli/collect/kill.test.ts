import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killRuns } from '../../../scripts/bench/support/kill-runs';
import { place, unitWorkbook } from '../../support/collect-run';

/** `npm run bench -- collect-kill` does the same 500 times. */
const KILLS = 5;

const program = path.resolve('.cache', 'cli', 'gouji.cjs');
const RUN_MAIN =
  'require(process.argv[1]).main(process.argv.slice(2)).then((code) => { process.exitCode = code; })';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-kill-'));
  // The program builds its bundle when it is called.
  execFileSync(process.execPath, [path.resolve('bin', 'gouji.mjs'), 'help'], { stdio: 'ignore' });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('leaves the old output or the new one, whole, when it is killed, and goes on to the same bytes', async () => {
  const one = await unitWorkbook('甲局', 3);
  const other = await unitWorkbook('乙局', 4);
  place(path.join(folder, 'in'), { '甲局.xlsx': one, '乙局.xlsx': other, '丙局.xlsx': one.subarray(0, 700) });
  const roster = path.join(folder, 'roster.csv');
  writeFileSync(roster, '单位名称\n甲局\n乙局\n丙局\n');
  const tally = await killRuns({ folder: path.join(folder, 'in'), roster, program, kills: KILLS });
  expect(tally).toMatchObject({ kills: KILLS, torn: 0, unlike: 0 });
}, 300_000);

// Windows has no process groups to signal.
const onPosix = process.platform === 'win32' ? it.skip : it;

onPosix(
  'ends at Ctrl-C with its code, its readers gone and the old output as it was',
  async () => {
    const bytes = await unitWorkbook('甲局', 3);
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`单位${String(index + 1)}.xlsx`, bytes]),
    );
    place(path.join(folder, 'many'), files);
    const output = path.join(folder, 'total.xlsx');
    writeFileSync(output, 'what was there before');
    const args = ['collect', path.join(folder, 'many'), '--year', '2024', '--organ', '某县', '-o', output];
    const child = spawn(process.execPath, ['-e', RUN_MAIN, program, ...args, '--force', '--jobs', '2'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // A terminal sends the signal to every process of the group.
      detached: true,
    });
    const group = child.pid ?? 0;
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (told += text));
    const isBegun = (): boolean => readdirSync(folder).some((name) => name.endsWith('.gouji-manifest.jsonl'));
    while (!isBegun() && child.exitCode === null) await later(5);
    process.kill(-group, 'SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(told).toContain('已中断');
    expect(readFileSync(output, 'utf8')).toBe('what was there before');
    for (let tries = 0; isAlive(-group) && tries < 200; tries += 1) await later(10);
    expect(isAlive(-group)).toBe(false);
  },
  60_000,
);

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isAlive(process_: number): boolean {
  try {
    return process.kill(process_, 0);
  } catch {
    return false;
  }
}
