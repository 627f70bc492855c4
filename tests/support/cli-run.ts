import { main } from '../../src/cli/cli';
import { CLOCK } from './template-workbook';

/** What a call of the command line gave: its exit code and what it wrote to each stream. */
export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line as its program does, in January 2026. */
export async function runCli(...args: readonly string[]): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    clock: CLOCK,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
