import type { MessageKey } from '../catalogue/messages';
import type { BarState } from './bar';
import { createKeeper } from './keep/keeper';
import type { Keeper, Keeping, UnkeptReason } from './keep/keeper';
import { findLeftovers } from './keep/leftovers';
import type { Leftover } from './keep/leftovers';
import { takeTurn } from './keep/turn';
import type { Work } from './keep/work';
import { createWorkStore, workPlace } from './keep/work-store';
import type { AsideReason, WorkStore } from './keep/work-store';
import { hideNotice, showNotice } from './notices';
import type { Notice } from './notices';
import type { Store } from './store';

/** Keeps unsaved work in the browser and tells the clerk when it cannot. */
export interface Safety {
  edited(): void;
  /** Another workbook is shown, under this name. */
  shown(file: string): void;
  /** The clerk has the workbook as a file of this name. */
  saved(file: string): void;
  /** Writes what waits, as before the page is gone. */
  hurry(): void;
}

export interface SafetyOptions {
  /** The workbook as it is now; null when it has no unsaved change. */
  readonly take: () => Work | null;
  /** Shows the work in the grid. Returns false when it did not come to that. */
  readonly restore: (work: Work) => Promise<boolean>;
  /** Asks whether the work may be thrown away. */
  readonly mayDiscard: (work: Work) => Promise<boolean>;
  /** Saves the workbook as a file. */
  readonly save: () => void;
  readonly bar: Store<BarState>;
  readonly notices: Store<readonly Notice[]>;
  readonly t: (key: MessageKey, values?: Record<string, string | number>) => string;
  /** Words for a point in time. */
  readonly time: (at: number) => string;
}

type Reason = UnkeptReason | 'elsewhere' | 'elsewhereFile' | 'insecure';

export function startSafety(options: SafetyOptions): Safety {
  const { take, bar, notices, t } = options;
  let keeper: Keeper | null = null;

  function tellUnkept(reason: Reason, values: Record<string, string> = {}): void {
    setBar('unkept');
    const text = t(`workbench.unkept.${reason}`, values);
    const actions = [{ label: t('workbench.save'), act: options.save }];
    showNotice(notices, { key: 'keeping', kind: 'warning', text, actions });
  }

  function setBar(keeping: BarState['keeping']): void {
    if (bar.get().keeping !== keeping) bar.set({ ...bar.get(), keeping });
  }

  function tell(keeping: Keeping): void {
    if (keeping.state === 'unkept') return tellUnkept(keeping.reason);
    hideNotice(notices, 'keeping');
    setBar(keeping.state);
  }

  async function begin(): Promise<void> {
    const id = crypto.randomUUID();
    const store = createWorkStore(workPlace());
    hideNotice(notices, 'keeping');
    setBar('none');
    keeper = createKeeper({ store, id, take, onKeeping: tell });
    keeper.edited();
    try {
      const { works, aside } = await findLeftovers(store, id);
      tellAside(options, aside);
      offer(options, store, keeper, works);
    } catch {
      tellUnkept('refused');
    }
  }

  const turn = takeTurn({
    place: workPlace(),
    onWaiting: (file) => (file === null ? tellUnkept('elsewhere') : tellUnkept('elsewhereFile', { file })),
    onTurn: () => void begin(),
    onNone: () => tellUnkept('insecure'),
  });
  return {
    edited: () => keeper?.edited(),
    shown: (file) => {
      turn.tell(file);
      void keeper?.begun();
    },
    saved: (file) => {
      turn.tell(file);
      void keeper?.saved();
    },
    hurry: () => void keeper?.hurry(),
  };
}

function tellAside({ notices, t }: SafetyOptions, aside: readonly AsideReason[]): void {
  const reason = aside[0];
  if (reason === undefined) return;
  const text = t(`workbench.aside.${reason}`);
  const actions = [{ label: t('workbench.understood'), act: () => hideNotice(notices, 'aside') }];
  showNotice(notices, { key: 'aside', kind: 'warning', text, actions });
}

/** Offers the works one after the other. Nothing happens to them until the clerk decides. */
function offer(options: SafetyOptions, store: WorkStore, keeper: Keeper, works: readonly Leftover[]): void {
  const { notices, t } = options;
  const [first, ...others] = works;
  if (!first) return hideNotice(notices, 'leftover');
  const { id, work } = first;
  const next = (): void => offer(options, store, keeper, others);
  const restore = async (): Promise<void> => {
    if (!(await options.restore(work))) return;
    next();
    await keeper.adopted(id);
  };
  const discard = async (): Promise<void> => {
    if (!(await options.mayDiscard(work))) return;
    await store.remove(id);
    next();
  };
  const words = { file: work.file, time: options.time(work.at), others: others.length };
  showNotice(notices, {
    key: 'leftover',
    kind: 'offer',
    text: t(others.length > 0 ? 'workbench.leftover.several' : 'workbench.leftover', words),
    actions: [
      { label: t('workbench.leftover.restore'), act: () => void restore() },
      { label: t('workbench.leftover.discard'), act: () => void discard() },
      { label: t('workbench.leftover.later'), act: next },
    ],
  });
}
