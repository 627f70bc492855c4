import type { Worker } from 'playwright-core';
import { PDF_LIMITS } from '../../src/adapters/intake/pdf';
import type { OpenOptions } from './support/page';
import { printedReport, rewritten } from './support/printed-report';
import { dropOnPane, savedPage } from './support/saved-page';
import { openWorkbench, type Workbench } from './support/workbench';

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

/** Chooses a PDF as last year's report. @returns the workers that were started from now on */
async function choosePdf({ page, pane }: Workbench, bytes: Uint8Array): Promise<readonly Worker[]> {
  const workers: Worker[] = [];
  page.on('worker', (worker) => workers.push(worker));
  await pane.getByRole('button', { name: '导入上年数据' }).click();
  const file = { name: '2022年报.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) };
  await pane.locator('input[type=file]').setInputFiles(file);
  return workers;
}

const FONTS = {
  'as the browser prints it': (pdf: Uint8Array) => Promise.resolve(pdf),
  'whose font names its characters by a map that is not inside': (pdf: Uint8Array) =>
    rewritten(pdf, { map: 'UniGB-UCS2-H' }),
};

test.each(Object.entries(FONTS))('a PDF %s is read by a worker, which then ends', async (_, fontOf) => {
  const clerk = await openWorkbench('?example=banpu2023');
  const { pane } = clerk;
  const workers = await choosePdf(clerk, await fontOf(await printedReport(clerk)));
  await pane.getByRole('heading', { name: '2022年报.pdf' }).waitFor();
  await pane.getByText('新建工作表“上年数据”，写入 200 个数').waitFor();
  await pane.getByRole('button', { name: /表三 依申请公开/ }).click();
  expect(await pane.getByLabel(/^自然人 一、本年新收/).inputValue()).toBe('12');
  expect(workers.map((worker) => worker.url())).toEqual([
    expect.stringMatching(/\/chunks\/pdf-worker\b.*\.js$/),
  ]);
  await clerk.until(() => Promise.resolve(clerk.page.workers().length === 0), 'end of the worker');
});

/** Lets a wait of these milliseconds end at once, in every frame. */
const shorten = (waiting: number): OpenOptions => ({
  before: async (page) => {
    await page.addInitScript((long) => {
      const { setTimeout } = window;
      const shortened = (act: () => void, ms?: number): number => setTimeout(act, ms === long ? 200 : ms);
      Object.assign(window, { setTimeout: shortened });
    }, waiting);
  },
});

test('a PDF on which the worker hangs is given up after a while, and the worker ends', async () => {
  const clerk = await openWorkbench('?example=banpu2023', shorten(PDF_LIMITS.seconds * 1000));
  await clerk.context.route('**/chunks/pdf-worker*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'postMessage({}); for (;;);' }),
  );
  const workers = await choosePdf(clerk, await printedReport(clerk));
  await clerk.pane.getByText(/20秒内没有读完/).waitFor();
  expect(workers).toHaveLength(1);
  await clerk.until(() => Promise.resolve(clerk.page.workers().length === 0), 'end of the worker');
});
