import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeXlsx } from '../../src/adapters/xlsx/write';
import { runCollect } from '../../src/cli/collect/command';
import { readOne } from '../../src/cli/collect/read-one';
import type { ReadFiles } from '../../src/cli/collect/reader-pool';
import type { CollectWorld } from '../../src/cli/collect/world';
import type { CliRun } from './cli-run';
import { consistentFigures } from './report-builder';
import { templateWorkbook } from './template-workbook';

/** Reads in this process, one after the other. */
export const readHere: ReadFiles = async (requests, onAnswer, signal) => {
  for (const request of requests) {
    signal.throwIfAborted();
    onAnswer(await readOne(request));
  }
};

/** Calls `collect` with readers in this process; what the world is asked for may be replaced. */
export async function collectHere(
  args: readonly string[],
  world: Partial<CollectWorld> = {},
): Promise<CliRun> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCollect(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    progress: { isTerminal: false, columns: 80, write: (text) => err.push(text) },
    processors: 1,
    readers: () => readHere,
    version: () => 'test',
    settle: () => undefined,
    onInterrupt: () => () => undefined,
    ...world,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Bytes of a unit's workbook in which everything agrees, but for what is said. */
export async function unitWorkbook(
  organ: string,
  received: number,
  { year = 2024, broken = false } = {},
): Promise<Uint8Array> {
  const workbook = await templateWorkbook('typed', { organ, year });
  const figures = consistentFigures({ 'requests.received.naturalPerson': received });
  await workbook.fill(broken ? { ...figures, 'requests.received.total': received + 1 } : figures);
  return writeXlsx(workbook.port.document());
}

/** Writes files below a folder; names may have folders in them. */
export function place(folder: string, files: Readonly<Record<string, Uint8Array | string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}
