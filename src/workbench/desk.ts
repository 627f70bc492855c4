import type { FUniver } from '@univerjs/core/facade';
import { say } from '../catalogue/messages';
import type { Locale, MessageKey } from '../catalogue/messages';
import { isGoujiError } from '../core/errors';
import { blankDocument } from '../core/model/document';
import type { DocumentSheet, WorkbookDocument } from '../core/model/document';
import type { BarState } from './bar';
import { ask } from './dialog';
import { baseNameOf, chooseFile, download, fileNameOf } from './files';
import type { Work } from './keep/work';
import type { Notice } from './notices';
import { startSafety } from './safety';
import { createSession } from './session';
import type { Store } from './store';

/** What the clerk does with files: everything asks before work could be lost, and says why when it fails. */
export interface Desk {
  create(): Promise<void>;
  /** Opens the file, or lets the clerk choose one. */
  open(file?: File): Promise<void>;
  save(): Promise<void>;
  /** Prints the sheet shown or all of them, as their page set-up says. */
  print(): Promise<void>;
  /** The first workbook, an empty one unless `make` gives another; it counts as saved. */
  start(name: string | null, make?: () => Promise<WorkbookDocument>): Promise<void>;
  finishEditing(): Promise<void>;
  isChanged(): boolean;
  /** Unsaved work changed in a way that the grid does not tell. */
  edited(): void;
  /** Keeps unsaved work at once, as before the page is gone. */
  hurry(): void;
}

export interface DeskOptions {
  readonly api: FUniver;
  readonly locale: Locale;
  readonly bar: Store<BarState>;
  readonly notices: Store<readonly Notice[]>;
  /** Where dialogs are put. */
  readonly host: HTMLElement;
  /** Called when another workbook is shown. */
  readonly onShown: () => void;
}

type Losses = Pick<Work, 'lost' | 'agreed'>;

const NO_LOSSES: Losses = { lost: [], agreed: [] };

/** How long a note about what was done stays. */
const NOTE_MS = 4000;

export function createDesk({ api, locale, bar, notices, host, onShown }: DeskOptions): Desk {
  const t = (key: MessageKey | (string & {}), values: Record<string, string | number> = {}): string =>
    say(locale, key, values);
  const session = createSession(api, {
    onChange: () => update({ unsaved: session.isChanged() }),
    onEdit: () => safety.edited(),
  });
  /** What the open file holds and a saved one will not, and what of it the clerk has agreed to lose. */
  let losses: Losses = NO_LOSSES;
  const safety = startSafety({
    take: () =>
      session.isChanged()
        ? { file: bar.get().file, at: Date.now(), document: session.snapshot(), ...losses }
        : null,
    restore,
    mayDiscard,
    save: () => void save(),
    bar,
    notices,
    t,
    time: (at) => timeIn(locale, at),
  });

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

  async function show(document: WorkbookDocument, file: string, shown: Losses = NO_LOSSES): Promise<void> {
    await session.show(document);
    losses = shown;
    update({ file, unsaved: false });
    safety.shown(file);
    onShown();
  }

  async function restore(work: Work): Promise<boolean> {
    if (bar.get().busy !== null || !(await mayLeave())) return false;
    let restored = false;
    const words = { file: work.file };
    await working(t('workbench.restoring', words), t('workbench.restoreFailed', words), async () => {
      await show(work.document, work.file, work);
      session.markChanged();
      restored = true;
    });
    return restored;
  }

  async function mayDiscard({ file, at }: Work): Promise<boolean> {
    const answer = await ask(host, {
      title: t('workbench.leftover.discardTitle'),
      text: [t('workbench.leftover.discardText', { file, time: timeIn(locale, at) })],
      answers: [
        { answer: 'cancel', label: t('workbench.cancel') },
        { answer: 'discard', label: t('workbench.leftover.discard') },
      ],
      otherwise: 'cancel',
    });
    return answer === 'discard';
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

  /** Name to save under once the clerk knows what is lost and has agreed; null when it is not to be saved. */
  async function nameToSave(lost: readonly string[]): Promise<string | null> {
    const file = fileNameOf(bar.get().file);
    const unknown = lost.filter((part) => !losses.agreed.includes(part));
    if (unknown.length === 0) return file;
    const copy =
      losses.agreed.length > 0 ? file : fileNameOf(t('workbench.lost.copy', { name: baseNameOf(file) }));
    const answer = await ask(host, {
      title: t('workbench.lost.title'),
      text: [t('workbench.lost.text'), t('workbench.lost.advice', { file: copy })],
      items: unknown.map((part) => t(`lost.${part}`)),
      answers: [
        { answer: 'save', label: t('workbench.lost.save') },
        { answer: 'cancel', label: t('workbench.cancel') },
      ],
      otherwise: 'cancel',
    });
    if (answer === 'cancel') return null;
    losses = { ...losses, agreed: lost };
    return copy;
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
      await show(document, file.name, { lost, agreed: [] });
      tell(t('workbench.opened', words));
    });
  }

  async function save(): Promise<void> {
    await working(t('workbench.saving'), t('workbench.saveFailed'), async () => {
      const { document, lost } = await session.document();
      const file = await nameToSave([...new Set([...losses.lost, ...lost])]);
      if (file === null) return;
      const { saveXlsx } = await import('../adapters/xlsx/port');
      const bytes = await saveXlsx(document);
      download(bytes, file);
      session.markSaved();
      update({ file });
      if (!session.isChanged()) safety.saved(file);
      tell(t('workbench.saved', { file }));
    });
  }

  async function print(): Promise<void> {
    await working(t('workbench.printing'), t('workbench.printFailed'), async () => {
      const { document } = await session.document();
      const sheets = await sheetsToPrint(document);
      if (sheets.length === 0) return;
      const { printSheets } = await import('./print');
      printSheets(host, {
        sheets,
        file: bar.get().file,
        textOf: session.textOf,
        title: t('workbench.print'),
      });
    });
  }

  /** The sheet shown, or all that would print; asked where that differs. */
  async function sheetsToPrint({ sheets, selection }: WorkbookDocument): Promise<readonly DocumentSheet[]> {
    const filled = sheets.filter(({ visibility, cells }) => visibility === 'visible' && cells.length > 0);
    const shown = filled.find(({ id }) => id === selection?.sheetId);
    if (filled.length === 0) tell(t('workbench.print.nothing'));
    if (!shown || filled.length < 2) return filled;
    const answer = await ask(host, {
      title: t('workbench.print'),
      text: [t('workbench.print.text')],
      answers: [
        { answer: 'shown', label: t('workbench.print.shown', { sheet: shown.name }) },
        { answer: 'all', label: t('workbench.print.all', { count: filled.length }) },
        { answer: 'cancel', label: t('workbench.cancel') },
      ],
      otherwise: 'cancel',
    });
    return answer === 'cancel' ? [] : answer === 'all' ? filled : [shown];
  }

  async function start(name: string | null, make?: () => Promise<WorkbookDocument>): Promise<void> {
    const empty = (): Promise<void> => session.show(blankDocument(t('workbench.sheet')));
    if (!make) return working(t('workbench.loading'), t('workbench.startFailed'), empty);
    await working(t('workbench.loading.example'), t('workbench.exampleFailed'), async () => {
      try {
        await session.show(await make());
        update({ file: name ?? t('workbench.untitled') });
        safety.shown(bar.get().file);
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
    print,
    start,
    finishEditing: session.finishEditing,
    isChanged: session.isChanged,
    edited: safety.edited,
    hurry: safety.hurry,
  };
}

/** Day and minute, as in 11月23日 09:20. */
function timeIn(locale: Locale, at: number): string {
  const parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false } as const;
  return new Intl.DateTimeFormat(locale, parts).format(at);
}
