import type { WorkbookChange } from '../../ports/workbook-port';

/** Milliseconds in which an event may still tell of our own write, on hosts whose events do not say who wrote. */
const ECHO = 500;

/** Remembers what this port writes, so that it does not hear itself. */
export class OwnWrites {
  private running: Promise<unknown> | null = null;
  private readonly made = new Set<string>();
  private readonly removed = new Set<string>();
  private lastEnd = -Infinity;

  /** Runs a write; events that arrive meanwhile are judged once it is done. */
  async during<Value>(write: () => Promise<Value>): Promise<Value> {
    const running = write();
    this.running = running;
    try {
      return await running;
    } finally {
      this.running = null;
      this.lastEnd = Date.now();
    }
  }

  madeSheets(ids: readonly string[]): void {
    ids.forEach((id) => this.made.add(id));
  }

  removedSheets(ids: readonly string[]): void {
    ids.forEach((id) => this.removed.add(id));
  }

  /** For a change of cells. Hosts before ExcelApi 1.14 do not say who made it; then the time must do. */
  async isOwnChange(event: Excel.WorksheetChangedEventArgs): Promise<boolean> {
    const told = event.triggerSource as string | undefined;
    if (told !== undefined) return told === 'ThisLocalAddin';
    if (event.source === 'Remote') return false;
    const during = this.running !== null;
    await this.settled();
    return during || Date.now() - this.lastEnd < ECHO;
  }

  async isOwnAddition({ worksheetId }: SheetEvent): Promise<boolean> {
    await this.settled();
    return this.made.has(worksheetId);
  }

  async isOwnRemoval({ worksheetId }: SheetEvent): Promise<boolean> {
    await this.settled();
    return this.removed.has(worksheetId);
  }

  private async settled(): Promise<void> {
    await this.running?.catch(() => undefined);
  }
}

interface SheetEvent {
  readonly worksheetId: string;
}

type Handler = Pick<OfficeExtension.EventHandlerResult<unknown>, 'context' | 'remove'>;

/** Asks Excel for its events. ExcelApi 1.14 has none for a renamed sheet. */
export async function listen(
  context: Excel.RequestContext,
  own: OwnWrites,
  listener: (change: WorkbookChange) => void,
): Promise<readonly Handler[]> {
  const { worksheets } = context.workbook;
  const handlers = [
    worksheets.onChanged.add(async (event) => {
      if (!(await own.isOwnChange(event))) listener({ sheetId: event.worksheetId });
    }),
    worksheets.onAdded.add(async (event) => {
      if (!(await own.isOwnAddition(event))) listener({ sheetId: null });
    }),
    worksheets.onDeleted.add(async (event) => {
      if (!(await own.isOwnRemoval(event))) listener({ sheetId: null });
    }),
  ];
  await context.sync();
  return handlers;
}

/** Events can be given back only through the context that asked for them. */
export async function unlisten(handlers: readonly Handler[]): Promise<void> {
  const [first] = handlers;
  if (!first) return;
  await Excel.run(first.context as Excel.RequestContext, async (context) => {
    handlers.forEach((handler) => handler.remove());
    await context.sync();
  });
}
