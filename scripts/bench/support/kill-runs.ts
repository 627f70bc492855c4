import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../../tests/support/random-report';

export interface KillRuns {
  readonly folder: string;
  readonly roster: string;
  /** Bundle that exports `main` of the command line. */
  readonly program: string;
  readonly kills: number;
}

export interface KillTally {
  readonly kills: number;
  /** Outputs that were neither the old file nor the new one, whole. */
  readonly torn: number;
  /** Runs to the end, after some that were killed, with another output. */
  readonly unlike: number;
  /** Kills that left something behind: a list of what was read, or a file on its way. */
  readonly atWork: number;
}

const RUN_MAIN =
  'require(process.argv[1]).main(process.argv.slice(2)).then((code) => { process.exitCode = code; })';
/** Runs killed before one is let through to its end. */
const KILLS_IN_A_ROW = 4;

/** Kills runs at random moments, looks at the output each time, and lets every fifth go on to its end. */
export async function killRuns({ folder, roster, program, kills }: KillRuns): Promise<KillTally> {
  const work = mkdtempSync(path.join(os.tmpdir(), 'gouji-kill-'));
  const output = path.join(work, 'total.xlsx');
  const older = path.join(work, 'older.xlsx');
  const args = (file: string, ...more: readonly string[]): readonly string[] => [
    ...['collect', folder, '--roster', roster, '--year', '2024', '--organ', '灌云县人民政府'],
    ...['-o', file, '--force', '--jobs', '2', ...more],
  ];
  writeFileSync(older, 'what was there before');
  const begun = performance.now();
  await ended(start(program, args(output)));
  const whole = performance.now() - begun;
  const fresh = readFileSync(output);
  const old = readFileSync(older);
  const random = seededRandom(kills);
  let torn = 0;
  let unlike = 0;
  let atWork = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % KILLS_IN_A_ROW === 0) copyFileSync(older, output);
    const child = start(program, args(output, '--resume'));
    const timer = setTimeout(() => child.kill('SIGKILL'), whole * (0.1 + random(1000) / 1000));
    await ended(child);
    clearTimeout(timer);
    if (readdirSync(work).some((name) => name.startsWith('.'))) atWork += 1;
    const left = readFileSync(output);
    if (!left.equals(old) && !left.equals(fresh)) torn += 1;
    if (kill % KILLS_IN_A_ROW < KILLS_IN_A_ROW - 1 && kill < kills - 1) continue;
    await ended(start(program, args(output, '--resume')));
    const isClean = !readdirSync(work).some((name) => name.startsWith('.'));
    if (!existsSync(output) || !readFileSync(output).equals(fresh) || !isClean) unlike += 1;
  }
  rmSync(work, { recursive: true, force: true });
  return { kills, torn, unlike, atWork };
}

function start(program: string, args: readonly string[]): ReturnType<typeof spawn> {
  return spawn(process.execPath, ['-e', RUN_MAIN, program, ...args], { stdio: 'ignore' });
}

function ended(child: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve) => child.on('close', () => resolve()));
}
