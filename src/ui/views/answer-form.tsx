import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../core/model/answer';
import type { Finding } from '../../core/model/finding';
import { focusWithin } from '../dom/focus';
import { usePane, usePaneTools } from './context';
import { Field } from './field';
import { Button } from './parts';

/** One sentence; it fits its cell in the sheet. */
const LONGEST_REASON = 100;
const LONGEST_NAME = 20;

interface AnswerFormProps {
  /** Begins the ids of its fields. */
  readonly id: string;
  readonly finding: Finding;
  readonly onLeave: () => void;
}

/**
 * One sentence on why the finding is right as it is. It stays open until the finding is answered: what was typed is
 * not lost when writing fails.
 */
export function AnswerForm({ id, finding, onLeave }: AnswerFormProps) {
  const { state, t, controller } = usePane();
  const [reason, setReason] = useState(finding.answer?.reason ?? '');
  const [who, setWho] = useState(state.check.verdict?.answers.lastWho ?? '');
  const [missing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const first = (): HTMLElement | null | undefined => form.current?.querySelector('input');
  useEffect(() => focusWithin(first()), []);
  const save = (): void => {
    if (reason.trim() !== '') {
      void controller.perform({ kind: 'answer', finding, given: { reason, who } });
      return;
    }
    setMissing(true);
    focusWithin(first());
  };
  return (
    <form
      class="answer-form"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!state.job) save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onLeave();
      }}
    >
      <Field
        id={`${id}-reason`}
        label={t('pane.answer.reason')}
        hint={t('pane.answer.reason.hint')}
        required
        trouble={missing ? { key: 'pane.answer.reason.missing', values: {} } : undefined}
      >
        {(wired) => (
          <input
            {...wired}
            type="text"
            autocomplete="off"
            maxLength={LONGEST_REASON}
            value={reason}
            onInput={(event) => {
              setReason(event.currentTarget.value);
              setMissing(false);
            }}
          />
        )}
      </Field>
      <Field id={`${id}-who`} label={t('pane.answer.who')}>
        {(wired) => (
          <input
            {...wired}
            type="text"
            class="short"
            autocomplete="off"
            maxLength={LONGEST_NAME}
            value={who}
            onInput={(event) => setWho(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="actions">
        <Button type="submit" onPress={() => undefined}>
          {t('pane.action.saveAnswer')}
        </Button>
        <Button look="quiet" waits={false} onPress={onLeave}>
          {t('pane.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface AnswerRemarkProps {
  readonly answer: Answer | undefined;
  /** An answer stands there although the finding cannot have one. */
  readonly refused: boolean;
}

/** What stands in 校验说明 about a finding that is open all the same. */
export function AnswerRemark({ answer, refused }: AnswerRemarkProps) {
  const { t } = usePaneTools();
  if (answer) {
    return (
      <p class="reopened">
        <b>{t('pane.answer.reopened')}</b>
        {t('pane.answer.before', { reason: answer.reason })}
        <By answer={answer} />
      </p>
    );
  }
  return refused ? <p class="reopened">{t('pane.answer.refused')}</p> : null;
}

/** （王某 2026-01-20） */
export function By({ answer: { who, when } }: { readonly answer: Answer }) {
  const { t } = usePaneTools();
  const by = [who, when].filter((part) => part !== '').join(' ');
  return by === '' ? null : <span class="by">{t('pane.answer.by', { by })}</span>;
}
