import type { documentOf, openDocument } from '../office-host/book-document';
import type { Book } from '../office-host/book';
import type { HostRuntime, OfficeHost } from '../office-host/office-host';
import type { Win32Connection } from '../office-host/win32-transport';

/** What the office environment offers to a test. */
export interface OfficeTestHost {
  readonly host: OfficeHost;
  readonly book: Book;
  readonly runtime: HostRuntime;
  readonly connection: Win32Connection;
  readonly documentOf: typeof documentOf;
  readonly openDocument: typeof openDocument;
}

/** The host behind the library in this test file. */
export function officeHost(): OfficeTestHost {
  return (globalThis as unknown as { officeHost: OfficeTestHost }).officeHost;
}
