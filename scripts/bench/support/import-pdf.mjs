import { newVisitor } from './browser.mjs';
import { longestTask, openPane, watchPane } from './pane-in-excel.mjs';

/** The report as a browser prints it. */
async function printed(context, report) {
  const page = await context.newPage();
  await page.setContent(report);
  const pdf = await page.pdf({ format: 'A4' });
  await page.close();
  return pdf;
}

/**
 * A report imported as a PDF, from choosing the file to its preview; the library and its worker are loaded by it.
 * @returns {Promise<number>} longest task of the pane's thread in milliseconds, 0 when none took 50 ms
 */
export async function measurePdf({ browser, https: origin }, report) {
  const context = await newVisitor(browser);
  try {
    const buffer = await printed(context, report);
    await context.addInitScript(watchPane);
    const page = await context.newPage();
    const workers = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await openPane(page, origin);
    const pane = page.frameLocator('#addin');
    await pane.getByRole('button', { name: /导入/ }).first().click();
    const input = pane.locator('input[type=file]');
    await input.waitFor({ state: 'attached' });
    await longestTask(page);
    await input.setInputFiles({ name: 'report.pdf', mimeType: 'application/pdf', buffer });
    await pane.locator('.import-table h3 button').first().waitFor();
    if (!workers.some((url) => url.includes('pdf-worker')))
      throw new Error('the PDF was not read by a worker');
    return await longestTask(page);
  } finally {
    await context.close();
  }
}
