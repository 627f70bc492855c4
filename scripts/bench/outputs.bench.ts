import { exporters } from '../../src/adapters/exporters';
import { check } from '../../src/check';
import type { ReportDraft } from '../../src/core/model/report-draft';
import { composeDraft } from '../../src/draft';
import { checkCases } from './support/check-cases';
import type { Row } from './support/row';
import { timeOf } from './support/timing';

export const title = 'The outputs of one draft in Node';

const BOUND = 150;
const RUNS = { warmUp: 5, counted: 50 };
const KINDS = ['docx', 'html', 'txt'] as const;

/** A draft written in every form, the libraries being loaded; the bound is for draft and .docx together. */
export async function run(): Promise<readonly Row[]> {
  const [first] = await checkCases();
  if (!first) throw new Error('no report to draft');
  const verdict = check(first.view);
  const compose = (): ReportDraft => composeDraft(verdict, { tone: 'standard', charts: true });
  const begin = performance.now();
  await exporters.docx(compose());
  const rows: Row[] = [
    { measure: 'draft and .docx, the first time', value: performance.now() - begin, unit: 'ms' },
  ];
  for (const kind of KINDS) {
    const { median, p95 } = await timeOf(() => exporters[kind](compose()), RUNS);
    rows.push(
      { measure: `draft and .${kind}`, value: median, unit: 'ms', bound: BOUND },
      { measure: `draft and .${kind}, 95th percentile`, value: p95, unit: 'ms' },
    );
  }
  return rows;
}
