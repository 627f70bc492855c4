import { writeXlsx } from '../../src/adapters/xlsx/write';
import { addPlan } from '../../src/adapters/document/from-plan';
import { saveXlsx } from '../../src/adapters/xlsx/port';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { readSource } from '../../src/adapters/readers';
import { check } from '../../src/check';
import { collectionWorkbook, submissionOf, submissionOfVerdict } from '../../src/collect';
import type { Collection, Submission } from '../../src/core/model/collection';
import type { WorkbookDocument } from '../../src/core/model/document';
import { collected, ERROR_FINDING, ORGAN, rosterOf, submitted, unitOf } from '../support/submission-builder';

function documentOf(collection: Collection): WorkbookDocument {
  const plan = collectionWorkbook(collection);
  const empty = { sheets: [], names: [], structureProtected: false, selection: null };
  return addPlan(
    empty,
    plan,
    plan.sheets.map((_, index) => String(index + 1)),
  );
}

const SUBMISSIONS: readonly Submission[] = [
  submitted(
    unitOf(
      ORGAN,
      {
        'requests.received.naturalPerson': 12,
        'requests.granted.naturalPerson': 10,
        'proactive.fees.collected': 0.1,
      },
      { kind: 'countyGovernment' },
    ),
  ),
  submitted(
    unitOf('县财政局', {
      'requests.received.business': 7,
      'requests.other.other.business': 7,
      'proactive.fees.collected': 0.2,
      'disputes.reconsideration.upheld': 2,
    }),
  ),
  submitted(
    unitOf('县公安局', { 'proactive.penalties.decided': 86_432, 'proactive.fees.collected': 96_171.6 }),
  ),
  submitted(unitOf('县教育局', { 'requests.received.research': 1 }, { findings: [ERROR_FINDING] })),
];

describe('the workbook of a total', () => {
  test('is read again with the figures of the total, and nothing else is taken for a table', async () => {
    const collection = collected(
      SUBMISSIONS,
      rosterOf(ORGAN, '县财政局', '县公安局', '县教育局', '县民政局'),
    );
    const bytes = await saveXlsx(documentOf(collection));
    const view = await readXlsx(bytes);
    const verdict = check(view);
    expect(verdict.findings.filter(({ rule }) => !rule.startsWith('NUM'))).toEqual([]);
    const facts = verdict.report.facts;
    for (const { point, value } of collection.totals) {
      const fact = facts.get(point)?.value;
      expect([point, fact?.kind === 'number' ? fact.value : null]).toEqual([point, value]);
    }
    expect(verdict.report.profile).toMatchObject({ organ: ORGAN, year: 2024, kind: 'countyGovernment' });
    expect(verdict.report.troubles).toEqual([]);
    const submission = submissionOfVerdict('汇总.xlsx', view, verdict);
    expect(submission.outcome).toMatchObject({ kind: 'total', complete: { included: 3, expected: 5 } });
    const again = collected([...SUBMISSIONS, submission]);
    expect(again.otherFiles).toHaveLength(1);
  });

  test('with errors in it, a 总计 that is not the sum of its parts stands as the units say', async () => {
    const odd = unitOf(
      '县教育局',
      { 'requests.received.research': 1, 'requests.received.total': 5 },
      { findings: [ERROR_FINDING] },
    );
    const collection = collected([...SUBMISSIONS.slice(0, 3), submitted(odd)], null, { withErrors: true });
    const { findings, report } = check(await readXlsx(await saveXlsx(documentOf(collection))));
    expect(report.facts.get('requests.received.total')?.value).toEqual({ kind: 'number', value: 24 });
    expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('is the same file whatever the order of the files', async () => {
    const one = await writeXlsx(documentOf(collected(SUBMISSIONS)));
    const other = await writeXlsx(documentOf(collected([...SUBMISSIONS].reverse())));
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });

  test('a total of many units, of none, and of one', async () => {
    for (const submissions of [[], SUBMISSIONS.slice(0, 1)]) {
      const collection = collected(submissions);
      const view = await readXlsx(await saveXlsx(documentOf(collection)));
      expect(check(view).report.missingTables).toEqual([]);
    }
  });
});

test('a report in text is a submission as well', async () => {
  const source = await readSource(
    new TextEncoder().encode('灌云县财政局2024年政府信息公开工作年度报告\n一、总体情况'),
    {},
  );
  expect(submissionOf('a.txt', source).outcome).toMatchObject({
    kind: 'read',
    unit: { organ: '灌云县财政局', organFrom: 'title', year: 2024, editions: [] },
  });
});
