import { reportTexts } from '../../../src/catalogue/report-texts';
import { check } from '../../../src/check';
import { layOutReport } from '../../../src/core/layout/report-sheet';
import { DEFAULT_DRAFT_OPTIONS } from '../../../src/core/model/report-draft';
import type { Verdict } from '../../../src/core/model/verdict';
import { composeDraft } from '../../../src/draft';
import { banpuFigures } from '../../support/report-builder';
import { templateWorkbook, type TemplateWorkbook } from '../../support/template-workbook';

let book: TemplateWorkbook;
let without: Verdict;

beforeAll(async () => {
  book = await templateWorkbook('typed');
  await book.fill(banpuFigures());
  without = await book.verdict();
  const plan = layOutReport(composeDraft(without), DEFAULT_DRAFT_OPTIONS, reportTexts.sheetName, reportTexts);
  await book.port.execute({ sheets: [plan], names: [], select: null }, null);
});

/** The findings about the tables; prose of the sheet may have findings of its own. */
function aboutTables({ findings, report, checked, coverage }: Verdict) {
  return {
    findings: findings.filter(({ rule }) => !rule.startsWith('TXT')),
    facts: report.facts,
    profile: report.profile,
    troubles: report.troubles,
    missing: report.missingTables,
    checked,
    coverage,
  };
}

test('the tables have the same verdict with the sheet 报告正文 as without it', async () => {
  expect(aboutTables(await book.verdict())).toEqual(aboutTables(without));
});

test('so they have when its rows name tables, rows and columns of the form', async () => {
  const labels = [
    '三、收到和处理政府信息公开申请情况',
    '一、本年新收政府信息公开申请数量',
    '二、上年结转政府信息公开申请数量',
    '（七）总计',
    '自然人',
    '单位',
    '年度',
    '别处镇2019年政府信息公开工作年度报告',
    '合计',
  ];
  labels.forEach((label, index) => book.port.edit(reportTexts.sheetName, `A${200 + index}`, label));
  labels.forEach((label, index) =>
    book.port.edit(reportTexts.sheetName, `${'FGHIJKLMN'[index] ?? ''}190`, label),
  );
  expect(aboutTables(check(await book.port.read()))).toEqual(aboutTables(without));
});
