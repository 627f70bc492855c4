import type { FUniver } from '@univerjs/core/facade';

/** Longest wait for results; a workbook that calculates longer is read with the results it has. */
const PATIENCE = 3000;
/** A calculation begins within this time after a change, or the change needs none. */
const LATEST_START = 1000;

const CHANGES = /^sheet\.mutation\.(set-range-values|move-|insert-|remove-|delete-|reorder-)|defined-name$/;
const STARTED = 'formula.mutation.set-formula-calculation-start';
const DONE = 'formula.mutation.set-formula-calculation-result';

export interface Calculation {
  /** Returns when the results of the changes made so far stand in their cells. */
  settled(): Promise<void>;
  dispose(): void;
}

/** Follows the calculation of the grid, which runs shortly after a change. */
export function followCalculation(api: FUniver): Calculation {
  /** Time of the last change that has not been calculated, null for none. */
  let changed: number | null = null;
  let running = false;
  const listener = api.onCommandExecuted(({ id }, options) => {
    if (id === STARTED) running = true;
    else if (id === DONE) [changed, running] = [null, false];
    else if (!isResult(options) && CHANGES.test(id)) changed = performance.now();
  });
  return {
    settled: async () => {
      const since = changed === null ? Infinity : performance.now() - changed;
      if (!running && since > LATEST_START) return;
      await api
        .getFormula()
        .onCalculationResultApplied(PATIENCE)
        .catch(() => undefined);
      [changed, running] = [null, false];
    },
    dispose: () => listener.dispose(),
  };
}

/** True for the grid's own writing of results. */
export function isResult(options: object | undefined): boolean {
  return options !== undefined && 'fromFormula' in options && options.fromFormula === true;
}
