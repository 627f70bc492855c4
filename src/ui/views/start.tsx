import { nextStep, stepsOf } from '../state/steps';
import type { Step, StepId } from '../state/steps';
import { CollectOffer } from './collect';
import { usePane } from './context';
import { LedgerOffer } from './ledger';
import { Button, Confirm, StepBadge } from './parts';

/** What this is, and where the three steps stand. Only the next sensible button stands out. */
export function StartView() {
  const { state, t } = usePane();
  const first = state.status?.stage === 'none' && !state.check.verdict;
  return (
    <>
      <p class="lead">{t('pane.start.what')}</p>
      <ol class="steps" aria-label={t('pane.steps')}>
        {stepsOf(state).map((step, index) => (
          <StepCard key={step.id} step={step} number={index + 1} next={nextStep(state) === step.id} />
        ))}
      </ol>
      {first && <p class="hint">{t('pane.start.first')}</p>}
      <LedgerOffer />
      <CollectOffer />
      <p class="footnote">{t('pane.start.local')}</p>
    </>
  );
}

interface StepCardProps {
  readonly step: Step;
  readonly number: number;
  readonly next: boolean;
}

const ACTIONS_OF = { prepare: PrepareActions, check: CheckActions, draft: DraftActions } satisfies Record<
  StepId,
  unknown
>;

function StepCard({ step, number, next }: StepCardProps) {
  const { t, word } = usePane();
  const Actions = ACTIONS_OF[step.id];
  return (
    <li class={`step ${step.state}${next ? ' next' : ''}`}>
      <StepBadge step={step} number={number} />
      <div class="step-body">
        <h2>{t(`pane.step.${step.id}`)}</h2>
        <p class="standing">{word(step.standing)}</p>
        <div class="actions">
          <Actions look={next ? 'primary' : 'plain'} />
        </div>
      </div>
    </li>
  );
}

interface ActionsProps {
  readonly look: 'primary' | 'plain';
}

function PrepareActions({ look }: ActionsProps) {
  const { state, t, controller } = usePane();
  const toForm = (
    <Button look={look} onPress={() => controller.go('insert')}>
      {t('pane.action.insert')}
    </Button>
  );
  switch (state.status?.stage) {
    case undefined:
      return null;
    case 'newer':
      return <ImportPrevious />;
    case 'none':
      return (
        <>
          {toForm}
          <ImportPrevious />
        </>
      );
    case 'unfinished':
      return <UnfinishedActions />;
    case 'complete':
      return (
        <>
          {toForm}
          <ImportPrevious />
          {state.status.canUndo && <UndoInsert />}
        </>
      );
  }
}

function ImportPrevious() {
  const { t, controller } = usePane();
  return <Button onPress={() => controller.go('import')}>{t('pane.action.importPrevious')}</Button>;
}

function UnfinishedActions() {
  const { t, controller } = usePane();
  return (
    <>
      <Button look="primary" onPress={() => void controller.perform({ kind: 'finishInsert' })}>
        {t('pane.action.finish')}
      </Button>
      <Confirm
        verb={t('pane.action.cleanUp')}
        consequence={t('pane.prepare.cleanUp.consequence')}
        onConfirm={() => void controller.perform({ kind: 'cleanUpInsert' })}
      />
    </>
  );
}

export function UndoInsert() {
  const { t, controller } = usePane();
  return (
    <Confirm
      verb={t('pane.action.undo')}
      consequence={t('pane.prepare.undo.consequence')}
      onConfirm={() => void controller.perform({ kind: 'undoInsert' })}
    />
  );
}

function CheckActions({ look }: ActionsProps) {
  const { state, t, controller } = usePane();
  const { verdict } = state.check;
  const check = (): void => {
    controller.go('check');
    void controller.perform({ kind: 'validate' });
  };
  if (!verdict) {
    return (
      <Button look={look} onPress={check}>
        {t('pane.action.validate')}
      </Button>
    );
  }
  return (
    <>
      <Button look={look} onPress={() => controller.go('check')}>
        {t('pane.action.showFindings')}
      </Button>
      <Button onPress={check}>{t('pane.action.revalidate')}</Button>
    </>
  );
}

function DraftActions({ look }: ActionsProps) {
  const { state, t, controller } = usePane();
  const make = (): void => {
    controller.go('draft');
    void controller.perform({ kind: 'draft' });
  };
  return (
    <>
      <Button look={look} onPress={make}>
        {t('pane.action.draft')}
      </Button>
      {state.draft.draft && (
        <Button onPress={() => controller.go('draft')}>{t('pane.action.showDraft')}</Button>
      )}
    </>
  );
}
