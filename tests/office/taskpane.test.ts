import { readFileSync } from 'node:fs';
import path from 'node:path';
import { freshHost } from './support/harness';

const ROOT = path.resolve(__dirname, '../..');
const later = (milliseconds = 50): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits as long as a slow machine needs; what was waited for is then asserted. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !condition(); tries += 1) await later();
}

test('every function that a ribbon button names is registered', async () => {
  const { RIBBON_FUNCTIONS } = await import('../../src/taskpane/ribbon');
  const manifest = readFileSync(path.join(ROOT, 'manifest.xml'), 'utf8');
  const named = [...manifest.matchAll(/<FunctionName>(\w+)<\/FunctionName>/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(0);
  expect(Object.keys(RIBBON_FUNCTIONS)).toEqual(expect.arrayContaining(named));
});

test('the page starts in Excel, and a ribbon button inserts and checks through the pane', async () => {
  const { book, connection } = freshHost();
  const page = readFileSync(path.join(ROOT, 'src/taskpane/taskpane.html'), 'utf8');
  document.body.append(...bodyOf(page));
  await import('../../src/taskpane/taskpane');
  const pane = document.getElementById('pane');
  await until(() => /插入模板/.test(pane?.textContent ?? ''));
  expect(document.documentElement.lang).toBe('zh-CN');
  expect(pane?.textContent).toContain('插入模板');
  expect(document.getElementById('notice')?.hasAttribute('hidden')).toBe(true);

  connection.pressButton('insertTemplate');
  const organField = (): HTMLInputElement | null | undefined =>
    pane?.querySelector<HTMLInputElement>('input[type="text"], input:not([type])');
  await until(() => Boolean(organField()));
  const organ = organField();
  if (!organ) throw new Error('the form did not open');
  organ.value = '板浦镇人民政府';
  organ.dispatchEvent(new Event('input', { bubbles: true }));
  await later();
  pane?.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  await until(() => book.data.sheets.length >= 5);
  expect(book.data.sheets.map((sheet) => sheet.name)).toContain('表三 依申请公开');

  book.clerkTypes('表三 依申请公开', 'D4', 3);
  connection.pressButton('validateReport');
  await until(() => /错误|提醒/.test(pane?.textContent ?? ''));
  expect(pane?.textContent).toMatch(/错误|提醒/);
});

test('the page loads what must come before office.js first, and no script or style stands in it', () => {
  const page = readFileSync(path.join(ROOT, 'src/taskpane/taskpane.html'), 'utf8');
  const sources = [...page.matchAll(/<script\b([^>]*)>([^<]*)<\/script>/g)];
  expect(sources.map(([, attributes = '']) => /src="([^"]+)"/.exec(attributes)?.[1])).toEqual([
    'static/before-office.js',
    'office/office.js',
    'static/after-office.js',
    'static/too-old.js',
  ]);
  expect(sources.every(([, , content]) => content === '')).toBe(true);
  expect(page).not.toMatch(/<style|\bstyle=|\bon\w+=/);
});

/** Elements of a page's body, without its scripts: jsdom would not run them. */
function bodyOf(page: string): Node[] {
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  parsed.querySelectorAll('script').forEach((script) => script.remove());
  return [...parsed.body.childNodes].map((node) => document.importNode(node, true));
}
