import { h, render } from 'preact';
import type { DocumentSheet } from '../../core/model/document';
import { layOutPrint } from './layout';
import type { TextOf } from './layout';
import { PrintedPages, printStyle } from './page';

export interface PrintRequest {
  readonly sheets: readonly DocumentSheet[];
  /** Name of the file; the browser proposes it for a PDF. */
  readonly file: string;
  readonly textOf: TextOf;
  /** Says what the frame is for. */
  readonly title: string;
}

const FRAME = 'print-frame';

/**
 * Prints the sheets from a frame of their own, which has the policy of the page and no script. It stays until the next
 * print: some browsers print only after this has returned.
 */
export function printSheets(host: HTMLElement, { sheets, file, textOf, title }: PrintRequest): void {
  host.querySelector(`.${FRAME}`)?.remove();
  const frame = document.createElement('iframe');
  frame.className = FRAME;
  frame.title = title;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  host.append(frame);
  const page = frame.contentDocument;
  if (!page) return;
  const printed = sheets.map((sheet) => layOutPrint(sheet, textOf));
  page.title = file;
  page.documentElement.lang = 'zh-CN';
  const style = page.createElement('style');
  style.textContent = printStyle(printed, file);
  page.head.append(style);
  render(h(PrintedPages, { sheets: printed }), page.body);
  frame.contentWindow?.print();
}
