import { newVisitor } from './browser.mjs';
import { longestTask, openPane, paneFrame, watchPane } from './pane-in-excel.mjs';

const TURNS = 30;
const WHEEL_PX = 160;
/** The rows of the largest table of the form (表三), second of three. */
const LARGEST_TABLE = 1;
const LEAST_FIELDS = 150;

/** Notes the time of every frame in `goujiFrames` from now on. */
function watchFrames() {
  window.goujiFrames = [];
  const next = (time) => {
    window.goujiFrames.push(time);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

async function openPreview(page, report) {
  const pane = page.frameLocator('#addin');
  await pane.getByRole('button', { name: /导入/ }).first().click();
  await pane
    .locator('input[type=file]')
    .setInputFiles({ name: 'report.html', mimeType: 'text/html', buffer: Buffer.from(report) });
  const table = pane.locator('.import-table h3 button').nth(LARGEST_TABLE);
  await table.waitFor();
  if ((await table.getAttribute('aria-expanded')) !== 'true') await table.click();
  const fields = await pane.locator('.import-table input').count();
  if (fields < LEAST_FIELDS) throw new Error(`only ${fields} figures to scroll over`);
}

/** Turns the wheel over the pane, down and up again. */
async function scroll(page) {
  const box = await page.locator('#addin').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < 2 * TURNS; turn += 1) {
    await page.mouse.wheel(0, turn < TURNS ? WHEEL_PX : -WHEEL_PX);
    await page.waitForTimeout(16);
  }
}

/**
 * The preview of an imported report with its largest table unfolded, scrolled through.
 * @returns {Promise<{ frame: number, opening: number, scrolling: number }>} milliseconds: the 95th percentile between
 * two frames, the longest task of reading and drawing, and that of scrolling
 */
export async function measurePreview({ browser, https: origin }, report) {
  const context = await newVisitor(browser);
  try {
    await context.addInitScript(watchPane);
    const page = await context.newPage();
    await openPane(page, origin);
    await longestTask(page);
    await openPreview(page, report);
    const opening = await longestTask(page);
    await paneFrame(page).evaluate(watchFrames);
    await scroll(page);
    const times = await paneFrame(page).evaluate(() => window.goujiFrames);
    const between = times.slice(1).map((time, at) => time - times[at]);
    between.sort((a, b) => a - b);
    const frame = between[Math.floor(between.length * 0.95)];
    return { frame, opening, scrolling: await longestTask(page) };
  } finally {
    await context.close();
  }
}
