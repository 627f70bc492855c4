import { isCellEdit, mayPass, wasRefusedWhole } from './host-errors';

export interface RequestTiming {
  /** Milliseconds of waiting after which the clerk is told what to press. */
  readonly busyAfter: number;
  /** Milliseconds until an operation that Excel refused is tried again. */
  readonly retryAfter: number;
  /** Milliseconds after which waiting for the end of cell editing is given up, where Excel itself does not wait. */
  readonly giveUpAfter: number;
}

export const REQUEST_TIMING: RequestTiming = { busyAfter: 1_000, retryAfter: 250, giveUpAfter: 60_000 };

/** An insertion takes Excel a while of its own; waiting that long does not yet mean that the clerk is typing. */
const SLOW_WRITE = 4;

export interface RunOptions {
  /** May the batch be sent again after Excel stopped in the middle of it? */
  readonly repeatable: boolean;
}

type Batch<Value> = (context: Excel.RequestContext) => Promise<Value>;

/** Says what is to be done; the function returned reads the results once Excel has done it. */
export type OneRequest<Value> = (context: Excel.RequestContext) => () => Value;

/**
 * The only way to Excel. Operations go one after another, because Excel fails several that wait for the end of cell
 * editing at the same time; each waits for that end instead of failing.
 */
export class ExcelRequests {
  private last: Promise<unknown> = Promise.resolve();
  private told = false;

  constructor(
    private readonly onBusy: (busy: boolean) => void,
    private readonly timing: RequestTiming,
  ) {}

  /** Carries an operation of several batches out when those before it are done. */
  inTurn<Value>(operation: () => Promise<Value>): Promise<Value> {
    const turn = this.last.then(operation, operation);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** One Excel.run. */
  run<Value>(batch: Batch<Value>, { repeatable }: RunOptions): Promise<Value> {
    return this.patiently(() => Excel.run({ delayForCellEdit: true }, batch), repeatable, 1);
  }

  /**
   * Exactly one request, never sent again once Excel has begun with it. What is to be done is written down before
   * Excel.run, which would otherwise keep track of every range, at twice the bytes and the price of another request.
   */
  runOnce<Value>(request: OneRequest<Value>): Promise<Value> {
    const send = async (): Promise<Value> => {
      const context = new Excel.RequestContext();
      const result = request(context);
      await Excel.run({ delayForCellEdit: true, previousObjects: context.workbook }, (same) => same.sync());
      return result();
    };
    return this.patiently(send, false, SLOW_WRITE);
  }

  /** Excel waits for the end of cell editing; where it cannot, we ask again until it ends. */
  private async patiently<Value>(
    send: () => Promise<Value>,
    repeatable: boolean,
    patience: number,
  ): Promise<Value> {
    const busy = setTimeout(() => this.tell(true), this.timing.busyAfter * patience);
    const deadline = Date.now() + this.timing.giveUpAfter;
    try {
      for (let repeats = 0; ;) {
        try {
          return await send();
        } catch (error) {
          const waits = isCellEdit(error) && wasRefusedWhole(error) && Date.now() < deadline;
          const again = mayPass(error) && repeats < 1 && (repeatable || wasRefusedWhole(error));
          if (!waits && !again) throw error;
          if (!waits) repeats += 1;
          await pause(this.timing.retryAfter);
        }
      }
    } finally {
      clearTimeout(busy);
      this.tell(false);
    }
  }

  private tell(busy: boolean): void {
    if (this.told === busy) return;
    this.told = busy;
    this.onBusy(busy);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
