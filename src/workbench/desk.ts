import type { FUniver } from '@univerjs/core/facade';
import { say } from '../catalogue/messages';
import type { Locale, MessageKey } from '../catalogue/messages';
import { isGoujiError } from '../core/errors';
import { blankDocument } from '../core/model/document';
import type { WorkbookDocument } from '../core/model/document';
import type { BarState } from './bar';
import { ask } from './dialog';
import { chooseFile, download, fileNameOf } from './files';
import { createSession } from './session';
import type { Store } from './store';

/** What the clerk does with files: everything asks before work could be lost, and says why when it fails. */
export interface Desk {
  create(): Promise<void>;
  /** Opens the file, or lets the clerk choose one. */
  open(file?: File): Promise<void>;
  save(): Promise<void>;
  /** The first workbook, an empty one unless `make` gives another; it counts as saved. */
  start(name: string | null, make?: () => Promise<WorkbookDocument>): Promise<void>;
  finishEditing(): Promise<void>;
  isChanged(): boolean;
}

export interface DeskOptions {
  readonly api: FUniver;
  readonly locale: Locale;
  readonly bar: Store<BarState>;
  /** Where dialogs are put. */
  readonly host: HTMLElement;
  /** Called when another workbook is shown. */
  readonly onShown: () => void;
}

/** How long a note about what was done stays. */
const NOTE_MS = 4000;

export function createDesk({ api, locale, bar, host, onShown }: DeskOptions): Desk {
  const t = (key: MessageKey | (string & {}), values: Record<string, string | number> = {}): string =>
    say(locale, key, values);
  const session = createSession(api, () => update({ unsaved: session.isChanged() }));
  /** What the open file holds and a saved one will not. */
  let lostOnOpening: readonly string[] = [];

  function update(change: Partial<BarState>): void {
    bar.set({ ...bar.get(), ...change });
  }

  function tell(told: string): void {
    update({ told });
    setTimeout(() => {
      if (bar.get().told === told) update({ told: null });
    }, NOTE_MS);
  }

  /** Does one thing at a time, with its name in the bar; trouble is told and leaves the workbook as it was. */
  async function working(words: string, failed: string, work: () => Promise<void>): Promise<void> {
    if (bar.get().busy !== null) return;
    update({ busy: words, told: null });
    try {
      await work();
    } catch (error) {
      await explain(failed, error);
    } finally {
      update({ busy: null });
    }
  }

  async function explain(title: string, error: unknown): Promise<void> {
    if (!isGoujiError(error)) reportError(error);
    const text = isGoujiError(error)
      ? t(`error.${error.code}`, { ...error.details })
      : t('workbench.unexpected', { detail: error instanceof Error ? error.message : String(error) });
    await ask(host, {
      title,
      text: [text, t('workbench.keptWork')],
      answers: [{ answer: 'understood', label: t('workbench.understood') }],
      otherwise: 'understood',
    });
  }

  async function show(document: WorkbookDocument, file: string, lost: readonly string[] = []): Promise<void> {
    await session.show(document);
    lostOnOpening = lost;
    update({ file, unsaved: false });
    onShown();
  }

  /** True when nothing unsaved stands in the way, or the clerk has decided about it. */
  async function mayLeave(): Promise<boolean> {
    await session.finishEditing();
    if (!session.isChanged()) return true;
    const answer = await ask(host, {
      title: t('workbench.leave.title'),
      text: [t('workbench.leave.text', { file: bar.get().file })],
      answers: [
        { answer: 'save', label: t('workbench.leave.save') },
        { answer: 'discard', label: t('workbench.leave.discard') },
        { answer: 'cancel', label: t('workbench.cancel') },
      ],
      otherwise: 'cancel',
    });
    if (answer === 'save') await save();
    return answer === 'discard' || (answer === 'save' && !session.isChanged());
  }

  async function mayLose(lost: readonly string[]): Promise<boolean> {
    if (lost.length === 0) return true;
    const answer = await ask(host, {
      title: t('workbench.lost.title'),
      text: [t('workbench.lost.text'), t('workbench.lost.advice')],
      items: lost.map((part) => t(`lost.${part}`)),
      answers: [
        { answer: 'save', label: t('workbench.lost.save') },
        { answer: 'cancel', label: t('workbench.cancel') },
      ],
      otherwise: 'cancel',
    });
    return answer === 'save';
  }

  async function create(): Promise<void> {
    if (!(await mayLeave())) return;
    await working(t('workbench.loading'), t('workbench.startFailed'), () =>
      show(blankDocument(t('workbench.sheet')), t('workbench.untitled')),
    );
  }

  async function open(given?: File): Promise<void> {
    if (bar.get().busy !== null || !(await mayLeave())) return;
    const file = given ?? (await chooseFile());
    if (!file) return;
    const words = { file: file.name };
    await working(t('workbench.reading', words), t('workbench.openFailed', words), async () => {
      const { openXlsx } = await import('../adapters/xlsx/open');
      const { document, lost } = await openXlsx(new Uint8Array(await file.arrayBuffer()));
      await show(document, file.name, lost);
      tell(t('workbench.opened', words));
    });
  }

  async function save(): Promise<void> {
    await working(t('workbench.saving'), t('workbench.saveFailed'), async () => {
      const { document, lost } = await session.document();
      if (!(await mayLose([...new Set([...lostOnOpening, ...lost])]))) return;
      const { saveXlsx } = await import('../adapters/xlsx/port');
      const bytes = await saveXlsx(document);
      const file = fileNameOf(bar.get().file);
      download(bytes, file);
      session.markSaved();
      update({ file });
      tell(t('workbench.saved', { file }));
    });
  }

  async function start(name: string | null, make?: () => Promise<WorkbookDocument>): Promise<void> {
    const empty = (): Promise<void> => session.show(blankDocument(t('workbench.sheet')));
    if (!make) return working(t('workbench.loading'), t('workbench.startFailed'), empty);
    await working(t('workbench.loading.example'), t('workbench.exampleFailed'), async () => {
      try {
        await session.show(await make());
        update({ file: name ?? t('workbench.untitled') });
      } catch (error) {
        await empty();
        throw error;
      }
    });
  }

  return {
    create,
    open,
    save,
    start,
    finishEditing: session.finishEditing,
    isChanged: session.isChanged,
  };
}
