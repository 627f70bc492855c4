import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { openWorkbench, type Workbench } from './support/workbench';

const HEAD = '编号,收到日期,申请渠道,申请人类型,申请人,申请内容,承办科室,处理结果,答复日期';
const LIST = [
  HEAD,
  '2022-031,2022-12-20,信函,自然人,王某,征地批复,自然资源所,予以公开,2023-01-10',
  '2023-001,2023-03-06,互联网,自然人,李某,财政预算,财政所,予以公开,2023-03-20',
  '2023-002,2023-05-08,当面,自然人,赵某,拆迁公告,办公室,予以公开,2023-05-15',
  '2023-003,2023-12-11,互联网,自然人,钱某,补偿方案,自然资源所,予以公开,2024-01-03',
].join('\n');

/** The policy of the page is lifted here only: axe itself is injected as a script. */
const open = (): Promise<Workbench> => openWorkbench('?example=banpu2023', { context: { bypassCSP: true } });

function paneFrame({ page }: Workbench): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes('pane.html'));
  if (!frame) throw new Error('no pane');
  return frame;
}

/** What axe finds wrong in the pane as it stands, in both colours, contrast included; and how far it is too wide. */
async function violations(clerk: Workbench): Promise<readonly string[]> {
  const frame = paneFrame(clerk);
  const found: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await clerk.page.emulateMedia({ colorScheme });
    // Colours fade in; a colour on its way is nobody's contrast.
    await frame.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState === 'finished'),
    );
    const { violations: broken } = await frame.evaluate(() =>
      (window as unknown as { axe: { run: (root: Document) => Promise<AxeResults> } }).axe.run(document),
    );
    for (const { id, nodes } of broken)
      for (const { html } of nodes) found.push(`${colorScheme} ${id}: ${html}`);
  }
  const wider = await frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return wider > 0 ? [...found, `too wide by ${String(wider)}`] : found;
}

const button = ({ pane }: Workbench, name: string | RegExp) => pane.getByRole('button', { name });

test('a list becomes the ledger, fills the table, and a figure tells its cases', async () => {
  const clerk = await open();
  const { pane } = clerk;
  await paneFrame(clerk).addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  await button(clerk, /^台账：/).click();
  await pane.getByLabel('预留行数').fill('12');
  expect(await violations(clerk)).toEqual([]);
  await button(clerk, '插入台账').click();
  await button(clerk, '撤销插入').waitFor();
  await button(clerk, '关闭').first().click();

  await button(clerk, '导入已有清单…').click();
  const list = { name: '2023年登记.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST, 'utf8') };
  await pane.locator('input[type=file]').first().setInputFiles(list);
  await button(clerk, '按此读取').click();
  await button(clerk, /^加入台账/).click();
  await pane.getByText('4件申请').waitFor();
  expect(await clerk.cell('申请台账', 'A9')).toBe('2023-003');

  await pane.locator('.ledger-year select').selectOption('2023');
  await pane.getByText('表与台账不一致').waitFor();
  expect(await violations(clerk)).toEqual([]);
  await button(clerk, '用台账填表…').click();
  await button(clerk, '全选').click();
  await pane.locator('.ledger-fill .primary').click();
  await pane.getByText(/没有不一致/).waitFor();
  expect(await clerk.cell('表三 依申请公开', 'D4')).toBe(3);

  await clerk.showSheet('表三 依申请公开');
  await clerk.goTo('D28');
  await pane.getByRole('tab', { name: '案件' }).click();
  await button(clerk, '所选单元格的案件').click();
  const answer = pane.locator('.ledger-answer');
  await answer.getByText('2024年1月3日才答复').waitFor();
  expect(await answer.locator('.ledger-case-title').count()).toBe(1);
  expect(await violations(clerk)).toEqual([]);
  await answer.locator('.ledger-case-title').click();
  await clerk.until(async () => (await clerk.selection()) === 'A9', 'the row of the case');
  await button(clerk, '所选单元格的案件').click();
  await answer.getByRole('button', { name: /四、结转下年度继续办理/ }).waitFor();

  // Typed by hand: what is shown says that it is older.
  await clerk.type('A10', '2023-004');
  await button(clerk, '重新读取').click();
  await pane.getByText('5件申请').waitFor();

  for (const tab of ['周研判', '月通报']) {
    await pane.getByRole('tab', { name: tab }).click();
    expect([tab, await violations(clerk)]).toEqual([tab, []]);
  }
  await clerk.button('校验').click();
  await pane.getByRole('heading', { name: '校验' }).waitFor();
});
