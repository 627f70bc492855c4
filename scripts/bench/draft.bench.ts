import { composeDraft } from '../../src/draft';
import { TONES } from '../../src/core/model/report-draft';
import type { SourceLine } from '../../src/core/model/source';
import { lastYear } from '../../tests/support/previous-year';
import type { Verdict } from '../../src/core/model/verdict';
import { check } from '../../src/check';
import { checkProse } from '../../src/prose';
import { checkCases } from './support/check-cases';
import type { Row } from './support/row';
import { timeOf } from './support/timing';

export const title = 'The draft of one report in Node, from a judged workbook';

const DRAFT_BOUND = 150;
const PROSE_BOUND = 20;
const PROSE_LENGTH = 10_000;
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
  return [...rows, await proseRow(verdict)];
}

/** The draft's own prose, repeated to the length of a long report, against the tables. */
async function proseRow(verdict: Verdict): Promise<Row> {
  const { blocks } = composeDraft(verdict, { tone: 'detailed', charts: false });
  const texts = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.inlines.map(({ text }) => text).join('')] : [],
  );
  const lines: SourceLine[] = [];
  for (let length = 0, at = 0; length < PROSE_LENGTH; at += 1) {
    const text = texts[at % texts.length] ?? '';
    lines.push({ text, inTable: false });
    length += text.length;
  }
  const { median } = await timeOf(() => checkProse(lines, verdict.report), RUNS);
  return {
    measure: 'prose of 10,000 characters against the tables',
    value: median,
    unit: 'ms',
    bound: PROSE_BOUND,
  };
}
