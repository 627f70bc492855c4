import { GoujiError } from '../../../core/errors';
import type { Message } from '../../../core/model/finding';
import type { ImportedList, ListProposal } from '../../../core/model/ledger-import';
import type { ImportInput } from '../../actions';
import type { Controller } from '../../controller';
import { readClipboard } from '../../dom/pasted';
import type { Brought } from '../../import-part';
import type { AddedCases, BroughtList, LedgerActions, LedgerState } from '../../ledger-actions';
import type { PaneEvent } from '../../state/reduce';
import type { PartProgress, PartWritten } from '../../state/state';
import { createStore } from '../../state/store';
import type { Store } from '../../state/store';
import { addedCount, NOTHING_BROUGHT, reduceListImport } from './state';
import type { ListImportEvent, ListImportState } from './state';

/** Reads a list from elsewhere, has its columns and words settled, and adds its cases to the ledger. */
export interface ListImportDesk {
  readonly store: Store<ListImportState, ListImportEvent>;
  /** A file or what was pasted; of several the first. */
  bring(things: readonly Brought[]): Promise<void>;
  /** The same without waiting for it. */
  take(things: readonly Brought[]): void;
  /** Takes what the clipboard holds, where the browser lets us look. */
  pasteFromClipboard(): Promise<void>;
  /** Reads the cases by the columns as they are settled now. */
  settle(): Promise<void>;
  add(): Promise<void>;
  /** Forgets what was brought. */
  leave(): void;
}

/** What the desk works with. */
export interface ListImportSurroundings {
  readonly tools: LedgerActions;
  readonly controller: Pick<Controller, 'perform'>;
  readonly send: (event: PaneEvent) => void;
  /** The ledger that cases are added to; null where there is none, and one is made. */
  readonly found: () => LedgerState | null;
  /** Year of a ledger that is made, where the list itself tells none. */
  readonly year: () => number;
  /** Sheets were made, or cases written, which the pane tells with the way back. */
  readonly onAdded: (added: AddedCases) => Promise<void> | void;
}

const AGAIN_AFTER_MS = 200;

export function createListImportDesk(surroundings: ListImportSurroundings): ListImportDesk {
  const { tools, controller, send, found, year, onAdded } = surroundings;
  const store = createStore<ListImportState, ListImportEvent>(reduceListImport, NOTHING_BROUGHT);

  /** What comes while other work is under way is read after it. */
  async function bring(things: readonly Brought[]): Promise<void> {
    const [thing, ...others] = things;
    if (!thing) return;
    let begun = false;
    await work(
      'pane.ledger.import.reading',
      async ({ signal }) => {
        begun = true;
        await read(thing, signal);
      },
      true,
    );
    if (!begun) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
      return bring(things);
    }
    if (others.length > 0) tell('pane.ledger.import.onlyOne', {});
  }

  async function read(thing: Brought, signal: AbortSignal): Promise<void> {
    const input = await inputOf(thing);
    const brought = await tools.readList(input, signal);
    if (!brought) return tell('pane.ledger.import.noList', { name: 'name' in input ? input.name : '' });
    store.send({ type: 'came', brought });
    const { rows, columns } = brought.proposal;
    say('pane.ledger.import.said.read', { rows, columns: columns.length });
  }

  async function pasteFromClipboard(): Promise<void> {
    try {
      const thing = await readClipboard();
      if (thing) await bring([thing]);
      else tell('pane.ledger.import.clipboardEmpty', {});
    } catch {
      tell('pane.ledger.import.clipboardClosed', {});
    }
  }

  const settle = (): Promise<void> =>
    work(
      'pane.ledger.import.settling',
      async ({ signal }) => {
        const { brought } = store.get();
        if (!brought) return;
        const list = await casesOf(brought, signal);
        const already = tools.alreadyThere(found(), list);
        store.send({ type: 'settled', list, already });
        const { cases, questions, troubles } = list;
        say('pane.ledger.import.said.settled', {
          cases: cases.length,
          questions: questions.length,
          troubles: troubles.length,
        });
      },
      true,
    );

  function casesOf(brought: BroughtList, signal: AbortSignal): Promise<ImportedList> {
    return tools.importList(brought, proposalOf(brought), store.get().answers, signal);
  }

  function proposalOf({ proposal }: BroughtList): ListProposal {
    return { ...proposal, columns: store.get().columns };
  }

  const add = (): Promise<void> =>
    work('pane.ledger.import.adding', async ({ signal }) => {
      const state = store.get();
      const { brought, list, already, withAlready, maskNames } = state;
      if (!brought || !list || addedCount(state) === 0) return;
      const answered = await casesOf(brought, signal);
      const added = await tools.addCases(found(), answered, {
        year: found()?.year ?? yearOf(answered) ?? year(),
        maskNames,
        without: withAlready ? [] : already,
      });
      tools.remember(proposalOf(brought));
      store.send({ type: 'left' });
      await onAdded(added);
      if (added.kind === 'inserted') return;
      const { written } = added;
      return {
        written,
        done: { key: 'pane.ledger.import.added', values: { count: addedCount(state) } },
      };
    });

  // ---- work that the pane waits for ------------------------------------------------------------------------------

  function work(
    doing: string,
    act: (progress: PartProgress) => Promise<PartWritten | void>,
    cancellable = false,
  ): Promise<void> {
    return controller.perform({
      kind: 'part',
      doing,
      cancellable,
      work: async (progress) => (await act(progress)) ?? null,
    });
  }

  function tell(key: string, values: Message['values']): void {
    send({ type: 'told', message: { key, values }, tone: 'caution' });
  }

  function say(key: string, values: Message['values']): void {
    send({ type: 'said', messages: [{ key, values }] });
  }

  return {
    store,
    bring,
    take: (things) => void bring(things),
    pasteFromClipboard,
    settle,
    add,
    leave: () => store.send({ type: 'left' }),
  };
}

/** The year in which the first of the cases was received, so that every due date can be reckoned; null for none. */
function yearOf({ cases }: ImportedList): number | null {
  const [first] = cases.flatMap(({ received }) => received ?? []).sort();
  return first === undefined ? null : Number(first.slice(0, 4));
}

/** @throws FILE_UNREADABLE for a folder, or a file that is gone or locked */
async function inputOf(thing: Brought): Promise<ImportInput> {
  if (!('file' in thing)) return thing;
  const { name } = thing.file;
  try {
    return { name, bytes: new Uint8Array(await thing.file.arrayBuffer()) };
  } catch (cause) {
    throw new GoujiError('FILE_UNREADABLE', { file: name }, { cause });
  }
}
