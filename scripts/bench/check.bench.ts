import { readXlsx } from '../../src/adapters/xlsx/read';
import { saveXlsx } from '../../src/adapters/xlsx/port';
import { formatDueFor, formatOf, formats } from '../../src/catalogue/formats';
import { profileTexts } from '../../src/catalogue/profile-texts';
import { sheetTexts } from '../../src/catalogue/sheet-texts';
import { formOf } from '../../src/core/form/form';
import { recogniseTables } from '../../src/core/recognise/recognise';
import { evaluateRules } from '../../src/core/rules/evaluate';
import { check } from '../../src/check';
import { brokenByHand } from '../../tests/support/independent-evaluator';
import { checkCases, type CheckCase } from './support/check-cases';
import type { Row } from './support/row';
import { timeOf } from './support/timing';

export const title = 'One report of 200 figures in Node: recognise + evaluate + report';

const CHECK_BOUND = 2;
const CHECKS = { warmUp: 300, counted: 1000 };
const BY_HAND = { warmUp: 300, counted: 1000 };
const READS = { warmUp: 30, counted: 200 };

/** The check beside the same relations computed from bare numbers: what finding and naming the figures costs. */
async function rowsOf({ name, view, numbers, failed }: CheckCase): Promise<readonly Row[]> {
  const judged = await timeOf(
    () =>
      evaluateRules(
        recogniseTables(view, { formats, formatDueFor, profile: profileTexts, controls: sheetTexts.sheets }),
        (edition) => formOf(formatOf(edition)),
      ),
    CHECKS,
    ({ relations }) => {
      const broken = relations.filter(({ outcome }) => outcome.status === 'failed').length;
      if (broken < failed) throw new Error(`${name}: two evaluations differ`);
    },
  );
  const ours = await timeOf(
    () => check(view),
    CHECKS,
    ({ relations }) => {
      if (relations.failed !== failed) throw new Error(`${name}: two checks differ`);
    },
  );
  const byHand = await timeOf(
    () => brokenByHand(numbers),
    BY_HAND,
    (broken) => {
      if (broken.length !== failed) throw new Error(`${name}: the independent evaluator differs`);
    },
  );
  return [
    { measure: `${name}, recognise + evaluate`, value: judged.median, unit: 'ms', bound: CHECK_BOUND },
    { measure: `${name}, with findings and coverage`, value: ours.median, unit: 'ms' },
    { measure: `${name}, the same, 95th percentile`, value: ours.p95, unit: 'ms' },
    { measure: `${name}, arithmetic alone`, value: byHand.median, unit: 'ms' },
    {
      measure: `${name}, check against arithmetic alone`,
      value: ours.median / byHand.median,
      unit: 'times',
    },
  ];
}

/** The strict reader over the same workbook as a file. */
async function readRows({ document }: CheckCase): Promise<readonly Row[]> {
  const bytes = await saveXlsx(document);
  const reading = await timeOf(() => readXlsx(bytes), READS);
  return [
    { measure: 'the same workbook as .xlsx', value: bytes.length / 1000, unit: 'kB' },
    { measure: 'strict reader, median', value: reading.median, unit: 'ms' },
    { measure: 'strict reader, 95th percentile', value: reading.p95, unit: 'ms' },
  ];
}

export async function run(): Promise<readonly Row[]> {
  const cases = await checkCases();
  const rows: Row[] = [];
  for (const one of cases) rows.push(...(await rowsOf(one)));
  for (const one of cases.slice(0, 1)) rows.push(...(await readRows(one)));
  return rows;
}
