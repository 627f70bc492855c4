import { useEffect, useRef, useState } from 'preact/hooks';
import { takeDrops } from '../dom/dropped-files';
import { keepFocus, keepTabInPane } from '../dom/focus';
import type { FocusKeeper } from '../dom/focus';
import { stepOfView, stepsOf, STEP_VIEW } from '../state/steps';
import type { Step } from '../state/steps';
import { leavesNothing } from '../state/state';
import type { View } from '../state/state';
import { CheckView } from './check';
import { CollectView } from './collect';
import { useFocusOnChange, usePane } from './context';
import { DraftView } from './draft';
import { ImportView } from './import';
import { InsertView } from './insert';
import { LedgerView } from './ledger';
import { Button, Icon, StepBadge } from './parts';
import { ProseView } from './prose';
import { StartView } from './start';

const VIEWS = {
  start: StartView,
  insert: InsertView,
  import: ImportView,
  check: CheckView,
  draft: DraftView,
  prose: ProseView,
  collect: CollectView,
  ledger: LedgerView,
} satisfies Record<View, () => unknown>;

/** The frame of the pane: steps, what is going on, and the view. */
export function Shell() {
  const { state, t } = usePane();
  const shell = useRef<HTMLDivElement>(null);
  const heading = useFocusOnChange<HTMLHeadingElement>(state.view);
  useKeptFocus(shell, heading);
  const ViewOf = VIEWS[state.view];
  return (
    <div class="pane" ref={shell} onKeyDown={keepTabInPane}>
      <DropCurtain />
      {state.view !== 'start' && <StepBar />}
      <main class={`view ${state.view}`}>
        <h1 tabIndex={-1} ref={heading}>
          {state.view === 'start' && <Icon name="logo" />}
          {t(`pane.${state.view}.title`)}
        </h1>
        {leavesNothing(state) && <ProblemBar />}
        <ViewOf />
        <div class="bottom">
          {state.hostBusy ? <HostBusyBar /> : <BusyBar />}
          {!leavesNothing(state) && <ProblemBar />}
          <NoticeBar />
          <WrittenBar />
        </div>
      </main>
      <LiveRegion />
    </div>
  );
}

/**
 * Files dropped anywhere on the pane are imported; in 核对文字 they are checked, or below taken as last year's; in 汇总
 * they are the reports of units, in 台账 lists of applications.
 */
function DropCurtain() {
  const { state, t, imports, texts, collecting, ledgers } = usePane();
  const [over, setOver] = useState(false);
  const { view } = state;
  const checksText = view === 'prose';
  useEffect(
    () =>
      takeDrops((dropped) => {
        const { files, half } = dropped;
        const things = files.map((file) => ({ file }));
        if (view === 'collect') collecting.bring(dropped);
        else if (view === 'ledger') ledgers.bring(dropped);
        else if (checksText) texts.bring({ role: half === 'upper' ? 'text' : 'previous', things });
        else imports.bring(things);
      }, setOver),
    [imports, texts, collecting, ledgers, view, checksText],
  );
  if (!over) return null;
  if (!checksText) {
    const part = view === 'collect' || view === 'ledger' ? view : 'import';
    return <div class="drop-curtain">{t(`pane.${part}.dropHere`)}</div>;
  }
  return (
    <div class="drop-curtain halves">
      <span>{t('pane.prose.dropText')}</span>
      <span>{t('pane.prose.dropLastYear')}</span>
    </div>
  );
}

function useKeptFocus(
  shell: { current: HTMLElement | null },
  heading: { current: HTMLElement | null },
): void {
  const keeper = useRef<FocusKeeper | null>(null);
  useEffect(() => {
    if (!shell.current) return undefined;
    const kept = keepFocus(shell.current, () => heading.current);
    keeper.current = kept;
    return () => kept.stop();
  }, []);
  useEffect(() => keeper.current?.check());
}

function StepBar() {
  const { state, t } = usePane();
  return (
    <nav class="stepbar" aria-label={t('pane.steps')}>
      <ol>
        {stepsOf(state).map((step, index) => (
          <StepLink key={step.id} step={step} number={index + 1} />
        ))}
      </ol>
    </nav>
  );
}

function StepLink({ step, number }: { readonly step: Step; readonly number: number }) {
  const { state, t, word, controller } = usePane();
  const here = stepOfView(state.view) === step.id;
  return (
    <li>
      <button
        type="button"
        class={`steplink ${step.state}`}
        aria-current={here ? 'step' : undefined}
        onClick={() => controller.go(STEP_VIEW[step.id])}
      >
        <StepBadge step={step} number={number} />
        <span>{t(`pane.step.${step.id}`)}</span>
        <span class="unseen">{word(step.standing)}</span>
      </button>
    </li>
  );
}

/** Excel lets nobody write while a cell is being edited; only the clerk can end that. */
function HostBusyBar() {
  const { state, t, controller } = usePane();
  if (!state.hostBusy || !state.job) return null;
  return (
    <div class="bar caution" role="alert">
      <p>{t('pane.hostBusy')}</p>
      {state.job.cancellable && (
        <Button waits={false} onPress={controller.cancel}>
          {t('pane.cancel')}
        </Button>
      )}
    </div>
  );
}

function BusyBar() {
  const { state, t, controller } = usePane();
  const { job } = state;
  if (!job?.visible) return null;
  return (
    <div class="bar busy">
      <div class="busy-line">
        <p>{t(job.doing, job.values)}</p>
        {job.cancellable && (
          <Button look="quiet" waits={false} onPress={controller.cancel}>
            {t('pane.cancel')}
          </Button>
        )}
      </div>
      <progress aria-label={t(job.doing, job.values)} />
    </div>
  );
}

function ProblemBar() {
  const { state, t, word, send, controller } = usePane();
  const { problem } = state;
  if (!problem) return null;
  return (
    <div class="bar problem" role="alert">
      <p>{word(problem.message)}</p>
      <div class="actions">
        {problem.message.key === 'error.NO_TABLES' && (
          <Button look="primary" onPress={() => controller.go('insert')}>
            {t('pane.action.insert')}
          </Button>
        )}
        <Button onPress={() => void controller.perform(problem.intent)}>{t('pane.retry')}</Button>
        <Button look="quiet" waits={false} onPress={() => send({ type: 'dismissed' })}>
          {t('pane.close')}
        </Button>
      </div>
    </div>
  );
}

function NoticeBar() {
  const { state, t, word, send } = usePane();
  const { notice, job } = state;
  if (!notice || job?.visible) return null;
  return (
    <div class={`bar notice ${notice.tone}`}>
      <p>{word(notice.message)}</p>
      <Button look="quiet" waits={false} label={t('pane.close')} onPress={() => send({ type: 'dismissed' })}>
        <Icon name="close" />
      </Button>
    </div>
  );
}

/** What was last written, with the way back. */
function WrittenBar() {
  const { state, t, word, send, controller } = usePane();
  const { written } = state;
  if (!written) return null;
  return (
    <div class={`bar notice ${written.tone}`}>
      <p>{word(written.message)}</p>
      {(written.undo.length > 0 || written.added) && (
        <Button onPress={() => void controller.perform({ kind: 'undoWritten', work: written })}>
          {t(written.undone ? 'pane.action.redoWritten' : 'pane.action.undoWritten')}
        </Button>
      )}
      <Button
        look="quiet"
        waits={false}
        label={t('pane.close')}
        onPress={() => send({ type: 'writtenLeft' })}
      >
        <Icon name="close" />
      </Button>
    </div>
  );
}

/** Spoken when there is time; the same words in a new turn are spoken again. */
function LiveRegion() {
  const { state, word } = usePane();
  const { messages, turn } = state.announcement;
  return (
    <div class="unseen" role="status" aria-live="polite" aria-atomic="true">
      <span key={turn}>{messages.map(word).join(' ')}</span>
    </div>
  );
}
