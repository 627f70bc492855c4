import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readInProcesses } from '../../../src/cli/collect/reader-pool';
import type { ReadAnswer, ReadRequest } from '../../../src/cli/collect/read-one';
import type { Submission } from '../../../src/core/model/collection';

/** A reader that does what the name of a file says. */
const PROGRAM = `
exports.serveReader = () => {
  const waiting = [];
  const next = () => {
    const request = waiting.shift();
    if (!request) return;
    if (request.file === 'crash') process.exit(7);
    if (request.file === 'kill') process.kill(process.pid, 'SIGKILL');
    if (request.file === 'memory') { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }
    if (request.file === 'loop') for (;;);
    const submission = JSON.stringify({ file: request.file, outcome: { kind: 'skipped', reason: 'system' } });
    process.send({ index: request.index, stamp: null, submission });
    setImmediate(next);
  };
  process.on('message', (requests) => { waiting.push(...requests); setImmediate(next); });
  process.on('disconnect', () => process.exit(0));
  process.send('ready');
};
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gouji-pool-'));
  writeFileSync(path.join(folder, 'reader.cjs'), PROGRAM);
  writeFileSync(path.join(folder, 'broken.cjs'), 'throw new Error("no");');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(
  files: readonly string[],
  { jobs = 2, timeLimit = 20_000, program = 'reader.cjs', signal = new AbortController().signal } = {},
): Promise<readonly (readonly [string, string])[]> {
  const requests = files.map((file, index): ReadRequest => ({ index, at: file, file }));
  const answers: ReadAnswer[] = [];
  const reading = readInProcesses({ program: path.join(folder, program), jobs, timeLimit, memoryLimit: 40 });
  await reading(requests, (answer) => answers.push(answer), signal);
  return answers
    .sort((a, b) => a.index - b.index)
    .map(({ submission }) => {
      const { file, outcome } = JSON.parse(submission) as Submission;
      return [file, outcome.kind === 'unreadable' ? outcome.code : 'read'] as const;
    });
}

const many = Array.from({ length: 30 }, (_, index) => `f${String(index)}`);

it.each([1, 3])('answers for every file with %i readers', async (jobs) => {
  expect(await read(many, { jobs })).toEqual(many.map((file) => [file, 'read']));
});

it('blames the one file that brings its reader down, and reads the rest', async () => {
  const files = [...many.slice(0, 5), 'crash', ...many.slice(5, 12), 'kill', 'memory', ...many.slice(12)];
  const expected = files.map((file) => [file, file.startsWith('f') ? 'read' : 'READ_CRASHED']);
  expect(await read(files)).toEqual(expected);
});

it('gives up a file that takes too long', async () => {
  const answers = await read([...many.slice(0, 3), 'loop', ...many.slice(3, 6)], { timeLimit: 1200 });
  expect(answers.filter(([, said]) => said !== 'read')).toEqual([['loop', 'READ_TIMEOUT']]);
});

it('ends with the reason when it is stopped', async () => {
  const controller = new AbortController();
  const reason = new Error('stopped');
  setTimeout(() => controller.abort(reason), 100);
  await expect(read(['loop', 'loop'], { signal: controller.signal })).rejects.toBe(reason);
});

it('fails at once where no reader can be started', async () => {
  await expect(read(['a', 'b'], { program: 'broken.cjs' })).rejects.toThrow('could not be started');
});
