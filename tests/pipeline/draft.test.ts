import { sheetTexts } from '../../src/catalogue/sheet-texts';
import { boxName, singleCell } from '../../src/core/model/geometry';
import type { ReportDraft, Tone } from '../../src/core/model/report-draft';
import { draftOf } from '../../src/pipeline';
import { planPrevious } from '../../src/previous';
import { planTemplate } from '../../src/template';
import { proseOf } from '../support/draft-builder';
import { asList, lastYear } from '../support/previous-year';
import { templateWorkbook, type TemplateWorkbook } from '../support/template-workbook';

const { sheetName, sections } = sheetTexts.info;
const [figuresOfProse] = sections.slice(-1);
const labels = (figuresOfProse?.fields ?? []).map(({ label }) => label);

/** Where a label of 基本信息 stands. */
async function rowOf({ port }: TemplateWorkbook, label: string): Promise<number> {
  const sheet = (await port.read()).sheets.find(({ name }) => name === sheetName);
  const row = (sheet?.cells ?? []).findIndex((cells) => cells.some(({ value }) => value === label));
  if (row < 0) throw new Error(`no row ${label}`);
  return row;
}

const cell = (row: number, col: number): string => boxName(singleCell({ row, col }));

async function type(workbook: TemplateWorkbook, label: string, value: string | number): Promise<void> {
  workbook.port.edit(sheetName, cell(await rowOf(workbook, label), 1), value);
}

async function draft(workbook: TemplateWorkbook, tone: Tone = 'standard'): Promise<ReportDraft> {
  return draftOf(await workbook.verdict(), { tone, charts: false });
}

describe('figures of the prose in 基本信息', () => {
  test('are read from their rows and stand in the draft', async () => {
    const workbook = await templateWorkbook();
    await type(workbook, '主动公开政府信息（条）', 1200);
    await type(workbook, '工作会议（次）', '２');
    await type(workbook, '业务培训（次）', 0);
    await type(workbook, '分管负责人', '副镇长');
    const text = proseOf(await draft(workbook));
    expect(text).toContain('全年主动公开政府信息1200条');
    expect(text).toContain('全年召开政府信息公开工作会议2次，没有举办业务培训。');
    expect(text).toContain('政府信息公开工作由副镇长分管');
  });

  test('a workbook made before there was room for them is checked as before, its draft has brackets', async () => {
    const workbook = await templateWorkbook();
    const before = await workbook.verdict();
    const title = await rowOf(workbook, figuresOfProse?.title ?? '');
    for (let row = title; row <= title + labels.length; row += 1)
      for (let col = 0; col < 3; col += 1) workbook.port.edit(sheetName, cell(row, col), null);
    const { report, findings, checked } = await workbook.verdict();
    expect(report.profile.entries).toEqual(before.report.profile.entries);
    expect([findings.map(({ id }) => id), checked]).toEqual([
      before.findings.map(({ id }) => id),
      before.checked,
    ]);
    expect(proseOf(await draft(workbook))).toContain('全年主动公开政府信息【主动公开政府信息总数】条');
  });

  test('stand below everything that older workbooks have', () => {
    const keys = sections.slice(0, -1).flatMap(({ fields }) => fields.map(({ key }) => key));
    expect(keys.join()).toBe(
      'organ,kind,year,format,totals,department,address,postcode,phone,email,website,indexNumber,category,publisher,issueDate,title,documentNumber,keywords,abstract,validity',
    );
  });

  test('the sheet takes only figures not below 0 there', () => {
    const { sheets } = planTemplate({ organ: '某镇', kind: null, year: 2025, totals: 'typed' });
    const rules = sheets[0]?.validations.filter(({ rule }) => rule.type === 'decimal') ?? [];
    expect(rules.map(({ rule }) => rule)).toEqual([{ type: 'decimal', min: 0, max: 999_999_999_999 }]);
    expect(rules[0]?.boxes).toHaveLength(figuresOfProse?.fields.filter(({ figure }) => figure).length ?? 0);
  });
});

test('last year is read from the sheet 上年数据', async () => {
  const workbook = await templateWorkbook();
  await workbook.fill({
    'requests.received.naturalPerson': 3,
    'requests.received.total': 3,
    'requests.granted.naturalPerson': 3,
    'requests.granted.total': 3,
    'requests.concluded.naturalPerson': 3,
    'requests.concluded.total': 3,
  });
  const last = lastYear({ 'requests.received.naturalPerson': 2, 'requests.granted.naturalPerson': 2 });
  await workbook.port.execute(planPrevious(asList(last)), null);
  expect(proseOf(await draft(workbook))).toContain('新收申请数量比上年增加1件，增长50%。');
  expect(proseOf(await draft(workbook, 'brief'))).not.toContain('比上年');
});
