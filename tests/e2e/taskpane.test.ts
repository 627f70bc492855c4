import type { ExcelOnTheWeb } from '../support/office-host/page-entry';
import { hostPageScript } from '../support/office-host/page-script';
import { openPage } from './support/page';
import type { OpenedPage } from './support/page';

declare const excelOnTheWeb: ExcelOnTheWeb;

const HOST_PAGE = 'excel-on-the-web.html';

/**
 * What the library tries and does without: reading the clerk's identity for its telemetry, which our policy refuses, and
 * its telemetry script, which we do not host.
 */
const LIBRARY_TROUBLES = [
  /TrustedHTML.*excel-web-16\.00\.js/,
  /DOMParser parseFromString.*excel-web-16\.00\.js/,
  /telemetry\/oteljs_agave\.js/,
];

/** The built add-in in a frame of a page that plays Excel on the web, with the real library from the built folder. */
async function openInExcel(): Promise<OpenedPage> {
  const opened = await openPage(HOST_PAGE, {
    https: true,
    expected: LIBRARY_TROUBLES,
    before: async (page) => {
      await page.route(`**/${HOST_PAGE}`, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html><html><body></body></html>' }),
      );
    },
  });
  await opened.page.addScriptTag({ content: hostPageScript() });
  await opened.page.evaluate((address) => excelOnTheWeb.open(address), opened.address('taskpane.html'));
  return opened;
}

test('a ribbon button, inserting, checking, marking, clearing and drafting through the real library in a browser', async () => {
  const { page } = await openInExcel();
  const pane = page.frameLocator('#addin');
  await pane.getByText('插入模板').first().waitFor({ timeout: 15_000 });

  await page.evaluate(() => excelOnTheWeb.pressButton('insertTemplate'));
  await pane.locator('form input[type="text"], form input:not([type])').first().fill('板浦镇人民政府');
  await pane.locator('form button[type="submit"]').click();
  await page.waitForFunction(() =>
    excelOnTheWeb.document().names.some(({ refersTo }) => refersTo.includes('complete')),
  );
  expect(await page.evaluate(() => excelOnTheWeb.document().sheets.length)).toBe(5);

  await page.evaluate(() => {
    excelOnTheWeb.type('表三 依申请公开', 'D4', 4);
    excelOnTheWeb.pressButton('validateReport');
  });
  await page.waitForFunction(() => JSON.stringify(excelOnTheWeb.document()).includes('HL1:'));
  await page.evaluate(() => excelOnTheWeb.pressButton('clearMarks'));
  await page.waitForFunction(() => !JSON.stringify(excelOnTheWeb.document()).includes('HL1:'));
  await page.evaluate(() => excelOnTheWeb.pressButton('draftReport'));
  await pane
    .getByText(/政府信息公开工作年度报告/)
    .first()
    .waitFor({ timeout: 15_000 });
  expect(await page.evaluate(() => excelOnTheWeb.missing())).toEqual([]);
});
