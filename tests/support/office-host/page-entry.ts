import type { WorkbookDocument } from '../../../src/core/model/document';
import { documentOf, openDocument } from './book-document';
import { OfficeHost } from './office-host';
import type { RequestRecord } from './office-host';
import { connectWeb } from './wac-transport';

/** What the page around the add-in's frame offers to a browser test; everything in it survives JSON. */
export interface ExcelOnTheWeb {
  /** Shows the add-in's page in a frame of this page, over an empty workbook. */
  open(address: string): void;
  pressButton(functionName: string): void;
  type(sheet: string, cell: string, value: number | string | null): void;
  document(): WorkbookDocument;
  load(document: WorkbookDocument): void;
  requests(): readonly RequestRecord[];
  /** Members of the library and calls of the host that are not played. */
  missing(): readonly string[];
  protect(sheet: string): void;
}

const host = new OfficeHost();
const runtime = host.runtime();
let connection: ReturnType<typeof connectWeb> | null = null;

const page: ExcelOnTheWeb = {
  open(address) {
    const frame = document.createElement('iframe');
    frame.id = 'addin';
    frame.width = '350';
    frame.height = '900';
    connection = connectWeb(frame, address, runtime); // first: a frame keeps the name it is born with
    document.body.append(frame);
  },
  pressButton: (functionName) => connection?.pressButton(functionName),
  type: (sheet, cell, value) => host.book.clerkTypes(sheet, cell, value),
  document: () => documentOf(host.book),
  load: (workbook) => openDocument(host.book, workbook),
  requests: () => runtime.requests,
  missing: () => [...runtime.dispatcher.unimplemented.keys(), ...(connection?.unknown ?? [])],
  protect(sheet) {
    host.book.sheetNamed(sheet).protected = true;
  },
};

(window as unknown as { excelOnTheWeb: ExcelOnTheWeb }).excelOnTheWeb = page;
