import { carryOut, type CollectTools } from '../../src/collect-work';
import { createCollectActions, type CollectFiles } from '../../src/collecting';
import type { Submission } from '../../src/core/model/collection';
import type { WorkbookView } from '../../src/core/model/grid';
import type { CollectActions } from '../../src/ui/actions';
import { GoujiError } from '../../src/core/errors';

const EMPTY: WorkbookView = { sheets: [], names: [], notices: [] };

/** 汇总 over files whose submissions are known; everything else as in a page. */
export interface CollectHarness {
  readonly actions: CollectActions;
  /** Sheets of the open workbook. */
  view: WorkbookView;
  /** Files that were asked for, in that order. */
  readonly read: readonly string[];
  /** Reading waits until the returned function is called. */
  hold(): () => void;
}

const NO_TOOLS: CollectTools = {
  readSource: () => Promise.reject(new GoujiError('UNKNOWN_FILE')),
  readNames: () => Promise.resolve([]),
  writeWorkbook: () => Promise.resolve(new Uint8Array([80, 75])),
  readTotal: () => Promise.resolve(EMPTY),
};

export function collectHarness(submissions: readonly Submission[]): CollectHarness {
  const known = new Map(submissions.map((submission) => [submission.file, submission]));
  const read: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  let cancel: (() => void) | null = null;
  const pool: ReturnType<CollectFiles['openPool']> = {
    width: 1,
    async ask(work) {
      if (work.kind === 'workbook') return new Uint8Array([80, 75]);
      if (work.kind !== 'read') return carryOut(work, NO_TOOLS);
      read.push(work.file);
      const stopped = new Promise<never>((_, reject) => {
        cancel = () => reject(new GoujiError('CANCELLED'));
      });
      await Promise.race([gate, stopped]);
      const submission = known.get(work.file);
      if (!submission) throw new GoujiError('NOT_XLSX');
      return submission;
    },
    stop: () => cancel?.(),
  };
  const harness: CollectHarness = {
    view: EMPTY,
    read,
    hold() {
      let open = (): void => undefined;
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    actions: createCollectActions(
      { read: () => Promise.resolve(harness.view) },
      {
        ...NO_TOOLS,
        readRows: (bytes) =>
          Promise.resolve(
            Buffer.from(bytes)
              .toString('utf8')
              .split('\n')
              .map((line) => line.split(',')),
          ),
        openPool: () => pool,
      },
      (draft, kind) =>
        Promise.resolve({ name: `${draft.title}.${kind}`, type: kind, bytes: new Uint8Array([1]) }),
    ),
  };
  return harness;
}
