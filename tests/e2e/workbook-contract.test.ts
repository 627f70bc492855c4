import { openPage } from './support/page';
import { runPageScript } from './support/page-script';

/** The script of the contract brings its own copy of the core of the grid, of which it uses constants only. */
const SECOND_COPY = /loading scripts of redi more than once/;

test('the port of the workbench keeps the contract in the browser', async () => {
  const opened = await openPage('workbench.html', { expected: [SECOND_COPY] });
  await runPageScript(opened, 'workbook-contract');
  const results = await opened.page.evaluate(() => window.runContract!());
  expect(results.length).toBeGreaterThan(40);
  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
}, 180_000);
