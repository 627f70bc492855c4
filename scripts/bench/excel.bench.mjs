import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { inProject } from '../project.mjs';

export const title = "What Microsoft's library sends to Excel, start-up and released references apart";

const require = createRequire(import.meta.url);
const jest = path.join(path.dirname(require.resolve('jest/package.json')), 'bin', 'jest.js');
const TEST = inProject('tests', 'office', 'measure.test.ts');

/** The measurements are a test: the library needs the page and the host that the tests give it. */
export async function run() {
  const file = inProject('.cache', 'bench', 'excel.json');
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  try {
    await promisify(execFile)(process.execPath, [jest, '--runTestsByPath', TEST], {
      cwd: inProject('.'),
      env: { ...process.env, GOUJI_MEASURE: file },
    });
  } catch (error) {
    throw new Error(`the measuring test failed:\n${error.stderr}`, { cause: error });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
