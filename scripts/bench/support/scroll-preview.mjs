import { newVisitor } from './browser.mjs';
import { downAndUp, framesWhileScrolling, middleOf } from './frames.mjs';
import { longestTask, openPane, paneFrame, watchPane } from './pane-in-excel.mjs';

const TURNS = 30;
const WHEEL_PX = 160;
/** The rows of the largest table of the form (表三), second of three. */
const LARGEST_TABLE = 1;
const LEAST_FIELDS = 150;

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
    const middle = await middleOf(page.locator('#addin'));
    const frame = await framesWhileScrolling(page, paneFrame(page), middle, downAndUp(TURNS, WHEEL_PX));
    return { frame, opening, scrolling: await longestTask(page) };
  } finally {
    await context.close();
  }
}
