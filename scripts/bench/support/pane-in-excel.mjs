import { newVisitor } from './browser.mjs';

/**
 * Runs in every frame before its first script: notes when the pane can be used, and every task of the main thread over
 * 50 ms: its own scripts, and drawing, which is done for all frames together. Scripts of the page around the pane, which
 * stands for Excel, have another name and are left out.
 */
export function watchPane() {
  window.goujiTasks = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === 'self' || name === 'multiple-contexts') window.goujiTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('.steps .step:first-child button')) window.goujiUsable = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

export const paneFrame = (page) => page.frames().find((frame) => frame.url().includes('taskpane.html'));

/** Longest task since the last question in milliseconds, 0 when none took 50 ms. */
export const longestTask = async (page) => {
  await page.waitForTimeout(300); // what follows the work itself: drawing, messages to screen readers
  return paneFrame(page).evaluate(() => Math.max(0, ...window.goujiTasks.splice(0)));
};

/** Opens the pane in a page that plays Excel on the web. @returns milliseconds from navigating to being usable */
export async function openPane(page, origin) {
  await page.goto(`${origin}/bench/excel.html`);
  await page.evaluate((address) => window.excelOnTheWeb.open(address), `${origin}/taskpane.html`);
  await page.frameLocator('#addin').locator('.steps .step:first-child button').first().waitFor();
  const frame = paneFrame(page);
  await frame.waitForFunction(() => window.goujiUsable !== undefined);
  return frame.evaluate(() => window.goujiUsable);
}

const press = (page, button) => page.evaluate((name) => window.excelOnTheWeb.pressButton(name), button);

/** Waits until the text stands somewhere in the workbook, or no more. */
const untilInWorkbook = (page, text, present = true) =>
  page.waitForFunction(
    ([wanted, there]) => JSON.stringify(window.excelOnTheWeb.document()).includes(wanted) === there,
    [text, present],
  );

async function insert(page) {
  const pane = page.frameLocator('#addin');
  await press(page, 'insertTemplate');
  await pane.locator('form input[type="text"], form input:not([type])').first().fill('某镇人民政府');
  await pane.locator('form button[type="submit"]').click();
  await page.waitForFunction(() =>
    window.excelOnTheWeb.document().names.some(({ refersTo }) => refersTo.includes('complete')),
  );
}

/** A text in place of every figure: as many errors. */
async function spoil(page, places) {
  await page.evaluate((cells) => {
    for (const { sheet, cell } of cells) window.excelOnTheWeb.type(sheet, cell, '待查');
  }, places);
}

async function validate(page, places) {
  await press(page, 'validateReport');
  await untilInWorkbook(page, 'HL1:');
  const listed = await page.frameLocator('#addin').locator('.counters button').first().innerText();
  const errors = Number(/\d+/.exec(listed)?.[0]);
  if (errors < places.length) throw new Error(`only ${listed} listed`);
}

async function clear(page) {
  await press(page, 'clearMarks');
  await untilInWorkbook(page, 'HL1:', false);
}

async function draft(page) {
  await press(page, 'draftReport');
  const pane = page.frameLocator('#addin');
  await pane
    .getByText(/政府信息公开工作年度报告/)
    .first()
    .waitFor();
}

/**
 * One clerk from opening the pane to the draft.
 * @param places  cells of the figures
 * @returns {Promise<{ usable: { first: number, second: number }, longest: Record<string, number> }>} milliseconds
 */
export async function measurePane({ browser, https: origin }, places) {
  const context = await newVisitor(browser);
  try {
    await context.addInitScript(watchPane);
    const page = await context.newPage();
    const first = await openPane(page, origin);
    const second = await openPane(page, origin);
    const longest = { start: await longestTask(page) };
    await insert(page);
    longest.insert = await longestTask(page);
    await spoil(page, places);
    await validate(page, places);
    longest.validate = await longestTask(page);
    await clear(page);
    longest.clear = await longestTask(page);
    await draft(page);
    longest.draft = await longestTask(page);
    return { usable: { first, second }, longest };
  } finally {
    await context.close();
  }
}
