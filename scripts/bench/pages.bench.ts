import { readSource } from '../../src/adapters/intake';
import { check } from '../../src/check';
import { isGoujiError } from '../../src/core/errors';
import { mutatedPage } from '../../tests/support/mutated-page';
import { bytesOf, reportPage } from '../../tests/support/report-page';
import type { Row } from './support/row';
import { timeOf } from './support/timing';

export const title = 'Saved pages: one full report, and damaged ones, read and checked';

const PAGES = 5000;
const READS = { warmUp: 20, counted: 100 };

interface Fuzzed {
  readonly untyped: number;
  readonly refused: number;
  readonly ms: readonly number[];
}

async function fuzz(page: string): Promise<Fuzzed> {
  let untyped = 0;
  let refused = 0;
  const ms: number[] = [];
  for (let seed = 1; seed <= PAGES; seed += 1) {
    const bytes = mutatedPage(page, seed);
    const begin = performance.now();
    try {
      check((await readSource(bytes)).view);
    } catch (error) {
      if (isGoujiError(error)) refused += 1;
      else untyped += 1;
    }
    ms.push(performance.now() - begin);
  }
  return { untyped, refused, ms: ms.sort((a, b) => a - b) };
}

export async function run(): Promise<readonly Row[]> {
  const page = reportPage();
  const bytes = bytesOf(page);
  const { median } = await timeOf(() => readSource(bytes), READS);
  const { untyped, refused, ms } = await fuzz(page);
  return [
    {
      measure: `a page of ${Math.round(bytes.length / 1024)} kB, read`,
      value: median,
      unit: 'ms',
      bound: 50,
    },
    { measure: `${PAGES} damaged pages, untyped errors`, value: untyped, unit: 'pages', bound: 0 },
    { measure: 'the same, refused with a code', value: refused, unit: 'pages' },
    {
      measure: 'the same, 99th percentile',
      value: ms[Math.floor(PAGES * 0.99)] ?? NaN,
      unit: 'ms',
      bound: 50,
    },
    { measure: 'the same, slowest', value: ms[PAGES - 1] ?? NaN, unit: 'ms', bound: 2000 },
  ];
}
