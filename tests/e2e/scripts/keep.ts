import { blankDocument } from '../../../src/core/model/document';
import { createKeeper } from '../../../src/workbench/keep/keeper';
import { findLeftovers } from '../../../src/workbench/keep/leftovers';
import type { Leftovers } from '../../../src/workbench/keep/leftovers';
import { createWorkStore } from '../../../src/workbench/keep/work-store';

declare global {
  interface Window {
    /** Keeps one change after the other under the identity, and reports the number of each once it is kept. */
    keepOn?: (id: string) => void;
    leftovers?: () => Promise<Leftovers>;
    reportKept: (at: number) => void;
  }
}

const store = createWorkStore('killed');

/** A name that makes the work as long as a workbook. */
const FILLING = '政'.repeat(10_000);

window.keepOn = (id) => {
  let at = 0;
  const keeper = createKeeper({
    store,
    id,
    take: () => ({ file: `${++at} ${FILLING} ${at}`, at, document: blankDocument(), lost: [], agreed: [] }),
    onKeeping: (keeping) => {
      if (keeping.state === 'kept') window.reportKept(keeping.at);
    },
  });
  const next = async (): Promise<void> => {
    keeper.edited();
    await keeper.hurry();
    setTimeout(() => void next(), Math.random() * 4);
  };
  void next();
};

window.leftovers = () => findLeftovers(store, 'nobody');
