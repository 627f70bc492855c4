import { useEffect, useRef } from 'preact/hooks';
import { focusWithin } from '../dom/focus';
import type { InsertState, TemplateForm } from '../state/state';
import { ORGAN_KINDS } from '../state/template-form';
import { useArrivalFocus, usePane } from './context';
import { Field } from './field';
import { Button, Icon } from './parts';
import { UndoInsert } from './start';

/** The form of the template, then what is in its way, then what was inserted. */
export function InsertView() {
  const { state } = usePane();
  const { conflict, outcome } = state.insert;
  if (state.status?.stage === 'newer') return <Newer />;
  if (conflict) return <Conflict conflict={conflict} />;
  if (outcome) return <Outcome outcome={outcome} />;
  return <Form />;
}

function Newer() {
  const { t } = usePane();
  return <p class="bar caution">{t('error.TEMPLATE_NEWER')}</p>;
}

function Form() {
  const { state, t, send, controller, years } = usePane();
  const { form, trouble } = state.insert;
  const element = useRef<HTMLFormElement>(null);
  const edit = (change: Partial<TemplateForm>): void =>
    send({ type: 'formEdited', form: { ...form, ...change } });
  useEffect(() => {
    focusWithin(element.current?.querySelector<HTMLElement>('[aria-invalid=true]'));
  }, [trouble]);
  return (
    <form
      class="form"
      noValidate
      ref={element}
      onSubmit={(event) => {
        event.preventDefault();
        void controller.submitForm();
      }}
    >
      <p class="lead">{t('pane.insert.what')}</p>
      <Field id="organ" label={t('pane.insert.organ')} required trouble={trouble.organ}>
        {(wired) => (
          <input
            {...wired}
            type="text"
            value={form.organ}
            maxLength={60}
            autocomplete="organization"
            onInput={(event) => edit({ organ: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id="kind" label={t('pane.insert.kind')} hint={t('pane.insert.kind.hint')}>
        {(wired) => (
          <select
            {...wired}
            value={form.kind}
            onChange={(event) => edit({ kind: event.currentTarget.value })}
          >
            <option value="">{t('pane.insert.kind.open')}</option>
            {ORGAN_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`pane.organKind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        id="year"
        label={t('pane.insert.year')}
        hint={t('pane.insert.year.hint', { ...years })}
        required
        trouble={trouble.year}
      >
        {(wired) => (
          <input
            {...wired}
            type="text"
            inputMode="numeric"
            class="short"
            value={form.year}
            maxLength={4}
            onInput={(event) => edit({ year: event.currentTarget.value })}
          />
        )}
      </Field>
      <TotalsChoice form={form} onChoose={(totals) => edit({ totals })} />
      <div class="actions end">
        <Button look="primary" type="submit" onPress={() => undefined}>
          {t('pane.action.insert')}
        </Button>
        <Button look="quiet" onPress={() => controller.go('start')}>
          {t('pane.back')}
        </Button>
      </div>
    </form>
  );
}

interface TotalsChoiceProps {
  readonly form: TemplateForm;
  readonly onChoose: (totals: TemplateForm['totals']) => void;
}

function TotalsChoice({ form, onChoose }: TotalsChoiceProps) {
  const { t } = usePane();
  return (
    <fieldset class="field choice">
      <legend>{t('pane.insert.totals')}</legend>
      {(['formulas', 'typed'] as const).map((totals) => (
        <label key={totals} class="option">
          <input
            type="radio"
            name="pane-totals"
            value={totals}
            checked={form.totals === totals}
            onChange={() => onChoose(totals)}
          />
          <span>
            <span class="option-name">{t(`pane.insert.totals.${totals}`)}</span>
            <span class="field-hint">{t(`pane.insert.totals.${totals}.hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Sheets of the same names are there already: they are never overwritten. */
function Conflict({ conflict }: { readonly conflict: NonNullable<InsertState['conflict']> }) {
  const { t, send, controller } = usePane();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  return (
    <section class="panel caution">
      <h2 tabIndex={-1} ref={heading}>
        {t('pane.insert.conflict', { count: conflict.sheets.length })}
      </h2>
      <p>{t('pane.insert.conflict.what')}</p>
      <ul class="sheets">
        {conflict.sheets.map((sheet) => (
          <li key={sheet}>
            <span>{sheet}</span>
            <Button
              label={t('pane.action.open.label', { sheet })}
              onPress={() => void controller.perform({ kind: 'openExisting', sheet })}
            >
              {t('pane.action.open')}
            </Button>
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button
          look="primary"
          onPress={() =>
            void controller.perform({ kind: 'insert', request: conflict.request, onConflict: 'beside' })
          }
        >
          {t('pane.action.beside')}
        </Button>
        <Button look="quiet" onPress={() => send({ type: 'conflictLeft' })}>
          {t('pane.cancel')}
        </Button>
      </div>
    </section>
  );
}

function Outcome({ outcome }: { readonly outcome: NonNullable<InsertState['outcome']> }) {
  const { state, t, controller, imports } = usePane();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const importing = imports.part()?.hasReports() ?? false;
  const check = (): void => {
    controller.go('check');
    void controller.perform({ kind: 'validate' });
  };
  return (
    <section class="panel done">
      <h2 tabIndex={-1} ref={heading}>
        <Icon name="done" />
        {t('pane.insert.done', { count: outcome.sheets.length })}
      </h2>
      <ul class="sheets">
        {outcome.sheets.map((sheet) => (
          <li key={sheet}>{sheet}</li>
        ))}
      </ul>
      <p>{t('pane.insert.done.next')}</p>
      {outcome.leftOut.length > 0 && (
        <div class="left-out">
          <p>{t('pane.insert.leftOut')}</p>
          <ul>
            {outcome.leftOut.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="actions">
        {importing && (
          <Button look="primary" onPress={() => controller.go('import')}>
            {t('pane.action.backToImport')}
          </Button>
        )}
        <Button look={importing ? 'plain' : 'primary'} onPress={check}>
          {t('pane.action.validate')}
        </Button>
        {state.status?.stage === 'complete' && state.status.canUndo && <UndoInsert />}
      </div>
    </section>
  );
}
