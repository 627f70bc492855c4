import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWorkbench } from './support/workbench';

test('the sentence of the Word file that no longer agrees with the table is named, and leads to the cell', async () => {
  const clerk = await openWorkbench('?example=banpu2023');
  const { pane, page } = clerk;
  await page.getByRole('button', { name: '生成报告草稿' }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    pane.getByRole('button', { name: '保存 Word' }).click(),
  ]);
  const saved = path.join(tmpdir(), `gouji-${String(process.pid)}-${download.suggestedFilename()}`);
  await download.saveAs(saved);
  const buffer = readFileSync(saved);
  rmSync(saved);
  await pane.getByRole('button', { name: '核对文字', exact: true }).click();
  const file = pane.locator('input[data-role=text]');
  const word = {
    name: '领导修改.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer,
  };
  await file.setInputFiles(word);
  await pane.getByRole('heading', { name: '领导修改.docx' }).waitFor();
  expect(await pane.getByRole('heading', { name: /^数字不符/ }).count()).toBe(0);

  await clerk.showSheet('表三 依申请公开');
  await clerk.type('J4', '7');
  await pane.getByText('表格已改动，下面是改动前的结果。请重新核对。').waitFor();
  await pane.getByRole('button', { name: '重新核对' }).click();
  const section = pane.getByRole('region', { name: /^数字不符/ });
  await section.waitFor();
  expect(await section.getByRole('listitem').first().textContent()).toMatch(/3件[^]*表三新收为7/);
  await section.getByRole('button', { name: '定位 J4' }).first().click();
  await clerk.until(async () => (await clerk.selection()) === 'J4', 'the cell is shown');
  const shots = process.env['GOUJI_SHOTS'];
  if (shots !== undefined) {
    await page.screenshot({ path: `${shots}/wide.png` });
    const frame = await page.locator('iframe').elementHandle();
    await frame?.evaluate((element) => (element.style.width = '320px'));
    await pane.locator('main').screenshot({ path: `${shots}/narrow.png` });
    await pane.getByRole('button', { name: '换一个文件' }).click();
    await pane.locator('main').screenshot({ path: `${shots}/first.png` });
  }
});
