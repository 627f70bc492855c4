import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { writeHtml } from '../../src/adapters/html';
import { composeDraft } from '../../src/draft';
import type { Verdict } from '../../src/core/model/verdict';
import { hostileTexts } from '../support/hostile-texts';
import { consistentFigures, reportOf, type ReportWords } from '../support/report-builder';
import { openPage } from './support/page';

const WIDTHS = [375, 1024];

/** The page of a report with charts, as somebody opens it. */
function pageOf(words: ReportWords): string {
  const figures = consistentFigures({
    'requests.received.naturalPerson': 316_441,
    'requests.received.business': 12,
    'requests.granted.naturalPerson': 128_800,
    'requests.unavailable.notHeld.naturalPerson': 74_600,
    'proactive.licences.decided': 11_398_889,
  });
  const verdict: Pick<Verdict, 'report' | 'findings'> = { report: reportOf(figures, words), findings: [] };
  return writeHtml(composeDraft(verdict as Verdict, { tone: 'standard', charts: true }));
}

const open = async (html: string, bypassCSP = false): Promise<Page> => {
  const { page } = await openPage('report.html', {
    context: { bypassCSP, viewport: { width: 1024, height: 768 } },
    before: async (each) => {
      await each.route('**/report.html', (route) => route.fulfill({ body: html, contentType: 'text/html' }));
    },
  });
  return page;
};

test('the page of a report passes axe, contrast included, and never scrolls sideways', async () => {
  // The policy of the page is lifted here only: axe itself is injected as a script.
  const page = await open(pageOf({ organ: '示例市人民政府' }), true);
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 768 });
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run: (root: Document) => Promise<AxeResults> } }).axe.run(document),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    const beyond = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(beyond)).toBe(0);
  }
});

test('on paper it is A4, no table wider than the sheet', async () => {
  const page = await open(pageOf({ organ: '示例市人民政府' }));
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 643, height: 900 });
  const widest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('table, svg')].map((each) => each.getBoundingClientRect().right),
    ),
  );
  // 170 mm between the margins, at 96 pixels to an inch.
  expect(widest).toBeLessThanOrEqual(643);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
  expect([Number(width), Number(height)].map(Math.round)).toEqual([595, 842]);
});

test('with hostile texts in every field it runs nothing and asks for nothing', async () => {
  const keys = [
    'department',
    'address',
    'postcode',
    'phone',
    'website',
    'indexNumber',
    'publisher',
    'keywords',
  ];
  const all = hostileTexts.filter((text) => text.length < 500).join(' ');
  const page = await open(pageOf({ organ: all, entries: Object.fromEntries(keys.map((key) => [key, all])) }));
  let dialogs = 0;
  page.on('dialog', () => (dialogs += 1));
  expect(await page.locator('script, iframe, img, object, link, a').count()).toBe(0);
  expect(await page.locator('h1').textContent()).toContain('<script>alert(1)</script>');
  expect(dialogs).toBe(0);
});
