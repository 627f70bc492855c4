import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { metaPolicy } from '../../scripts/csp.mjs';
import { manifestFaults } from '../../scripts/manifest-check.mjs';
import { openPage, surroundings } from './support/page';

const PAGES = ['taskpane.html', 'pane.html', 'workbench.html', 'help/help.html'];
const inFolder = (file: string): string => path.join(surroundings().folder, file);
const filesIn = (folder: string): string[] => readdirSync(inFolder(folder));
const read = (file: string): string => readFileSync(inFolder(file), 'utf8');
const scriptsIn = (html: string): string[] =>
  [...html.matchAll(/<script[^>]*\ssrc="?([^"\s>]+)/g)].map(([, src]) => src!);

/** Script files that can reach the workbench: those at the top and in chunks, without the task pane's own. */
const workbenchScripts = (): string[] =>
  [...filesIn('.'), ...filesIn('chunks').map((file) => `chunks/${file}`)].filter(
    (file) => file.endsWith('.js') && !file.startsWith('taskpane'),
  );

test('everything the manifest names is in the folder, and every command is in the script', () => {
  const readFile = (file: string): Uint8Array | undefined => {
    return existsSync(inFolder(file)) ? readFileSync(inFolder(file)) : undefined;
  };
  const script = scriptsIn(read('taskpane.html'))
    .filter((file) => !file.startsWith('office/'))
    .map(read)
    .join('\n');
  expect(manifestFaults(read('manifest.xml'), { readFile, script })).toEqual([]);
});

test.each(PAGES)('%s has its policy and no script or style of its own', (page) => {
  const html = read(page);
  expect(html).toContain(metaPolicy(page));
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/);
});

test('the task pane loads the policy script first, then office.js, then our own', () => {
  const [first, second, ...rest] = scriptsIn(read('taskpane.html'));
  expect(first).toMatch(/^static\//);
  expect(second).toBe('office/office.js');
  expect(rest.some((file) => file.startsWith('taskpane.'))).toBe(true);
});

test("the workbench contains none of Microsoft's library", () => {
  for (const page of ['workbench.html', 'pane.html'])
    expect(scriptsIn(read(page)).join()).not.toContain('office/');
  for (const file of workbenchScripts()) expect(read(file)).not.toContain('Office.onReady');
});

test('no script of ours evaluates text', () => {
  const ours = filesIn('.').filter((file) => /^(taskpane|pane|workbench)\b.*\.js$/.test(file));
  for (const file of ours) expect(read(file)).not.toMatch(/\beval\(|new Function\(/);
});

test('the help opens over https without trouble', async () => {
  const { page } = await openPage('help/help.html', { https: true });
  expect(await page.title()).toBe('勾稽 · 使用帮助');
  expect(await page.evaluate(() => window.isSecureContext)).toBe(true);
});

test('trouble in a page is noticed', async () => {
  const { page, troubles } = await openPage('help/help.html', { expected: [/./] });
  await page.evaluate(async () => {
    document.body.setAttribute('style', 'color: red');
    new Image().src = 'http://example.org/x.png';
    console.error('said by the page');
    setTimeout(() => {
      throw new Error('thrown by the page');
    });
    await fetch('missing.html');
  });
  const seen = troubles.join('\n');
  const kinds = [
    'policy: style-src-attr',
    'policy: img-src',
    'said by the page',
    'thrown by the page',
    'status 404',
  ];
  for (const kind of kinds) expect(seen).toContain(kind);
});
