import { judgeLedger } from '../../src/ledger';
import { tallyLedger } from '../../src/core/ledger/tally';
import { dice, ledgerOf, randomCases } from '../../tests/support/ledger-builder';
import { reportOf } from '../../tests/support/report-builder';
import type { Row } from './support/row';

export const title = 'The ledger: 10,000 applications';

const YEAR = 2023;
const RUNS = 15;

export function run(): Promise<readonly Row[]> {
  const cases = randomCases(dice(1), 10_000);
  const [ledger, wrong] = [ledgerOf(cases), ledgerOf(cases.filter((_, at) => at !== 5000))];
  const report = reportOf(
    Object.fromEntries(tallyLedger(wrong, YEAR).map(({ point, value }) => [point, value])),
  );
  const today = '2024-01-20';
  return Promise.resolve([
    row('tally of 表三 and 表四', 50, () => tallyLedger(ledger, YEAR)),
    row('all findings and due dates, tables compared', 1000, () =>
      judgeLedger(ledger, report, { year: YEAR, today }),
    ),
  ]);
}

function row(measure: string, bound: number, work: () => unknown): Row {
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  }).sort((a, b) => a - b);
  return { measure: `${measure}, median`, value: times[Math.floor(RUNS / 2)] ?? NaN, unit: 'ms', bound };
}
