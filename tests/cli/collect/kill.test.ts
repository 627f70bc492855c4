import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { killRuns } from '../../../scripts/bench/support/kill-runs';
import { place, unitWorkbook } from '../../support/collect-run';

/** `npm run bench -- collect-kill` does the same 500 times. */
const KILLS = 10;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-kill-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('leaves the old output or the new one, whole, when it is killed, and goes on to the same bytes', async () => {
  const one = await unitWorkbook('甲局', 3);
  const other = await unitWorkbook('乙局', 4);
  place(path.join(folder, 'in'), { '甲局.xlsx': one, '乙局.xlsx': other, '丙局.xlsx': one.subarray(0, 700) });
  const roster = path.join(folder, 'roster.csv');
  writeFileSync(roster, '单位名称\n甲局\n乙局\n丙局\n');
  // The program builds its bundle when it is called.
  execFileSync(process.execPath, [path.resolve('bin', 'gouji.mjs'), 'help'], { stdio: 'ignore' });
  const program = path.resolve('.cache', 'cli', 'gouji.cjs');
  const tally = await killRuns({ folder: path.join(folder, 'in'), roster, program, kills: KILLS });
  expect(tally).toMatchObject({ kills: KILLS, torn: 0, unlike: 0 });
}, 300_000);
