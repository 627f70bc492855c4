import { newVisitor } from './browser.mjs';

/** Runs before the first script of the page: notes when the grid is drawn, and when the example can be used. */
function watchWorkbench() {
  if (window.parent !== window) return;
  window.goujiDrawn = undefined;
  const isUsable = () =>
    document.querySelector('header .bar-group button:not([disabled])') &&
    document.querySelector('iframe')?.contentDocument?.querySelector('.steps .step:first-child button');
  const look = () => {
    if (!window.goujiDrawn && document.querySelector('main.grid canvas'))
      window.goujiDrawn = performance.now();
    if (window.goujiDrawn && isUsable()) window.goujiUsable = performance.now();
    else requestAnimationFrame(look);
  };
  look();
}

/** Opens the workbench with its example. @returns milliseconds from navigating to each state */
async function visit(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => window.goujiUsable !== undefined);
  const figure = await page.evaluate(async () => {
    const grid = await window.goujiWorkbench.grid;
    return grid.getActiveWorkbook().getSheetByName('表三 依申请公开').getRange('D16').getValue();
  });
  if (Number(figure) !== 4) throw new Error('the example is not in the grid');
  return page.evaluate(() => ({ drawn: window.goujiDrawn, usable: window.goujiUsable }));
}

/**
 * A first visit and a second one.
 * @returns {Promise<{ first: { drawn: number, usable: number }, second: { drawn: number, usable: number } }>}
 */
export async function measureWorkbench(browser, address) {
  const context = await newVisitor(browser);
  try {
    await context.addInitScript(watchWorkbench);
    const page = await context.newPage();
    const first = await visit(page, address);
    await page.close({ runBeforeUnload: false });
    return { first, second: await visit(await context.newPage(), address) };
  } finally {
    await context.close();
  }
}

/** A single first visit. @returns {Promise<{ drawn: number, usable: number }>} */
export async function measureVisit(browser, address) {
  const context = await newVisitor(browser);
  try {
    await context.addInitScript(watchWorkbench);
    return await visit(await context.newPage(), address);
  } finally {
    await context.close();
  }
}
