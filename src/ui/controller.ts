import type { Conversion } from '../core/model/conversion';
import type { Message } from '../core/model/finding';
import type { CellPlace } from '../core/model/grid';
import type { CommandSource, PaneActions, PaneCommand, SheetText, TextEdit, Written } from './actions';
import { copyText } from './dom/copy-text';
import { nextTask } from './dom/next-task';
import { offerFile, withdrawFile } from './dom/offer-file';
import { isCancelled, messageOf, sheetInTheWay } from './problems';
import { marksOf } from './state/findings';
import type { PaneEvent } from './state/reduce';
import { singleFlight } from './state/single-flight';
import type { Intent, PaneState, PartWork, View, WrittenWork } from './state/state';
import { countFigures } from './state/figures';
import type { Store } from './state/store';
import { readTemplateForm, yearBounds } from './state/template-form';
import {
  answered,
  answerWithdrawn,
  controlsCleared,
  filled,
  partWritten,
  repaired,
  takenBack,
  textWritten,
} from './state/written';

/** Edits closer together than this are checked once. */
export const RECHECK_DELAY_MS = 400;
/** Work longer than this shows what is being done. */
export const BUSY_DELAY_MS = 500;
/** How long a mended finding stays, struck through. */
export const MENDED_STAY_MS = 1200;

export interface Controller {
  /** Looks at the workbook and listens to the ribbon. */
  start(): void;
  stop(): void;
  /** Does what the clerk asked; settles when it is done, failed or cancelled, and never rejects. */
  perform(intent: Intent): Promise<void>;
  /** Checks the form, asks for sheets in the way, and inserts when there are none. */
  submitForm(): Promise<void>;
  /** What a conversion to the form in force would do; nothing is written. Rejects with the reason. */
  planConversion(): Promise<Conversion>;
  cancel(): void;
  go(view: View): void;
}

type CheckRequest = 'asked' | 'recheck';

/** Carries out the clerk's wishes through the actions and tells the store what came of it. */
export function createController(
  store: Store<PaneState, PaneEvent>,
  actions: PaneActions,
  commands: CommandSource,
): Controller {
  const { send } = store;
  let lastJob = 0;
  let drafting: AbortController | null = null;
  let working: AbortController | null = null;
  let recheckTimer: ReturnType<typeof setTimeout> | undefined;
  let mendedTimer: ReturnType<typeof setTimeout> | undefined;
  let stopWatching: Promise<(() => Promise<void>) | null> | null = null;
  let stopCommands: (() => void) | null = null;
  let stopped = false;

  const checks = singleFlight<CheckRequest>(
    (request, signal) => (request === 'asked' ? askedCheck(signal) : recheck(signal)),
    (waiting, later) => (waiting === 'asked' ? waiting : later),
  );

  // ---- jobs the clerk asked for ------------------------------------------------------------------------------

  /** One job at a time; a second wish while one is under way is dropped, its button says so by being dim. */
  async function perform(intent: Intent): Promise<void> {
    if (isQuick(intent)) return quietly(intent);
    if (store.get().job) return;
    const id = (lastJob += 1);
    send({
      type: 'jobStarted',
      job: { id, intent, doing: doingOf(intent), visible: false, cancellable: canCancel(intent) },
    });
    const timer = setTimeout(() => send({ type: 'jobTakesTime', id }), BUSY_DELAY_MS);
    try {
      await carryOut(intent);
    } catch (error) {
      tellFailure(error, intent);
      if (changesTemplate(intent)) await lookAgain();
    } finally {
      clearTimeout(timer);
      send({ type: 'jobEnded', id });
    }
  }

  /** Quick and harmless, so it waits for no job and shows none. */
  async function quietly(intent: QuickIntent): Promise<void> {
    try {
      await carryOut(intent);
    } catch (error) {
      tellFailure(error, intent);
    }
  }

  function tellFailure(error: unknown, intent: Intent): void {
    if (stopped) return;
    const sheet = sheetInTheWay(error);
    if (isCancelled(error)) tell('pane.cancelled', {}, 'caution');
    else if (intent.kind === 'insert' && sheet !== null) {
      send({ type: 'conflictMet', request: intent.request, sheets: [sheet] });
    } else send({ type: 'failed', problem: { message: messageOf(error), intent } });
  }

  async function carryOut(intent: Intent): Promise<void> {
    switch (intent.kind) {
      case 'look':
        return look();
      case 'insert':
        return insert(intent);
      case 'openExisting':
        await actions.openExisting(intent.sheet);
        send({ type: 'conflictLeft' });
        return tell('pane.insert.opened', { sheet: intent.sheet });
      case 'finishInsert':
        send({ type: 'inserted', outcome: await actions.finishInsert() });
        return look();
      case 'cleanUpInsert':
        await actions.cleanUpInsert();
        return templateGone('pane.prepare.cleaned');
      case 'undoInsert':
        await actions.undoInsert();
        return templateGone('pane.prepare.undone');
      case 'validate':
        return checks.request('asked');
      case 'clearMarks':
        return clearMarks();
      case 'reveal':
        return actions.reveal(intent.place);
      case 'revealFigure':
        return revealFigure(intent.points);
      case 'fillZeros':
        return wrote(await actions.fillZeros(intent.finding), filled);
      case 'repair':
        return wrote(await actions.repair(intent.repair), (written) => repaired(intent.repair, written));
      case 'answer':
        return wrote(await actions.answer(intent.finding, intent.given), answered);
      case 'withdrawAnswer':
        return wrote(await actions.withdrawAnswer(intent.finding), answerWithdrawn);
      case 'undoWritten':
        return undoWritten(intent.work);
      case 'controls':
        return openControls();
      case 'showControls':
        await actions.showControls(intent.visible);
        return send({ type: 'controlsShown', shown: intent.visible });
      case 'clearControls':
        return wrote(await actions.clearControls(), controlsCleared);
      case 'convert':
        send({ type: 'converted', outcome: await actions.convert(intent.answers) });
        return checks.request('asked');
      case 'undoConversion':
        await actions.undoConversion();
        send({ type: 'conversionLeft' });
        tell('pane.convert.undone');
        return checks.request('asked');
      case 'draft':
        return makeDraft(intent.options);
      case 'editText':
        return editText(intent.edit);
      case 'findSelection':
        return findSelection();
      case 'save':
        return save(intent.file);
      case 'copy':
        return copy();
      case 'part':
        return partWork(intent);
    }
  }

  async function look(): Promise<void> {
    send({ type: 'looked', status: await actions.status() });
  }

  /** After a failure only: the failure itself is what the clerk must read. */
  async function lookAgain(): Promise<void> {
    try {
      await look();
    } catch {
      // The first failure stands on the screen; a second one says nothing new.
    }
  }

  function tell(key: string, values: Message['values'] = {}, tone: 'done' | 'caution' = 'done'): void {
    send({ type: 'told', message: { key, values }, tone });
  }

  // ---- template ------------------------------------------------------------------------------------------------

  async function submitForm(): Promise<void> {
    const read = readTemplateForm(store.get().insert.form, yearBounds(actions.defaultYear));
    if ('trouble' in read) return send({ type: 'formRefused', trouble: read.trouble });
    await perform({ kind: 'insert', request: read.request, onConflict: 'refuse' });
  }

  async function insert({ request, onConflict }: Extract<Intent, { kind: 'insert' }>): Promise<void> {
    if (onConflict === 'refuse') {
      const sheets = await actions.conflicts();
      if (sheets.length > 0) return send({ type: 'conflictMet', request, sheets });
    }
    send({ type: 'inserted', outcome: await actions.insertTemplate(request, onConflict) });
    await look();
  }

  async function templateGone(key: string): Promise<void> {
    send({ type: 'insertTakenBack' });
    send({ type: 'went', view: 'start' });
    await look();
    tell(key);
  }

  // ---- check ---------------------------------------------------------------------------------------------------

  async function askedCheck(signal: AbortSignal): Promise<void> {
    try {
      await check(signal, true);
    } catch (error) {
      tellFailure(error, { kind: 'validate' });
    }
  }

  /** A check nobody asked for: trouble does not interrupt, it only says that the findings may be out of date. */
  async function recheck(signal: AbortSignal): Promise<void> {
    send({ type: 'recheckStarted' });
    try {
      await check(signal, false);
    } catch {
      send({ type: 'recheckFailed' });
    } finally {
      send({ type: 'recheckEnded' });
    }
  }

  async function check(signal: AbortSignal, asked: boolean): Promise<void> {
    const verdict = await actions.validate(signal);
    await nextTask(); // a long list of findings is drawn apart from the check
    if (stopped) return;
    send({ type: 'checked', verdict, asked });
    letMendedLeave();
    watchEdits();
    lookForControls(asked);
    if (!checks.waiting()) await mark(asked);
  }

  /** Every write costs the clerk the undo list in older Excel, so equal marks are not written again. */
  async function mark(asked: boolean): Promise<void> {
    const { verdict, marked, marking } = store.get().check;
    if (!verdict || !marking) return;
    const marks = marksOf(verdict.findings);
    if (!asked && marks === marked) return;
    send({ type: 'jobMoved', doing: 'pane.busy.marking' });
    try {
      const { protectedSheets } = await actions.mark(verdict.findings);
      send({ type: 'marked', marks });
      if (asked && protectedSheets.length > 0) {
        tell('pane.check.protected', { sheets: protectedSheets.join('、') }, 'caution');
      }
    } catch (error) {
      if (!asked) return;
      const reason = messageOf(error);
      send({ type: 'failed', problem: { message: reason, intent: { kind: 'validate' } } });
    }
  }

  function letMendedLeave(): void {
    clearTimeout(mendedTimer);
    if (store.get().check.listed.some(({ mended }) => mended)) {
      mendedTimer = setTimeout(() => send({ type: 'mendedGone' }), MENDED_STAY_MS);
    }
  }

  async function clearMarks(): Promise<void> {
    const { protectedSheets } = await actions.clearMarks();
    send({ type: 'marksCleared' });
    if (protectedSheets.length === 0) return tell('pane.check.cleared');
    tell('pane.check.clearedNot', { sheets: protectedSheets.join('、') }, 'caution');
  }

  // ---- what is written into the clerk's cells -------------------------------------------------------------------

  /** Says what was written, offers to take it back, and checks again. What was not written replaces no offer. */
  async function wrote(written: Written, work: (written: Written) => WrittenWork): Promise<void> {
    const { message, tone, ...rest } = work(written);
    if (written.count > 0) send({ type: 'wrote', work: { message, tone, ...rest } });
    else send({ type: 'told', message, tone });
    await checks.request('recheck');
  }

  async function undoWritten(work: WrittenWork): Promise<void> {
    const written = await actions.undoWritten(work.undo, work.added);
    if (written.count === 0) send({ type: 'writtenLeft' });
    await wrote(written, () => takenBack(written, work));
    if (store.get().view === 'draft' && store.get().draft.draft) await makeDraft();
  }

  async function partWork({ work }: PartWork): Promise<void> {
    working = new AbortController();
    try {
      const { signal } = working;
      const part = await work({
        signal,
        move: (doing, values) => send({ type: 'jobMoved', doing, values }),
      });
      if (part) await wrote(part.written, () => partWritten(part));
    } finally {
      working = null;
    }
  }

  /** Places that came with a template inserted since are looked at when the clerk checks. */
  function lookForControls(asked: boolean): void {
    const { open, known } = store.get().check.controls;
    if (asked && open && known === 'unknown') void perform({ kind: 'controls' });
  }

  async function openControls(): Promise<void> {
    send({ type: 'controlsOpened' });
    try {
      send({ type: 'controlsKnown', controls: await actions.controls() });
    } catch (error) {
      send({ type: 'controlsFolded' });
      throw error;
    }
  }

  function watchEdits(): void {
    stopWatching ??= actions.watch(noteEdit).catch(() => {
      if (!stopped) tell('pane.check.unwatched', {}, 'caution');
      return null;
    });
  }

  function noteEdit(): void {
    send({ type: 'edited' });
    if (!store.get().check.verdict) return;
    clearTimeout(recheckTimer);
    recheckTimer = setTimeout(() => void checks.request('recheck'), RECHECK_DELAY_MS);
  }

  // ---- draft ---------------------------------------------------------------------------------------------------

  async function makeDraft(options = store.get().draft.options): Promise<void> {
    drafting = new AbortController();
    try {
      const made = await actions.draft(drafting.signal, options);
      withdrawFile(store.get().draft.file);
      send({ type: 'drafted', made, options });
      watchEdits();
    } finally {
      drafting = null;
    }
  }

  /** Writes into the sheet 报告正文 and shows the draft with it. */
  async function editText(edit: TextEdit): Promise<void> {
    const { text, options } = store.get().draft;
    const written = await actions.editText(edit, options);
    if (edit.kind === 'fill' && !text && written.count === 0)
      return tell('pane.text.needSheet', {}, 'caution');
    await wrote(written, () => textWritten(edit, written, rowsBehind(text)));
    await makeDraft();
  }

  /** From the cell that is selected back to the text: the figures that are bound to it. */
  async function findSelection(): Promise<void> {
    const place = await actions.selection();
    const verdict = store.get().check.verdict ?? (await actions.validate());
    if (!store.get().check.verdict) send({ type: 'checked', verdict, asked: false });
    const facts = [...verdict.report.facts.values()];
    const points = facts
      .filter(
        ({ place: { sheetId, row, col } }) =>
          sheetId === place?.sheetId && row === place.row && col === place.col,
      )
      .map(({ point }) => point);
    const { draft } = store.get().draft;
    const count = draft ? countFigures(draft, points) : 0;
    send({ type: 'figuresFound', points });
    if (count > 0) tell('pane.text.found', { count });
    else tell('pane.text.notFound', {}, 'caution');
  }

  async function revealFigure(points: readonly string[]): Promise<void> {
    const place = placeOfFigure(points) ?? (await findFigure(points));
    if (place) return actions.reveal(place);
    tell('pane.draft.noPlace', {}, 'caution');
  }

  function placeOfFigure(points: readonly string[]): CellPlace | null {
    const facts = store.get().check.verdict?.report.facts;
    const point = points.find((id) => facts?.has(id));
    return (point !== undefined && facts?.get(point)?.place) || null;
  }

  async function findFigure(points: readonly string[]): Promise<CellPlace | null> {
    if (store.get().check.verdict) return null;
    send({ type: 'checked', verdict: await actions.validate(), asked: false });
    return placeOfFigure(points);
  }

  async function save(kind: 'docx' | 'html'): Promise<void> {
    const { draft, file } = store.get().draft;
    if (!draft) return;
    const exported = await actions.exportDraft(draft, kind);
    withdrawFile(file);
    send({ type: 'fileOffered', file: offerFile(exported) });
  }

  async function copy(): Promise<void> {
    const { draft } = store.get().draft;
    if (!draft) return;
    const { bytes } = await actions.exportDraft(draft, 'txt');
    const text = new TextDecoder('utf-8').decode(bytes);
    if (await copyText(text)) tell('pane.draft.copied');
    else send({ type: 'textOffered', text });
  }

  // ---- the pane as a whole ---------------------------------------------------------------------------------------

  function go(view: View): void {
    send({ type: 'went', view });
  }

  function follow(command: PaneCommand): void {
    switch (command) {
      case 'open':
        return;
      case 'insert':
        return go('insert');
      case 'validate':
        go('check');
        return void perform({ kind: 'validate' });
      case 'draft':
        go('draft');
        return void perform({ kind: 'draft' });
      case 'clear':
        return void perform({ kind: 'clearMarks' });
    }
  }

  return {
    start() {
      look().catch((error: unknown) => tellFailure(error, { kind: 'look' }));
      stopCommands = commands.subscribe(follow);
    },
    stop() {
      stopped = true;
      clearTimeout(recheckTimer);
      clearTimeout(mendedTimer);
      checks.cancel();
      drafting?.abort();
      working?.abort();
      stopCommands?.();
      withdrawFile(store.get().draft.file);
      void stopWatching?.then((stop) => stop?.()).catch(() => undefined);
    },
    perform,
    submitForm,
    planConversion: () => actions.planConversion(),
    cancel() {
      checks.cancel();
      drafting?.abort();
      working?.abort();
    },
    go,
  };
}

/** Rows that 更新数字 would write. */
function rowsBehind(text: SheetText | null): number {
  const behind = text?.paragraphs.filter(({ changes }) => changes.length > 0) ?? [];
  return behind.length + (text?.added.length ?? 0);
}

type QuickIntent = Extract<Intent, { kind: 'reveal' | 'controls' | 'findSelection' }>;

function isQuick(intent: Intent): intent is QuickIntent {
  return intent.kind === 'reveal' || intent.kind === 'controls' || intent.kind === 'findSelection';
}

function canCancel(intent: Intent): boolean {
  if (intent.kind === 'part') return intent.cancellable;
  return intent.kind === 'validate' || intent.kind === 'draft';
}

function changesTemplate({ kind }: Intent): boolean {
  return kind === 'insert' || kind === 'finishInsert' || kind === 'cleanUpInsert' || kind === 'undoInsert';
}

function doingOf(intent: Intent): string {
  return intent.kind === 'part' ? intent.doing : `pane.busy.${intent.kind}`;
}
