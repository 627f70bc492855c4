import { newVisitor } from './browser.mjs';
import { framesWhileScrolling } from './frames.mjs';

const TURNS = 40;
const WHEEL_PX = 240;

/** Notes the tasks of the pane from now on, and when it was last given files. */
function watch() {
  window.goujiTasks = [];
  window.goujiGiven = 0;
  new PerformanceObserver((list) => window.goujiTasks.push(...list.getEntries())).observe({
    type: 'longtask',
  });
  window.addEventListener('change', () => (window.goujiGiven = performance.now()), true);
}

/**
 * The longest tasks since this was last asked: of the pane, and of the browser until it had handed over the files, in
 * which no script of ours runs.
 */
const longest = (pane) =>
  pane.evaluate(() => {
    const tasks = window.goujiTasks.splice(0);
    const most = (some) => Math.max(0, ...some.map(({ duration }) => duration));
    const isOurs = ({ startTime }) => startTime >= window.goujiGiven;
    return { ours: most(tasks.filter(isOurs)), handing: most(tasks.filter((task) => !isOurs(task))) };
  });

/** Opens 汇总 in the workbench. @returns the page and the frame of the pane */
async function openCollect(context, http) {
  const page = await context.newPage();
  await page.goto(`${http}/workbench.html`);
  const pane = page.frameLocator('iframe');
  await pane.getByRole('button', { name: '汇总各单位报告…' }).click();
  await pane.getByLabel('汇总单位').waitFor();
  const frame = page.frames().find((one) => one.url().includes('pane.html'));
  await frame.evaluate(watch);
  return { page, pane, frame };
}

/** Down over the list of units. */
async function scroll(page, pane, frame) {
  const { x, y, width } = await pane.locator('.collect-units').boundingBox();
  return framesWhileScrolling(page, frame, { x: x + width / 2, y: y + 40 }, Array(TURNS).fill(WHEEL_PX));
}

/**
 * A folder of workbooks chosen in 汇总 of the workbench, with the roster of their units, and the total saved.
 * @returns {Promise<{ seconds: number, reading: number, handing: number, writing: number, frame: number }>} seconds from the
 * choice of the folder to the total; milliseconds: the longest tasks of the pane while files are read, of the browser while
 * it hands them over, and of the pane while the total is written, and the 95th percentile between two frames while the list
 * is scrolled
 */
export async function measureCollecting({ browser, http }, { folder, roster, good, year }) {
  const context = await newVisitor(browser);
  try {
    const { page, pane, frame } = await openCollect(context, http);
    await pane.getByLabel('汇总单位').fill('灌云县人民政府');
    await pane.getByLabel('年度', { exact: true }).selectOption(String(year));
    await pane.locator('input[accept*=csv]').setInputFiles(roster);
    await pane.getByText('单位名册：').waitFor();
    await longest(frame);
    const begun = Date.now();
    await pane.locator('input[webkitdirectory]').setInputFiles(folder);
    await pane.locator('.collect-complete .button.primary').waitFor({ timeout: 120_000 });
    const seconds = (Date.now() - begun) / 1000;
    const { ours: reading, handing } = await longest(frame);
    const said = await pane.locator('.collect-complete b').innerText();
    if (!said.includes(`${good.length}/`))
      throw new Error(`not ${good.length} units are in the total: ${said}`);
    const between = await scroll(page, pane, frame);
    await longest(frame);
    // Looking for it by its role would ask every element of the page for its look, in one long task.
    await pane.locator('.collect-complete .button.primary').click();
    await pane.locator('.collect-file').waitFor({ timeout: 120_000 });
    return { seconds, reading, handing, writing: (await longest(frame)).ours, frame: between };
  } finally {
    await context.close();
  }
}
