import { openWorkbench, type Workbench } from './support/workbench';

const EXAMPLE = '?example=banpu2023';
const REQUESTS = '表三 依申请公开';
const TEXT = '报告正文';

/** The draft made and written into its sheet. */
async function written(): Promise<Workbench> {
  const clerk = await openWorkbench(EXAMPLE);
  await clerk.button('生成报告草稿').click();
  await clerk.pane.getByRole('button', { name: '写入正文表' }).click();
  await clerk.pane.getByText('以下为工作表“报告正文”的内容').waitFor();
  return clerk;
}

/** The text of the sheet, a row a line. */
async function rows({ cell }: Workbench): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let row = 4; row < 60; row += 1) texts.push(String((await cell(TEXT, `A${row}`)) ?? ''));
  return texts;
}

test('words of the hand stay when a figure changes, and the text taken along has both', async () => {
  const clerk = await written();
  const { pane } = clerk;
  await pane.locator('.editable', { hasText: '申请3件' }).first().locator('.edit-paragraph').click();
  const area = pane.locator('.paragraph-field textarea');
  await area.fill((await area.inputValue()).replace('申请3件', '申请3件（均为书面申请）'));
  await area.press('Control+Enter');
  await pane.getByText('已保存这一段。', { exact: true }).waitFor();
  await clerk.until(
    async () => (await rows(clerk)).some((text) => text.includes('申请3件（均为书面申请）')),
    'the row',
  );

  await clerk.showSheet(REQUESTS);
  for (const [cell, figure] of [
    ['D4', '5'],
    ['D16', '6'],
    ['D27', '6'],
    ['J4', '5'],
    ['J16', '6'],
    ['J27', '6'],
  ] as const) {
    const now = await clerk.cell(REQUESTS, cell);
    if (typeof now === 'number') await clerk.type(cell, figure);
  }
  await pane.getByRole('button', { name: '重新生成' }).click();
  await pane.getByRole('button', { name: /^更新的内容/ }).click();
  await pane.locator('.text-change').first().waitFor();
  await pane.getByRole('button', { name: '更新数字' }).click();
  await pane
    .getByText(/^已更新“报告正文”\d+ 段。$/)
    .first()
    .waitFor();
  await clerk.until(
    async () => (await rows(clerk)).some((text) => text.includes('申请5件（均为书面申请）')),
    'the row',
  );

  await clerk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await pane.getByRole('button', { name: '复制文字' }).click();
  await pane.getByText('文字已复制').first().waitFor();
  const text = await clerk.page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('申请5件（均为书面申请）');
});

test('a bracket is filled in where it stands, with the keyboard, and 撤销 takes it back', async () => {
  const clerk = await written();
  const { pane } = clerk;
  const bracket = pane.getByRole('button', { name: '补充【联系电话】' });
  await bracket.focus();
  await clerk.page.keyboard.press('Enter');
  await pane.locator('.blank-field input:focus').waitFor();
  await clerk.page.keyboard.type('0518-1');
  await clerk.page.keyboard.press('Enter');
  await pane.getByText('已填入。', { exact: true }).waitFor();
  await pane.locator('.paper').getByText('0518-1').waitFor();
  expect((await rows(clerk)).some((text) => text.includes('0518-1'))).toBe(true);
  await pane.getByRole('button', { name: '撤销' }).click();
  await bracket.waitFor();
});

test('the figure of the selected cell is found in the text', async () => {
  const clerk = await written();
  await clerk.showSheet(REQUESTS);
  await clerk.goTo('J4');
  await clerk.pane.getByRole('button', { name: '所选单元格在文中' }).click();
  await clerk.until(async () => (await clerk.pane.locator('.figure.found').count()) >= 2, 'prose and table');
});
