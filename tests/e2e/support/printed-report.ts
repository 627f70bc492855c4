import { read } from '../../../src/adapters/intake/pdf';
import { pdfOf, type PdfOptions, type PdfText } from '../../support/pdf-builder';
import type { OpenedPage } from './page';
import { savedPage } from './saved-page';

/** Last year's report of the example's organ, as the browser prints it: 200 figures, fonts inside. */
export async function printedReport({ context }: Pick<OpenedPage, 'context'>): Promise<Uint8Array> {
  const page = await context.newPage();
  await page.setContent(await savedPage());
  const pdf = await page.pdf({ format: 'A4' });
  await page.close();
  return new Uint8Array(pdf);
}

/** The same texts at the same places, written with a font of another kind. */
export async function rewritten(pdf: Uint8Array, options: PdfOptions): Promise<Uint8Array> {
  const pages: PdfText[][] = [];
  for (const { text, page = 1, box } of (await read(pdf)).pieces ?? []) {
    if (!box) continue;
    while (pages.length < page) pages.push([]);
    pages[page - 1]?.push({ text, x: box.left, y: box.y, size: 9 });
  }
  return pdfOf(pages, options);
}
