import { Book } from './book';
import type { BookEvent } from './book';
import { Dispatcher } from './dispatcher';
import { ActionType, DELAY_FOR_CELL_EDIT, HostError, STATUS_CELL_EDIT, STATUS_PAYLOAD } from './protocol';
import type { Action, RequestBody, ResponseBody } from './protocol';
import { WireWorkbook } from './wire-workbook';

/** What the add-in is told the host can do: Office LTSC 2021. */
export const REQUIREMENT_SETS: Readonly<Record<string, string>> = {
  ExcelApi: '1.14',
  SharedRuntime: '1.1',
  RibbonApi: '1.2',
  DialogApi: '1.2',
  DelayForCellEdit: '1.1',
};

/** Largest request and largest answer of Excel on the web. */
export const PAYLOAD_LIMIT = 5_000_000;

export interface RequestRecord {
  /** startup: the library's own; cleanup: nothing but released references; data: what the add-in asked for. */
  readonly kind: 'data' | 'cleanup' | 'startup';
  readonly actions: number;
  /** Bytes in UTF-8, to the host and back. */
  readonly up: number;
  readonly down: number;
  /** Members used, by their names on the wire, each once. */
  readonly members: readonly string[];
  /** Code of the error that the request ended with. */
  readonly error: string | null;
}

/** A refusal planned by a test. */
export interface Fault {
  /** Excel's error code. */
  readonly code: string;
  /** Action of the request that fails, from 0; the last one when the request has fewer. */
  readonly action: number;
  /** Data requests let through before. */
  readonly after?: number;
  /** True: the host takes back what the request did before it failed. Excel's behaviour is not documented. */
  readonly rollBack?: boolean;
}

export type Answer = { readonly status: number } | { readonly text: string };

/** Excel behind the wire: one workbook, and a runtime for every pane that is open on it. */
export class OfficeHost {
  readonly book = new Book();
  private editingEnds: (() => void)[] = [];
  private editing = false;

  runtime(name = 'pane'): HostRuntime {
    return new HostRuntime(this, name);
  }

  /** The clerk starts typing in a cell: requests wait, or are refused when they do not say that they would wait. */
  startCellEdit(): void {
    this.editing = true;
  }

  endCellEdit(): void {
    this.editing = false;
    for (const end of this.editingEnds.splice(0)) end();
  }

  get isEditing(): boolean {
    return this.editing;
  }

  cellEditEnded(): Promise<void> {
    return this.editing ? new Promise((resolve) => this.editingEnds.push(resolve)) : Promise.resolve();
  }
}

export class HostRuntime {
  readonly requests: RequestRecord[] = [];
  readonly dispatcher: Dispatcher;
  /** False plays a host whose events do not say who caused them. */
  tellsTriggerSource = true;
  /** True plays a host that cannot wait for the end of cell editing. */
  refusesToWait = false;
  private readonly workbook: WireWorkbook;
  private faults: Fault[] = [];

  constructor(
    readonly host: OfficeHost,
    private readonly name: string,
  ) {
    this.workbook = new WireWorkbook(host.book);
    this.dispatcher = new Dispatcher(this.workbook);
  }

  fail(...faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  /** Faults that no request has met yet. */
  get pendingFaults(): number {
    return this.faults.length;
  }

  forgetFaults(): void {
    this.faults = [];
  }

  forgetRequests(): void {
    this.requests.length = 0;
  }

  get dataRequests(): readonly RequestRecord[] {
    return this.requests.filter((request) => request.kind === 'data');
  }

  /** Answers one request as it came over the wire. */
  async answer(text: string, flags: number): Promise<Answer> {
    const up = new TextEncoder().encode(text).length;
    if (up > PAYLOAD_LIMIT) return { status: STATUS_PAYLOAD };
    const body = JSON.parse(text) as RequestBody;
    const kind = kindOf(body);
    if (kind === 'data' && this.host.isEditing) {
      if (this.refusesToWait || (flags & DELAY_FOR_CELL_EDIT) === 0) return { status: STATUS_CELL_EDIT };
      await this.host.cellEditEnded();
    }
    const response = withinLimit(this.process(body, kind), body.Actions.length);
    const answer = JSON.stringify(response);
    this.requests.push({
      kind,
      actions: body.Actions.length,
      up,
      down: new TextEncoder().encode(answer).length,
      members: membersOf(body),
      error: response.Error?.Code ?? null,
    });
    return { text: answer };
  }

  private process(body: RequestBody, kind: RequestRecord['kind']): ReturnType<Dispatcher['process']> {
    const { book } = this.host;
    const fault = kind === 'data' ? this.nextFault() : undefined;
    const failing = fault && Math.min(fault.action, body.Actions.length - 1);
    const before = fault?.rollBack === true ? book.snapshot() : undefined;
    book.runtime = this.name;
    try {
      const response = this.dispatcher.process(body, (_action, index) => {
        if (fault && index === failing) throw new HostError(fault.code);
      });
      if (before && response.Error) book.restore(before);
      return response;
    } finally {
      book.runtime = null;
    }
  }

  private nextFault(): Fault | undefined {
    const [next, ...others] = this.faults;
    if (!next) return undefined;
    if ((next.after ?? 0) > 0) {
      this.faults = [{ ...next, after: (next.after ?? 0) - 1 }, ...others];
      return undefined;
    }
    this.faults = others;
    return next;
  }

  /** The entry that the library expects for an event, null when this runtime did not ask for it. */
  eventEntry(event: BookEvent): { category: number; type: number; target: string; message: string } | null {
    if (!this.workbook.hears(event)) return null;
    const own = event.runtime === this.name;
    const triggerSource = this.tellsTriggerSource
      ? { triggerSource: own ? 'ThisLocalAddin' : 'Unknown' }
      : {};
    const message = JSON.stringify({ ...event.payload, ...(event.type === 10 ? triggerSource : {}) });
    return { category: 65536, type: event.type, target: 'Workbook', message };
  }
}

/** What was done stays done; only the answer does not come through. */
function withinLimit(response: ResponseBody, actions: number): ResponseBody {
  if (new TextEncoder().encode(JSON.stringify(response)).length <= PAYLOAD_LIMIT) return response;
  const Error = {
    ActionIndex: actions - 1,
    Code: 'ResponsePayloadSizeLimitExceeded',
    Message: 'the answer is larger than Excel on the web gives',
    Location: '',
    HttpStatusCode: 413,
  };
  return { Results: [], TraceIds: [], Error };
}

function kindOf(body: RequestBody): RequestRecord['kind'] {
  const methods = body.Actions.filter((action) => action.ActionType === ActionType.method);
  if (methods.length > 0 && methods.every((action) => action.Name === '_RemoveReference')) return 'cleanup';
  const service = Object.values(body.ObjectPaths).some((path) => path.ObjectPathType === 2);
  return service ? 'startup' : 'data';
}

function membersOf(body: RequestBody): string[] {
  const named = (action: Action): string =>
    action.ActionType === ActionType.setProperty ? `${action.Name} =` : action.Name;
  const names = [...Object.values(body.ObjectPaths).map((path) => path.Name), ...body.Actions.map(named)];
  return [...new Set(names.filter((name) => name !== ''))].sort();
}
