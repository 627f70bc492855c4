import { writeFileSync } from 'node:fs';
import { inProject } from '../../project.mjs';
import { newVisitor } from './browser.mjs';
import { downAndUp, framesWhileScrolling, middleOf } from './frames.mjs';
import { longestTask, openPane, paneFrame, watchPane } from './pane-in-excel.mjs';

const TURNS = 60;
const WHEEL_PX = 480;

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
    const middle = await middleOf(page.locator('#addin'));
    const frame = await framesWhileScrolling(page, paneFrame(page), middle, downAndUp(TURNS, WHEEL_PX));
    return { reading, adding, frame, scrolling: await longestTask(page) };
  } finally {
    await context.close();
  }
}
