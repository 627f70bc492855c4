import type { FUniver } from '@univerjs/core/facade';

/** Longest wait for results; a workbook that calculates longer is read with the results it has. */
const PATIENCE = 3000;

const CHANGES = /^sheet\.mutation\.(set-range-values|move-|insert-|remove-|delete-|reorder-)|defined-name$/;
const DONE = 'formula.mutation.set-formula-calculation-result';

export interface Calculation {
  /** Returns when the results of the changes made so far stand in their cells. */
  settled(): Promise<void>;
  dispose(): void;
}

/** Follows the calculation of the grid, which runs shortly after a change. */
export function followCalculation(api: FUniver): Calculation {
  let due = false;
  const listener = api.onCommandExecuted(({ id }, options) => {
    if (id === DONE) due = false;
    else if (!isResult(options) && CHANGES.test(id)) due = true;
  });
  return {
    settled: async () => {
      if (!due) return;
      await api
        .getFormula()
        .onCalculationResultApplied(PATIENCE)
        .catch(() => undefined);
      due = false;
    },
    dispose: () => listener.dispose(),
  };
}

/** True for the grid's own writing of results. */
export function isResult(options: object | undefined): boolean {
  return options !== undefined && 'fromFormula' in options && options.fromFormula === true;
}
