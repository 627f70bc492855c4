import type { FUniver } from '@univerjs/core/facade';
import type { Locale } from '../catalogue/messages';
import type { WorkbookPort } from '../ports/workbook-port';
import type { CommandSource } from '../ui/actions';

/** What the page of the grid lays out for the pane in its frame, as `window.goujiWorkbench`. */
export interface WorkbenchLink {
  /** Ready once the grid shows a workbook; the pane is never shown another one, it is loaded anew. */
  readonly port: Promise<WorkbookPort>;
  readonly commands: CommandSource;
  readonly locale: Locale;
  /** The grid itself, for looking into it from the browser's console and from tests. */
  readonly grid: Promise<FUniver>;
}

declare global {
  interface Window {
    goujiWorkbench?: WorkbenchLink;
  }
}
