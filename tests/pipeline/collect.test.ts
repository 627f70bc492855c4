import { addPlan } from '../../src/adapters/document/from-plan';
import { planAsXlsx } from '../../src/adapters/xlsx/plan-file';
import { saveXlsx } from '../../src/adapters/xlsx/port';
import { readXlsx, readXlsxNames, TOTAL_LIMITS } from '../../src/adapters/xlsx/read';
import { writeXlsx } from '../../src/adapters/xlsx/write';
import { readSource } from '../../src/adapters/readers';
import { check } from '../../src/check';
import {
  collectionWorkbook,
  requireSameTotals,
  returnNote,
  returnNoteText,
  submissionOf,
  submissionOfVerdict,
  totalOfNames,
} from '../../src/collect';
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

test('a total of two thousand units is too large for files from outside, and still known by its name', async () => {
  const many = Array.from({ length: 2000 }, (_, at) =>
    submitted(unitOf(`第${at}局`, { 'requests.received.naturalPerson': at })),
  );
  const collection = collected(many);
  const bytes = await planAsXlsx(collectionWorkbook(collection));
  await expect(readXlsx(bytes)).rejects.toMatchObject({ code: 'XLSX_TOO_MANY_CELLS' });
  const known = totalOfNames('汇总.xlsx', readXlsxNames(bytes));
  expect(collected(known ? [known] : []).findings).toMatchObject([{ rule: 'IS_TOTAL' }]);
  requireSameTotals(await readXlsx(bytes, TOTAL_LIMITS), collection);
}, 60_000);

describe('the note to a unit', () => {
  test('lists what is wrong in plain words', () => {
    const collection = collected(SUBMISSIONS);
    const note = returnNote(collection, '县教育局');
    expect(note && returnNoteText(note)).toBe(
      [
        '关于退回县教育局2024年政府信息公开工作年度报告表格的意见',
        '县教育局报送的2024年政府信息公开工作年度报告表格，经核对有以下1处需要改正或说明：',
        '1.【错误】表三自然人一列收支不平：第一项3加第二项1是4，第三项2加第四项0是2，相差2。（表三 依申请公开 D3）',
        '错误须改正；提醒核实无误的，请在工作簿的校验说明中写明原因。改正后请重新报送。',
        '灌云县人民政府',
        '',
      ].join('\n'),
    );
  });

  test('there is none for a unit with which nothing is wrong', () => {
    expect(returnNote(collected(SUBMISSIONS), '县财政局')).toBeNull();
  });

  test('says which files came and why they do not count', () => {
    const collection = collected([
      submitted(unitOf('甲局'), '甲局.xlsx'),
      submitted(unitOf('甲局'), '甲局(1).xlsx'),
      { file: '甲局.et', outcome: { kind: 'unreadable', code: 'WPS_FILE', details: { kind: 'et' } } },
      submitted(unitOf('乙局', {}, { year: 2023 })),
    ]);
    expect(returnNote(collection, '甲局')?.lines.slice(2, 4)).toEqual([
      '1.【错误】文件“甲局.et”无法读取：这是 WPS 专用格式的文件（et），无法直接读取。请用 WPS 打开，文字文档另存为 .docx，表格另存为 .xlsx 后再导入。',
      '2.【错误】报送了多份报表（“甲局(1).xlsx”、“甲局.xlsx”），请确认以哪一份为准，只报送一份。',
    ]);
    expect(returnNote(collection, '乙局')?.lines[2]).toContain('报送的是2023年度的报表，应报送2024年度');
  });
});

test('a report in text is a submission as well', async () => {
  const source = await readSource(
    new TextEncoder().encode('灌云县财政局2024年政府信息公开工作年度报告\n一、总体情况'),
    {},
  );
  expect((await submissionOf('a.txt', source)).outcome).toMatchObject({
    kind: 'read',
    unit: { organ: '灌云县财政局', organFrom: 'title', year: 2024, editions: [] },
  });
});
