import { composeDraft } from '../../src/draft';
import { TONES } from '../../src/core/model/report-draft';
import { lastYear } from '../../tests/support/previous-year';
import type { Verdict } from '../../src/core/model/verdict';
import { check } from '../../src/check';
import { checkCases } from './support/check-cases';
import type { Row } from './support/row';
import { timeOf } from './support/timing';

export const title = 'The draft of one report in Node, from a judged workbook';

const DRAFT_BOUND = 150;
const RUNS = { warmUp: 20, counted: 200 };

/** A report beside that of the year before, so that every comparison is made. */
function withLastYear({ report, ...verdict }: Verdict): Verdict {
  const { organ, year } = report.profile;
  const previous = lastYear(
    { 'requests.received.naturalPerson': 2, 'requests.granted.naturalPerson': 2 },
    { organ, year: year === null ? null : year - 1 },
  );
  return { ...verdict, report: { ...report, previous } };
}

export async function run(): Promise<readonly Row[]> {
  const [first] = await checkCases();
  if (!first) throw new Error('no report to draft');
  const begin = performance.now();
  const verdict = withLastYear(check(first.view));
  composeDraft(verdict, { tone: 'detailed', charts: false });
  const cold = performance.now() - begin;
  const rows: Row[] = [{ measure: 'check and draft, the first time', value: cold, unit: 'ms' }];
  for (const tone of TONES) {
    const { median, p95 } = await timeOf(() => composeDraft(verdict, { tone, charts: false }), RUNS);
    rows.push(
      { measure: `${tone}`, value: median, unit: 'ms', bound: DRAFT_BOUND },
      { measure: `${tone}, 95th percentile`, value: p95, unit: 'ms', bound: DRAFT_BOUND },
    );
  }
  return rows;
}
