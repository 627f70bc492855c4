import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openXlsx } from '../../src/adapters/xlsx/open';
import { openWorkbench } from './support/workbench';
import type { Workbench } from './support/workbench';

const REQUESTS = '表三 依申请公开';
const EXAMPLE = '?example=banpu2023';

/** Validates from the title bar and waits for the verdict. */
async function validate({ button, pane }: Workbench): Promise<void> {
  await button('校验').click();
  await pane.getByRole('heading', { name: '校验', exact: true }).waitFor();
  await pane.getByText(/勾稽关系 \d+ 项/).waitFor();
}

/** Number of findings of a severity, as the pane counts them. */
async function count({ pane }: Workbench, severity: '错误' | '提醒' | '提示'): Promise<number> {
  const text = await pane
    .getByText(new RegExp(`^\\s*\\d+\\s*${severity}$`))
    .first()
    .innerText();
  return Number(/\d+/.exec(text)?.[0]);
}

/** Saves from the title bar. Returns the file's path. */
async function save({ page, button }: Workbench): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button('保存 .xlsx').click()]);
  const file = path.join(tmpdir(), `gouji-${process.pid}-${download.suggestedFilename()}`);
  await download.saveAs(file);
  return file;
}

async function choose({ page, button, idle }: Workbench, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('打开').click()]);
  await chooser.setFiles(file);
  await page.waitForTimeout(100);
  await idle();
}

test('the example has no error and reports its blanks', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  expect(await clerk.cell(REQUESTS, 'D16')).toBe(4);
  expect(await clerk.cell(REQUESTS, 'D25')).toBeNull();
  await validate(clerk);
  expect(await count(clerk, '错误')).toBe(0);
  await clerk.pane.getByText('共14格为空').waitFor();
});

test('a wrong figure is named alone with both numbers, marked, and gone once mended', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await validate(clerk);
  await clerk.type('D27', '2');
  await clerk.pane.getByText('自然人一列填的是2，应为4').waitFor();
  expect(await count(clerk, '错误')).toBe(1);
  await clerk.until(async () => (await clerk.marks()) >= 4, 'marks on the sheet');
  await clerk.type('D27', '4');
  await clerk.until(async () => (await count(clerk, '错误')) === 0, 'no error left');
  await clerk.button('清除标记').click();
  await clerk.until(async () => (await clerk.marks()) === 0, 'no mark left');
});

test('改为 4 writes the figure, 撤销 puts the wrong one back', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await validate(clerk);
  await clerk.type('D27', '2');
  await clerk.pane.getByRole('button', { name: /改为 4$/ }).click();
  await clerk.until(async () => (await count(clerk, '错误')) === 0, 'no error left');
  expect(await clerk.cell(REQUESTS, 'D27')).toBe(4);
  await clerk.pane.getByRole('button', { name: /^撤销/ }).click();
  await clerk.pane.getByText('自然人一列填的是2，应为4').waitFor();
  expect(await clerk.cell(REQUESTS, 'D27')).toBe(2);
});

test('the places for control figures come into view, and a figure there finds what formulas hide', async () => {
  const clerk = await openWorkbench();
  await clerk.button('插入模板').click();
  await clerk.pane.getByRole('textbox', { name: /^单位/ }).fill('沭阳县桑墟镇');
  await clerk.pane.getByRole('button', { name: '插入模板', exact: true }).last().click();
  await clerk.until(async () => (await clerk.selection()) === 'D4', 'first input cell');
  await clerk.type('D4', '3');
  await clerk.type('D6', '3');
  await validate(clerk);
  await clerk.pane.getByRole('button', { name: /^核对数/ }).click();
  await clerk.pane.getByRole('button', { name: '显示核对数' }).click();
  await clerk.pane.getByRole('button', { name: '隐藏核对数' }).waitFor();
  await clerk.type('L7', '3');
  await clerk.pane.getByText('核对数是3').first().waitFor();
  expect(await count(clerk, '错误')).toBe(1);
});

test('a click on a finding selects its cell and brings it into view', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await validate(clerk);
  await clerk.goTo('A90');
  await clerk.pane.getByRole('button', { name: /定位 D25/ }).click();
  await clerk.until(async () => (await clerk.selection()) === 'D25', 'selection of D25');
  const rows = await clerk.page.evaluate(async () => {
    const grid = await window.goujiWorkbench!.grid;
    return grid.getActiveWorkbook()!.getActiveSheet().getVisibleRange();
  });
  expect(rows!.startRow).toBeLessThanOrEqual(24);
  expect(rows!.endRow).toBeGreaterThanOrEqual(24);
});

test('the template is inserted from the title bar and its totals calculate', async () => {
  const clerk = await openWorkbench();
  await clerk.button('插入模板').click();
  await clerk.pane.getByRole('textbox', { name: /^单位/ }).fill('沭阳县桑墟镇');
  await clerk.pane.getByRole('button', { name: '插入模板', exact: true }).last().click();
  await clerk.until(async () => (await clerk.selection()) === 'D4', 'first input cell');
  await clerk.type('D4', '12');
  await clerk.type('E4', '30');
  expect(await clerk.cell(REQUESTS, 'J4')).toMatch(/^=SUM\(/);
  const total = await clerk.page.evaluate(async (sheet) => {
    const grid = await window.goujiWorkbench!.grid;
    return grid.getActiveWorkbook()!.getSheetByName(sheet)!.getRange('J4').getRawValue();
  }, REQUESTS);
  expect(total).toBe(42);
});

test('a figure that is no whole number is refused in Chinese', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await clerk.type('D6', '-3');
  await clerk.page.getByText('请填不小于0的整数').waitFor();
  await clerk.page.getByRole('button', { name: '确定' }).click();
  expect(await clerk.cell(REQUESTS, 'D6')).toBe(0);
});

test('a figure still being typed counts when the pane is clicked', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await validate(clerk);
  await clerk.goTo('D16');
  await clerk.page.keyboard.type('5');
  await clerk.pane.getByRole('button', { name: '重新校验' }).click();
  await clerk.pane.getByText('填的是5，应为4').waitFor();
  expect(await clerk.cell(REQUESTS, 'D16')).toBe(5);
});

test('what is saved opens again as it was', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await validate(clerk);
  await clerk.type('D28', '1');
  await clerk.pane.getByText('填的是1，应为0').first().waitFor();
  const file = await save(clerk);
  const { document, lost } = await openXlsx(readFileSync(file));
  expect(lost).toEqual([]);
  expect(document.sheets.map(({ name }) => name)).toEqual([
    '基本信息',
    '表二 主动公开',
    REQUESTS,
    '表四 复议诉讼',
  ]);
  const sheet = document.sheets[2]!;
  expect(sheet.page?.titleRows).not.toBeNull();
  expect(sheet.cells.find(({ row, col }) => row === 27 && col === 3)?.value).toBe(1);
  expect(document.names.find(({ name }) => name === '_gouji_state')?.hidden).toBe(true);
  await clerk.button('新建').click();
  await clerk.idle();
  await clerk.pane.getByText('还没有年报表格').waitFor();
  await choose(clerk, file);
  await clerk.pane.getByText('模板已插入').waitFor();
  expect(await clerk.cell(REQUESTS, 'D28')).toBe(1);
  const marks = await clerk.marks();
  expect(marks).toBeGreaterThan(0);
  await clerk.button('清除标记').click();
  await clerk.until(async () => (await clerk.marks()) === 0, 'marks of another day are gone');
});

test('unsaved work is never lost without being asked', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await clerk.type('D4', '7');
  await clerk.button('新建').click();
  const question = clerk.page.getByRole('dialog', { name: '改动还没有保存' });
  await question.getByRole('button', { name: '取消' }).click();
  expect(await clerk.cell(REQUESTS, 'D4')).toBe(7);
  await clerk.button('新建').click();
  await question.getByRole('button', { name: '放弃改动' }).click();
  await clerk.pane.getByText('还没有年报表格').waitFor();
});

test('a file that cannot be read says why and leaves the workbook alone', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  const file = path.join(tmpdir(), `gouji-${process.pid}-图片.xlsx`);
  writeFileSync(file, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  const [chooser] = await Promise.all([clerk.page.waitForEvent('filechooser'), clerk.button('打开').click()]);
  await chooser.setFiles(file);
  const said = clerk.page.getByRole('dialog', { name: /无法打开/ });
  await said.getByText('文件不是 .xlsx 工作簿').waitFor();
  await said.getByRole('button', { name: '知道了' }).click();
  expect(await clerk.cell(REQUESTS, 'D16')).toBe(4);
});

test('a dropped file is opened', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  const bytes = readFileSync(await save(clerk)).toString('base64');
  await clerk.page.evaluate((text) => {
    const content = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([content], '报来的表.xlsx'));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      const event = new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true });
      document.querySelector('.grid')!.dispatchEvent(event);
    }
  }, bytes);
  await clerk.page.getByText('已打开“报来的表.xlsx”。').waitFor();
  expect(await clerk.cell(REQUESTS, 'D16')).toBe(4);
});

test('the draft is saved as a Word file', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await clerk.button('生成报告草稿').click();
  const word = clerk.pane.getByRole('button', { name: /Word/ });
  await word.waitFor();
  const [download] = await Promise.all([clerk.page.waitForEvent('download'), word.click()]);
  expect(download.suggestedFilename()).toMatch(/板浦镇.*2023.*\.docx$/);
});

test('the pane is collapsed, and made wider with the keyboard', async () => {
  const clerk = await openWorkbench();
  const divider = clerk.page.getByRole('separator');
  const width = async (): Promise<number> => (await clerk.page.locator('iframe').boundingBox())!.width;
  expect(await width()).toBe(420);
  await divider.focus();
  await clerk.page.keyboard.press('Home');
  expect(await width()).toBe(520);
  await clerk.page.keyboard.press('End');
  expect(await width()).toBe(320);
  await clerk.button('收起面板').click();
  await clerk.page.locator('iframe').waitFor({ state: 'hidden' });
  await clerk.button('校验').click();
  await clerk.page.locator('iframe').waitFor({ state: 'visible' });
});
