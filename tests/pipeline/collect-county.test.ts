import { viewOf } from '../../src/adapters/document/view';
import { addPlan } from '../../src/adapters/document/from-plan';
import { checkForMerging, checkInTasks } from '../../src/check';
import { collectionWorkbook, rosterOfRows, submissionOf } from '../../src/collect';
import type { Submission } from '../../src/core/model/collection';
import type { Counts } from '../support/submission-builder';
import { collected, ORGAN, totalIn } from '../support/submission-builder';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook } from '../support/template-workbook';

/** A workbook as a unit sends it, read as any file is. */
async function fileOf(file: string, organ: string, counts: Counts, year = 2024): Promise<Submission> {
  const workbook = await templateWorkbook('typed', { organ, year, kind: 'countyDepartment' });
  await workbook.fill({ ...consistentFigures(counts) });
  const view = await workbook.port.read();
  return submissionOf(file, { kind: 'xlsx', view, lines: [], notices: [] });
}

const ROSTER = rosterOfRows([
  ['单位名称', '联系方式', '是否计入汇总'],
  ['县财政局', '王某 1234', ''],
  ['县公安局', '', ''],
  ['县教育局', '李某', ''],
  ['县民政局', '', ''],
  ['县司法局', '', ''],
  ['国家税务总局灌云县税务局', '', ''],
]);

test('a small county: one twice, one missing, one with an error, one of last year, one vertical', async () => {
  const submissions = [
    await fileOf('01县财政局.xlsx', '灌云县财政局', {
      'requests.received.naturalPerson': 5,
      'requests.granted.naturalPerson': 4,
    }),
    await fileOf('县公安局.xlsx', '县公安局', { 'requests.received.naturalPerson': 9 }),
    await fileOf('县公安局(1).xlsx', '县公安局', { 'requests.received.naturalPerson': 8 }),
    await fileOf('县教育局2024年年报.xlsx', '县教育局', {
      'requests.received.naturalPerson': 3,
      'requests.concluded.naturalPerson': 2,
      'requests.carriedForward.naturalPerson': 0,
      'requests.granted.naturalPerson': 2,
    }),
    await fileOf('县民政局.xlsx', '县民政局', { 'requests.received.naturalPerson': 2 }, 2023),
    await fileOf('税务局.xlsx', '国家税务总局灌云县税务局', { 'requests.received.naturalPerson': 40 }),
  ];
  const collection = collected(submissions, ROSTER, { organ: ORGAN });
  expect(totalIn(collection, 'requests.received.naturalPerson')).toBe(5);
  expect(collection.complete).toEqual({ included: 1, expected: 5 });
  const plan = collectionWorkbook(collection);
  const empty = { sheets: [], names: [], structureProtected: false, selection: null };
  const view = viewOf(
    addPlan(
      empty,
      plan,
      plan.sheets.map(({ name }) => name),
    ),
  );
  const textOf = (name: string): readonly string[] =>
    (view.sheets.find((sheet) => sheet.name === name)?.cells ?? [])
      .map((row) =>
        row
          .map(({ value }) => String(value ?? ''))
          .join('|')
          .replace(/\|+$/, ''),
      )
      .filter((line) => line !== '');
  expect(textOf('报送情况')).toMatchInlineSnapshot(`
    [
      "各单位报送情况",
      "不完整 1/5：应计入5个单位，已计入1个。",
      "序号|单位名称|报送情况|是否计入|不计入的原因|错误|提醒|主要问题|文件|名单中相近的名称|联系人和电话",
      "1|县财政局|已报|计入||0|0||01县财政局.xlsx||王某 1234",
      "2|县公安局|重复|不计入|有多份报表，尚未选定||||县公安局(1).xlsx
    县公安局.xlsx",
      "3|县教育局|有错误|不计入|有错误，尚未确认计入|1|0|表三自然人一列收支不平：第一项3加第二项0是3，第三项2加第四项0是2，相差1。|县教育局2024年年报.xlsx||李某",
      "4|县民政局|年度不符|不计入|不是本年度的报表|0|0||县民政局.xlsx",
      "5|县司法局|未报|不计入|未报送",
      "6|国家税务总局灌云县税务局|已报|不计入|垂直管理单位，由本系统统计|0|0||税务局.xlsx",
    ]
  `);
  expect(textOf('汇总说明')).toMatchInlineSnapshot(`
    [
      "政府信息公开工作年度报告 汇总说明",
      "不完整 1/5：应计入5个单位，已计入1个。",
      "汇总单位|灌云县人民政府",
      "汇总年度|2024",
      "已计入/应计入|1/5",
      "未报|1",
      "重复|1",
      "年度不符|1",
      "有错误|1",
      "已报|2",
      "使用前请核实",
      "错误|有错误的“县教育局”没有计入汇总。请退回改正；确需计入的，请先确认。|汇总前各单位的表格应无错误",
      "提醒|“县司法局”尚未报送，汇总不完整。请催报。|各级年度报告汇总本地区所有公开主体的数据",
      "提醒|“县公安局”报送了2份报表（“县公安局(1).xlsx”、“县公安局.xlsx”），都没有计入汇总。请选定一份。|一个单位只计一份",
      "提醒|“县民政局”的报表不是2024年度的，没有计入汇总。请退回换报。|同一年度的数据才能相加",
      "说明",
      "表二、表三、表四的数是“明细”表中相应一列之和，点中单元格可以看到公式；总计由本表各项相加。",
      "规章不汇总，填报汇总单位自己的数，没有的为空。",
      "本文件有汇总标记，放在报送文件夹里不会重复计入。",
    ]
  `);
  expect(textOf('明细').map((line) => line.split('|').slice(0, 16).join('|'))).toMatchInlineSnapshot(`
    [
      "各单位明细",
      "计入汇总的各单位在合计行之上，没有计入的在合计行之下。空格表示该单位没有填，不是0。",
      "序号|单位名称|报送情况|文件|表二 主动公开||||||||||表三 依申请公开",
      "||||规章|||行政规范性文件|||行政许可|行政处罚|行政强制|行政事业性收费|一、本年新收政府信息公开申请数量|",
      "||||本年制发件数|本年废止件数|现行有效件数|本年制发件数|本年废止件数|现行有效件数|本年处理决定数量|本年处理决定数量|本年处理决定数量|本年收费金额（单位：万元）|自然人|商业企业",
      "1|县财政局|已报|01县财政局.xlsx|0|0|0|0|0|0|0|0|0|0|5|0",
      "|合计||||||0|0|0|0|0|0|0|5|0",
      "没有计入汇总的单位",
      "1|县教育局|有错误|县教育局2024年年报.xlsx|0|0|0|0|0|0|0|0|0|0|3|0",
      "2|县民政局|年度不符|县民政局.xlsx|0|0|0|0|0|0|0|0|0|0|2|0",
      "3|国家税务总局灌云县税务局|已报|税务局.xlsx|0|0|0|0|0|0|0|0|0|0|40|0",
    ]
  `);
});

test('what merging hears of a workbook is what its clerk hears', async () => {
  for (const point of [
    'requests.received.total',
    'requests.granted.naturalPerson',
    'disputes.reconsideration.total',
  ]) {
    const workbook = await templateWorkbook('formulas', {
      organ: '县财政局',
      year: 2024,
      kind: 'countyDepartment',
    });
    const figures = consistentFigures({ 'requests.received.naturalPerson': 3 });
    await workbook.fill({ ...figures, [point]: Number(figures[point] ?? 0) + 1 });
    const view = await workbook.port.read();
    const [heard, told] = [await checkForMerging(view), await checkInTasks(view)];
    expect(told.findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(heard.findings).toEqual(told.findings);
  }
});
