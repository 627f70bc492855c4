import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from '../../src/adapters/xlsx/read';
import { saveXlsx } from '../../src/adapters/xlsx/port';
import { check } from '../../src/check';
import { place } from '../support/collect-run';
import { consistentFigures } from '../support/report-builder';
import { templateWorkbook } from '../support/template-workbook';
import { openWorkbench, type Workbench } from './support/workbench';

const YEAR = new Date().getFullYear() - 1;
const POINT = 'requests.received.naturalPerson';

async function workbookOf(organ: string, received: number): Promise<Uint8Array> {
  const workbook = await templateWorkbook('typed', { organ, year: YEAR, kind: 'countyDepartment' });
  await workbook.fill(consistentFigures({ [POINT]: received, 'requests.granted.naturalPerson': received }));
  return saveXlsx(workbook.port.document());
}

const text = (words: string): Uint8Array => Buffer.from(words, 'utf8');

/** Forty files of a county: units that are right, one twice, and what else lies in such folders. */
async function countyFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const files: Record<string, Uint8Array> = {};
  for (let at = 1; at <= 32; at += 1) {
    const unit = `第${String(at).padStart(2, '0')}街道办事处`;
    files[`${unit}.xlsx`] = await workbookOf(unit, at);
  }
  const first = files['第01街道办事处.xlsx'] ?? text('');
  return {
    ...files,
    '第32街道办事处(1).xlsx': await workbookOf('第32街道办事处', 7),
    '半份.xlsx': first.subarray(0, first.length / 2),
    '空.xlsx': text(''),
    '老表.xls': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2048)]),
    '假表.xlsx': text('PK\u0003\u0004 <script>alert(1)</script>'),
    '街道/<img src=x onerror=alert(1)>.xlsx': text('<b>'),
    '坏.pdf': text('%PDF-1.7\n1 0 obj <<'),
    '~$第02街道办事处.xlsx': text('lock'),
  };
}

/** Drops a folder, as from the desktop: what the page gets is a directory it may list. */
async function dropFolder({ pane, page, context }: Workbench, folder: string): Promise<void> {
  const { x = 0, y = 0, width = 0, height = 0 } = (await pane.locator('main').boundingBox()) ?? {};
  const at = { x: x + width / 2, y: y + height / 2 };
  const session = await context.newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
}

test('forty files in a folder dropped on the pane are read by workers and become one workbook', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gouji-'));
  const clerk = await openWorkbench();
  const { pane, page } = clerk;
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await pane.getByRole('button', { name: '汇总各单位报告…' }).click();
  await pane.getByLabel('汇总单位').fill('灌云县人民政府');
  place(path.join(folder, 'in'), await countyFiles());
  await dropFolder(clerk, path.join(folder, 'in'));
  await pane.getByRole('button', { name: '生成汇总工作簿' }).waitFor();
  expect(workers.filter((url) => /\/reader\./.test(url)).length).toBeGreaterThan(0);
  const unit = (name: string) => pane.locator('[data-unit]', { hasText: name });
  expect(await pane.getByRole('button', { name: /^已报 31$/ }).count()).toBe(1);
  expect(await unit('老表').textContent()).toContain('无法读取');
  expect(await unit('<img src=x onerror=alert(1)>').textContent()).toContain('<img src=x');

  await unit('第32街道办事处').click();
  await pane.getByRole('radio', { name: /第32街道办事处\.xlsx/ }).check();
  await pane.getByRole('button', { name: /^已报 32$/ }).waitFor();

  await pane.getByRole('tab', { name: '汇总表' }).click();
  await pane.locator('.collect-total .figure', { hasText: /^528$/ }).first().click();
  expect(await pane.locator('.collect-part').first().innerText()).toMatch(/第32街道办事处\s*32/);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    pane.getByRole('button', { name: '生成汇总工作簿' }).click(),
  ]);
  const file = path.join(folder, 'total.xlsx');
  await download.saveAs(file);
  const total = check(await readXlsx(await readFile(file)));
  await rm(folder, { recursive: true });
  expect(total.report.facts.get(POINT)?.value).toEqual({ kind: 'number', value: 528 });
  expect(total.report.profile.organ).toBe('灌云县人民政府');
});
