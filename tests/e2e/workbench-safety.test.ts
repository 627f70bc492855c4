import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { buildXlsx } from '../support/xlsx-builder';
import { openPage, surroundings } from './support/page';
import { runPageScript } from './support/page-script';
import { openAnother, openWorkbench } from './support/workbench';
import type { Workbench } from './support/workbench';

const REQUESTS = '表三 依申请公开';
const EXAMPLE = '?example=banpu2023';
const CRASHED = /the page crashed/;

const kept = ({ page }: Workbench) => page.getByRole('banner').getByText('已自动保存');
const notices = ({ page }: Workbench) => page.getByRole('region', { name: '提示' });

/** Ends the page at once, as when the computer is switched off. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** Everything that the workbench keeps in the browser, without the bytes. */
function stored({
  page,
}: Workbench): Promise<Record<'generations' | 'pointers' | 'aside', Record<string, unknown>[]>> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('gouji-workbench /');
      request.onsuccess = () => resolve(request.result);
    });
    const all = (name: string): Promise<[string, Record<string, unknown>[]]> =>
      new Promise((resolve) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () =>
          resolve([
            name,
            (request.result as Record<string, unknown>[]).map((row) => ({ ...row, bytes: null })),
          ]);
      });
    const stores = await Promise.all(['generations', 'pointers', 'aside'].map(all));
    database.close();
    return Object.fromEntries(stores) as never;
  });
}

async function open({ page, button }: Workbench, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('打开').click()]);
  await chooser.setFiles(file);
}

test('what was not saved when the tab was killed is offered, and comes back only when asked for', async () => {
  const clerk = await openWorkbench(EXAMPLE, { expected: [CRASHED] });
  await clerk.type('D4', '7');
  await kept(clerk).waitFor({ timeout: 5000 });
  await kill(clerk.page);

  const next = await openAnother(clerk, EXAMPLE);
  await notices(next)
    .getByText(/有上次未保存的内容：“板浦镇2023年.*”，\d+月\d+日/)
    .waitFor();
  expect(await next.cell(REQUESTS, 'D4')).toBe(3);
  await notices(next).getByRole('button', { name: '恢复' }).click();
  await next.until(async () => (await next.cell(REQUESTS, 'D4')) === 7, 'the figure is back');
  await kept(next).waitFor();
  await notices(next).getByRole('button').first().waitFor({ state: 'detached' });
  await next.until(async () => (await stored(next)).pointers.length === 1, 'one work is kept');

  const [download] = await Promise.all([
    next.page.waitForEvent('download'),
    next.button('保存 .xlsx').click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^板浦镇2023年.*\.xlsx$/);
  await kept(next).waitFor({ state: 'detached' });
  await next.page.reload();
  await next.idle();
  await next.until(async () => (await stored(next)).pointers.length === 0, 'what was saved is done with');
  expect(await notices(next).getByRole('button').count()).toBe(0);
});

test('twelve tabs killed while they keep work: none torn, none lost but the one on its way', async () => {
  const opened = await openPage('pane.html', { expected: [CRASHED] });
  const { context, address } = opened;
  let reported: number;
  await context.exposeBinding('reportKept', (_source, at: number) => void (reported = at));
  const script = await runPageScript(opened, 'keep').then(() => address('keep.test.js'));
  let { page } = opened;
  for (let run = 1; run <= 12; run++) {
    reported = 0;
    await page.evaluate((id) => window.keepOn!(id), `tab-${run}`);
    const wait = Date.now() + 20 + run * 7;
    while (reported < 2 || Date.now() < wait) await page.waitForTimeout(3);
    await kill(page);
    page = await context.newPage();
    await page.goto(address('pane.html'));
    await page.addScriptTag({ url: script });
    const found = await page.evaluate(() => window.leftovers!());
    expect(found.aside).toEqual([]);
    const { work } = found.works.find(({ id }) => id === `tab-${run}`)!;
    expect(work.file).toMatch(new RegExp(`^${work.at} 政{10000} ${work.at}$`));
    expect(work.at).toBeGreaterThanOrEqual(reported);
  }
}, 120_000);

test('a second tab says that it keeps nothing, takes over, and leaves the work of the first alone', async () => {
  const first = await openWorkbench(EXAMPLE);
  await first.type('D4', '5');
  await kept(first).waitFor();
  const before = await stored(first);

  const second = await openAnother(first);
  await notices(second).getByText('未自动保存：另一个窗口正在编辑“板浦镇2023年').waitFor();
  await second.type('A1', '另一份');
  await second.page.waitForTimeout(2000);
  expect(await stored(first)).toEqual(before);

  await first.page.close();
  await kept(second).waitFor();
  await notices(second).getByText('有上次未保存的内容：“板浦镇2023年').waitFor();
  const after = await stored(second);
  expect(after.generations).toEqual(expect.arrayContaining(before.generations));
  expect(after.pointers).toHaveLength(2);
  await notices(second).getByRole('button', { name: '丢弃' }).click();
  const question = second.page.getByRole('dialog', { name: '丢弃上次未保存的内容' });
  await question.getByRole('button', { name: '丢弃' }).click();
  await second.until(async () => (await stored(second)).pointers.length === 1, 'only its own work is left');
  expect(await second.cell('工作表1', 'A1')).toBe('另一份');
});

/** Fills cells that nobody looks at, with more than the storage of the next test holds, or empties them. */
async function fillUp({ page }: Workbench, length: number): Promise<void> {
  await page.evaluate(async (count) => {
    const grid = await window.goujiWorkbench!.grid;
    const sheet = grid.getActiveWorkbook()!.getSheetByName('基本信息')!;
    // The browser compresses what it stores.
    const any = (): string => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 20_000));
    const text = (): string => Array.from({ length: count }, any).join('');
    sheet.getRange('P1:P20').setValues(Array.from({ length: 20 }, () => [text()]));
  }, length);
}

test('a full storage is told, what was kept before stays, and the file can be saved', async () => {
  const clerk = await openWorkbench(EXAMPLE, {
    before: async (page) => {
      const session = await page.context().newCDPSession(page);
      const origin = surroundings().http;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
    },
  });
  await clerk.type('D4', '5');
  await kept(clerk).waitFor();
  const before = await stored(clerk);
  await fillUp(clerk, 20_000);
  await notices(clerk).getByText('未自动保存：浏览器的存储空间已满').waitFor();
  expect(await stored(clerk)).toEqual(before);

  await fillUp(clerk, 0);
  await kept(clerk).waitFor();
  await fillUp(clerk, 20_000);
  await notices(clerk).getByText('未自动保存').waitFor();
  const save = notices(clerk).getByRole('button', { name: '保存 .xlsx' });
  await Promise.all([clerk.page.waitForEvent('download'), save.click()]);
  await notices(clerk).getByText('未自动保存').waitFor({ state: 'detached' });
});

test('where the browser refuses storage the work goes on and the clerk knows', async () => {
  const clerk = await openWorkbench('', {
    before: async (page) => {
      await page.addInitScript(() => {
        const refuse = (): never => {
          throw new DOMException('refused', 'SecurityError');
        };
        Object.defineProperty(IDBFactory.prototype, 'open', { value: refuse });
      });
    },
  });
  await notices(clerk).getByText('未自动保存：浏览器不允许存储').waitFor();
  await clerk.type('A1', '12');
  expect(await clerk.cell('工作表1', 'A1')).toBe(12);
});

test('a damaged record is set aside and told, and the workbench starts clean', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await clerk.type('D4', '5');
  await kept(clerk).waitFor();
  await clerk.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('gouji-workbench /');
      request.onsuccess = () => resolve(request.result);
    });
    const store = database.transaction('generations', 'readwrite').objectStore('generations');
    const request = store.getAll() as IDBRequest<{ bytes: Uint8Array }[]>;
    await new Promise((resolve) => (request.onsuccess = resolve));
    for (const row of request.result)
      store.put({ ...row, bytes: row.bytes.map((byte, at) => (at === 9 ? 0 : byte)) });
    database.close();
  });
  const next = await openAnother(clerk);
  await notices(next).getByText('未自动保存：').waitFor();
  await clerk.page.close();
  await notices(next).getByText('上次自动保存的内容已损坏').waitFor();
  const { generations, aside } = await stored(next);
  expect([generations.length, aside.length]).toEqual([0, 1]);
  await notices(next).getByRole('button', { name: '知道了' }).click();
  await next.type('A1', '1');
  await kept(next).waitFor();
});

test('the official tables are printed as their page set-up says, without check columns and marks', async () => {
  const clerk = await openWorkbench(EXAMPLE);
  await clerk.button('打印').click();
  const question = clerk.page.getByRole('dialog', { name: '打印' });
  await question.getByRole('button', { name: '打印全部 4 张工作表' }).click();
  await clerk.idle();
  const markup = await clerk.page.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('.print-frame');
    return frame!.contentDocument!.documentElement.outerHTML;
  });
  const paper = await clerk.context.newPage();
  await paper.setContent(markup);
  const tables = paper.locator('section').nth(2);
  expect(await tables.locator('thead tr').count()).toBe(3);
  expect(await tables.locator('tbody tr').count()).toBe(25);
  expect(await paper.locator('body').innerText()).not.toMatch(/核对数|校验：/);
  const file = path.join(tmpdir(), `gouji-${process.pid}-print.pdf`);
  writeFileSync(file, await paper.pdf({ preferCSSPageSize: true }));
  const boxes = readFileSync(file, 'latin1').matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g);
  const isUpright = [...boxes].map(([, width, height]) => Number(width) < Number(height));
  expect(isUpright).toEqual([true, true, false, false, false]);
});

test('what an opened file holds and a saved one will not is listed once, and a copy is saved', async () => {
  const clerk = await openWorkbench();
  const file = path.join(tmpdir(), `gouji-${process.pid}-报来的表.xlsx`);
  const parts = { 'xl/vbaProject.bin': new Uint8Array([1, 2, 3]) };
  writeFileSync(file, buildXlsx({ sheets: [{ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }], parts }));
  await open(clerk, file);
  await clerk.page.getByText(/^已打开/).waitFor();
  await clerk.button('保存 .xlsx').click();
  const question = clerk.page.getByRole('dialog', { name: '有些内容无法保存' });
  await question.waitFor();
  expect(await question.getByRole('listitem').allInnerTexts()).toEqual(['宏']);
  await question.getByRole('button', { name: '取消' }).click();
  await clerk.idle();
  await clerk.button('保存 .xlsx').click();
  const save = question.getByRole('button', { name: '另存' });
  const [download] = await Promise.all([clerk.page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toMatch(/报来的表（另存）\.xlsx$/);
  await clerk.idle();
  await Promise.all([clerk.page.waitForEvent('download'), clerk.button('保存 .xlsx').click()]);
});

test('the buttons of the grid have names', async () => {
  const clerk = await openWorkbench();
  for (const name of ['撤销', '粗体', '新建工作表', '全部工作表', '放大', '缩小', '100%'])
    await clerk.page.getByRole('main').getByRole('button', { name, exact: true }).waitFor();
  await clerk.page.getByRole('textbox', { name: '名称框' }).waitFor();
});
