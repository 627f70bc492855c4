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
  /** A batch that keeps Excel busy by itself. */
  readonly slow?: boolean;
}

type Batch<Value> = (context: Excel.RequestContext) => Promise<Value>;

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

  /** One Excel.run. Excel waits for the end of cell editing; where it cannot, we ask again until it ends. */
  async run<Value>(batch: Batch<Value>, { repeatable, slow = false }: RunOptions): Promise<Value> {
    const busy = setTimeout(() => this.tell(true), this.timing.busyAfter * (slow ? SLOW_WRITE : 1));
    const deadline = Date.now() + this.timing.giveUpAfter;
    let repeats = 0;
    try {
      for (;;) {
        try {
          return await Excel.run({ delayForCellEdit: true }, batch);
        } catch (error) {
          const again = repeatable || wasRefusedWhole(error);
          const waits = isCellEdit(error) && wasRefusedWhole(error) && Date.now() < deadline;
          if (!again || !(waits || (mayPass(error) && repeats < 1))) throw error;
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
