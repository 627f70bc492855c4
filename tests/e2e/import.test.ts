import { dropOnPane, savedPage } from './support/saved-page';
import { openWorkbench } from './support/workbench';

test('a saved page dropped on the pane is shown, written as 上年数据, and taken back', async () => {
  const clerk = await openWorkbench('?example=banpu2023');
  await dropOnPane(clerk, { '板浦镇2022年报.html': await savedPage() });
  const { pane } = clerk;
  await pane.getByRole('heading', { name: '板浦镇2022年报.html' }).waitFor();
  await pane.getByText('新建工作表“上年数据”，写入 200 个数').waitFor();
  await pane.getByRole('button', { name: /表三 依申请公开/ }).click();
  expect(await pane.getByLabel(/^自然人 一、本年新收/).inputValue()).toBe('12');
  await pane.getByRole('button', { name: '写入上年数据', exact: true }).click();
  await pane.getByText('已新建工作表“上年数据”，写入 200 个数。').first().waitFor();
  expect(await clerk.cell('上年数据', 'A1')).toBe('上年数据');
  await pane.getByRole('button', { name: '撤销', exact: true }).click();
  await pane.getByText('已撤销，新建的工作表已删除。').first().waitFor();
  const sheets = await clerk.page.evaluate(async () =>
    (await (await window.goujiWorkbench!.port).overview()).sheets.map(({ name }) => name),
  );
  expect(sheets).not.toContain('上年数据');
});

test('text pasted into the pane is read as well', async () => {
  const clerk = await openWorkbench('?example=banpu2023');
  const { pane } = clerk;
  await pane.getByRole('button', { name: '导入上年数据' }).click();
  await pane.getByText('把文件拖到这里').waitFor();
  const html = await savedPage();
  await pane.locator('main').evaluate((target, content) => {
    const carried = new DataTransfer();
    carried.setData('text/html', content);
    carried.setData('text/plain', '表格');
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }),
    );
  }, html);
  await pane.getByRole('heading', { name: '剪贴板' }).waitFor();
  await pane.getByText('读出').first().waitFor();
});
