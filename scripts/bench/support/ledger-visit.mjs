import { writeFileSync } from 'node:fs';
import { inProject } from '../../project.mjs';
import { newVisitor } from './browser.mjs';
import { longestTask, openPane, paneFrame, watchPane } from './pane-in-excel.mjs';

const TURNS = 60;
const WHEEL_PX = 480;

/** Notes the time of every frame in `goujiFrames` from now on. */
function watchFrames() {
  window.goujiFrames = [];
  const next = (time) => {
    window.goujiFrames.push(time);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

async function scroll(page) {
  const box = await page.locator('#addin').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await paneFrame(page).evaluate(watchFrames);
  for (let turn = 0; turn < 2 * TURNS; turn += 1) {
    await page.mouse.wheel(0, turn < TURNS ? WHEEL_PX : -WHEEL_PX);
    await page.waitForTimeout(16);
  }
  const times = await paneFrame(page).evaluate(() => window.goujiFrames);
  const between = times.slice(1).map((time, at) => time - times[at]);
  between.sort((a, b) => a - b);
  return between[Math.floor(between.length * 0.95)];
}

/**
 * A list of applications brought into an empty workbook, and the list of all its cases scrolled through.
 * @param list  .csv with `count` applications of `year`
 * @returns {Promise<{ reading: number, adding: number, frame: number, scrolling: number }>} milliseconds: the longest tasks
 * until the list is read and until its cases stand in the pane, the 95th percentile between two frames, and the longest
 * task of scrolling
 */
export async function measureLedger({ browser, https: origin }, { list, count }) {
  const context = await newVisitor(browser);
  try {
    await context.addInitScript(watchPane);
    const page = await context.newPage();
    await openPane(page, origin);
    const pane = page.frameLocator('#addin');
    const button = (name) => pane.getByRole('button', { name });
    await button(/^台账/).click();
    await button('导入已有清单…').click();
    await longestTask(page);
    // Bytes given with the call would be unpacked in the page, in a task as long as all of ours.
    const file = inProject('.cache', 'bench', '登记.csv');
    writeFileSync(file, list);
    await pane.locator('input[type=file]').first().setInputFiles(file);
    await button('按此读取').click();
    await button(/^新建台账/).waitFor({ timeout: 120_000 });
    const reading = await longestTask(page);
    await button(/^新建台账/).click();
    await pane.getByText(`${count}件申请`).waitFor({ timeout: 120_000 });
    const adding = await longestTask(page);
    await pane.getByRole('tab', { name: '案件' }).click();
    await pane.locator('.window-list.long').waitFor();
    await longestTask(page);
    const frame = await scroll(page);
    return { reading, adding, frame, scrolling: await longestTask(page) };
  } finally {
    await context.close();
  }
}
