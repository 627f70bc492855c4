import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMemoryPort } from '../../../src/adapters/memory';
import { planAsXlsx } from '../../../src/adapters/xlsx/plan-file';
import { ledgerSheetTexts } from '../../../src/catalogue/ledger-texts';
import { say } from '../../../src/catalogue/messages';
import { reviewTexts } from '../../../src/catalogue/review-texts';
import { layOutReview, reviewSheetName, type ReviewWording } from '../../../src/core/layout/review-sheets';
import { monthReview, weekReview } from '../../../src/core/ledger/review';
import type { Ledger, LedgerCase } from '../../../src/core/model/ledger';
import type { MonthReview, WeekReview } from '../../../src/core/model/ledger-review';
import type { WorkbookPlan } from '../../../src/core/model/sheet-plan';
import { plannedSheets } from '../../../src/core/template-state';
import { judgeLedger } from '../../../src/ledger';
import { CALENDAR, dice, ledgerOf, randomCases } from '../../support/ledger-builder';
import { hasCalc } from '../../support/libreoffice';
import '../../support/all-messages';

const TODAY = '2025-02-24';

const open: readonly Partial<LedgerCase>[] = [
  { received: '2025-01-10', applicantName: '张*', summary: '某地块征收文件', department: '办公室' },
  { received: '2025-01-24', applicantName: '李某', summary: '预算' },
  { received: '2025-02-10', correctionAsked: '2025-02-12' },
  { received: '2025-02-20', summary: '甲'.repeat(500) },
];
const answered: readonly Partial<LedgerCase>[] = [
  {
    received: '2025-01-03',
    answered: '2025-02-18',
    outcome: 'refused.thirdPartyRights',
    applicantName: '王*',
    summary: '王*宅基地档案',
    department: '自然资源所',
  },
];

const WORDING: ReviewWording = {
  texts: reviewTexts,
  labels: ledgerSheetTexts,
  say: ({ key, values }) => say('zh-CN', key, values),
};

const planOf = (review: WeekReview | MonthReview, ledger: Ledger): WorkbookPlan =>
  layOutReview(review, ledger, WORDING, reviewSheetName(review, reviewTexts));

function weekOf(cases: readonly Partial<LedgerCase>[], today = TODAY): WorkbookPlan {
  const ledger = ledgerOf(cases);
  const { due } = judgeLedger(ledger, null, { year: 2025, today });
  return planOf(weekReview(ledger, due, { today }), ledger);
}

function monthOf(cases: readonly Partial<LedgerCase>[], today = TODAY): WorkbookPlan {
  const ledger = ledgerOf(cases);
  return planOf(monthReview(ledger, { year: 2025, month: 2, today, calendar: CALENDAR }), ledger);
}

/** Rows of the only sheet as texts, blanks left out. */
function rowsOf({ sheets: [sheet] }: WorkbookPlan): readonly string[] {
  const rows: string[][] = [];
  for (const { row, value } of sheet?.cells ?? [])
    if (value !== undefined) (rows[row] ??= []).push(String(value));
  return rows.map((cells) => cells.join('|'));
}

describe('the sheet of 周研判', () => {
  test('lists every open case under its group, with what comes next', () => {
    const [title, what, heads, ...rows] = rowsOf(weekOf([...open, ...answered]));
    expect(title).toBe('政府信息公开申请周研判');
    expect(what).toBe(
      '2025年2月24日至2025年3月2日。截至2025年2月24日，未答复4件：已超期1件，本周到期1件，以后到期1件，等待他方1件。剩余天数为工作日。',
    );
    expect(heads).toBe('编号|收到日期|应答复日期|剩余工作日|承办科室|申请人|申请内容摘要|下一步');
    expect(rows.slice(0, 4)).toEqual([
      '已超期1件',
      '2023-001|2025-01-10|2025-02-13|超期7|办公室|张*|某地块征收文件|已超期7个工作日，请尽快答复',
      '本周到期1件',
      '2023-002|2025-01-24|2025-02-27|3|李某|预算|2025年2月27日前答复；不能按期的，应在此前批准延期并告知申请人',
    ]);
    expect(rows.join()).not.toContain('王*');
  });

  test('shortens what nobody reads on paper', () => {
    const row = rowsOf(weekOf(open)).find((text) => text.includes('甲'));
    expect(row).toContain(`${'甲'.repeat(120)}……`);
    expect(row).not.toContain('甲'.repeat(121));
  });

  test('says so where nothing is open', () => {
    expect(rowsOf(weekOf(answered))).toEqual([
      '政府信息公开申请周研判',
      '2025年2月24日至2025年3月2日。截至2025年2月24日，没有未答复的申请。',
      expect.stringContaining('编号'),
    ]);
  });
});

describe('the sheet of 月通报', () => {
  test('has figures by applicant, outcome and department, and the time taken', () => {
    const rows = rowsOf(monthOf([...open, ...answered], '2025-03-05'));
    expect(rows.filter((row) => row !== undefined)).toEqual([
      '政府信息公开申请办理情况月通报',
      '2025年2月1日至2025年2月28日。未答复、已超期为月底情况。',
      '一、总体情况',
      '收到（件）|答复（件）|未答复（件）|其中已超期',
      '2|1|4|2',
      '二、申请人类型',
      '类型|收到（件）|答复（件）',
      '自然人|2|1',
      '商业企业|0|0',
      '科研机构|0|0',
      '社会公益组织|0|0',
      '法律服务机构|0|0',
      '其他组织|0|0',
      '合计|2|1',
      '三、处理结果',
      '处理结果|件数',
      '（三）4.保护第三方合法权益|1',
      '合计|1',
      '四、办理用时（工作日，不计入期限的时间已扣除）',
      '计算用时（件）|按期答复（件）|中位数|最长',
      '1|0|28|28',
      '五、承办科室',
      '科室|收到（件）|答复（件）|未答复（件）|其中已超期',
      '未填科室|2|0|3|1',
      '办公室|0|0|1|1',
      '自然资源所|0|1|0|0',
      '合计|2|1|4|2',
      '六、超期答复',
      '编号|收到日期|应答复日期|答复日期|超期工作日|科室',
      '2023-005|2025-01-03|2025-02-07|2025-02-18|8|自然资源所',
    ]);
  });

  test('names nobody, nor what was applied for', () => {
    const text = rowsOf(monthOf([...open, ...answered])).join();
    for (const word of ['张*', '李某', '王*', '征收', '宅基地', '预算']) expect(text).not.toContain(word);
  });

  test('says that the month is not over', () => {
    expect(rowsOf(monthOf(open))[1]).toBe(
      '2025年2月1日至2025年2月24日，本月未结束。未答复、已超期为2025年2月24日情况。',
    );
  });

  test('says so where nothing was answered', () => {
    const rows = rowsOf(monthOf(open));
    expect(rows).toContain('本月没有答复的申请。');
    expect(rows).toContain('没有可以计算用时的答复。');
  });
});

test('the sheets are called by their day and month', () => {
  expect(weekOf(open).sheets[0]?.name).toBe('周研判 2025-02-24');
  expect(monthOf(open).sheets[0]?.name).toBe('月通报 2025年2月');
});

test.each([
  ['week', weekOf([...open, ...answered])],
  ['month', monthOf([...open, ...answered])],
])('the sheet of the %s stands in the workbook as it was planned', async (_, plan) => {
  const port = createMemoryPort();
  await port.execute(plan, null);
  expect(plannedSheets(await port.read(), plan).map(({ comparison }) => comparison)).toEqual(['same']);
});

const whenInstalled = hasCalc() ? test : test.skip;

whenInstalled(
  'both print on A4, one page wide, with their heads on every page',
  async () => {
    const ledger = ledgerOf(
      randomCases(dice(3), 250).map((one) => ({ ...one, summary: '某村集体土地征收补偿安置方案及听证材料' })),
    );
    const today = '2023-11-20';
    const { due } = judgeLedger(ledger, null, { year: 2023, today });
    const month = monthReview(ledger, { year: 2023, month: 10, today, calendar: CALENDAR });
    const [weekPages, monthPages] = await printed([
      planOf(weekReview(ledger, due, { today }), ledger),
      planOf(month, ledger),
    ]);
    expect(new Set(weekPages)).toEqual(new Set(['842x595']));
    expect(weekPages?.length).toBeGreaterThan(1);
    expect(weekPages?.length).toBeLessThan(8);
    expect(monthPages).toEqual(['595x842']);
  },
  120_000,
);

/** Sizes in points of the pages that LibreOffice prints. */
async function printed(plans: readonly WorkbookPlan[]): Promise<readonly (readonly string[])[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gouji-print-'));
  try {
    const files = plans.map((_, index) => path.join(folder, `${String(index)}.xlsx`));
    await Promise.all(
      plans.map(async (plan, index) => writeFileSync(files[index] ?? '', await planAsXlsx(plan))),
    );
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
      timeout: 100_000,
    });
    return files.map((file) => {
      const pdf = readFileSync(file.replace('.xlsx', '.pdf'), 'latin1');
      const pages = pdf.matchAll(/\/Type\/Page\/[^>]*\/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]/g);
      return [...pages].map(
        ([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`,
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
