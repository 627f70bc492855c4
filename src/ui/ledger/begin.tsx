import { useEffect, useRef } from 'preact/hooks';
import { focusWithin } from '../dom/focus';
import { useArrivalFocus, usePane } from '../views/context';
import { Field } from '../views/field';
import { Button, Confirm, Icon } from '../views/parts';
import { useFound, useLedgerPane } from './context';

/** The workbook has no ledger: what it is for, a new one, or a list that is there already. */
export function Beginning() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const element = useRef<HTMLFormElement>(null);
  const { form, trouble } = state;
  const thisYear = Number(desk.tools.today.slice(0, 4));
  useEffect(() => {
    if (trouble) focusWithin(element.current?.querySelector<HTMLElement>('[aria-invalid=true]'));
  }, [trouble]);
  return (
    <form
      class="form"
      noValidate
      ref={element}
      onSubmit={(event) => {
        event.preventDefault();
        void desk.insert();
      }}
    >
      <p class="lead">{t('pane.ledger.what')}</p>
      <div class="ledger-short">
        <Field id="ledger-year" label={t('pane.ledger.year')}>
          {(wired) => (
            <select
              {...wired}
              value={String(form.year)}
              onChange={(event) =>
                desk.store.send({ type: 'formEdited', form: { year: Number(event.currentTarget.value) } })
              }
            >
              {[thisYear + 1, thisYear, thisYear - 1, thisYear - 2].map((year) => (
                <option key={year} value={String(year)}>
                  {year}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="ledger-rows" label={t('pane.ledger.rows')} trouble={trouble ?? undefined}>
          {(wired) => (
            <input
              {...wired}
              type="text"
              inputMode="numeric"
              maxLength={5}
              value={form.rows}
              onInput={(event) =>
                desk.store.send({ type: 'formEdited', form: { rows: event.currentTarget.value } })
              }
            />
          )}
        </Field>
      </div>
      <p class="field-hint">{t('pane.ledger.form.hint')}</p>
      <div class="actions">
        <Button look="primary" type="submit" onPress={() => undefined}>
          {t('pane.ledger.insert')}
        </Button>
        <Button onPress={() => desk.store.send({ type: 'importing', importing: true })}>
          {t('pane.ledger.import')}
        </Button>
      </div>
      <p class="footnote">{t('pane.ledger.privacy')}</p>
    </form>
  );
}

/** Sheets that were added just now, with the way back. */
export function Inserted() {
  const { state } = useLedgerPane();
  return state.inserted ? <InsertedPanel key={state.inserted.sheets.join()} /> : null;
}

function InsertedPanel() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const { ledger } = useFound();
  const { sheets = [], leftOut = [] } = state.inserted ?? {};
  const isEmpty = ledger.cases.length === 0 && sheets.includes(ledger.sheet);
  return (
    <section class="panel done">
      <h2 tabIndex={-1} ref={heading}>
        <Icon name="done" />
        {t('pane.ledger.inserted', { count: sheets.length })}
      </h2>
      <ul class="sheets">
        {sheets.map((sheet) => (
          <li key={sheet}>{sheet}</li>
        ))}
      </ul>
      {isEmpty && <p>{t('pane.ledger.inserted.next', { sheet: ledger.sheet })}</p>}
      {leftOut.length > 0 && (
        <div class="left-out">
          <p>{t('pane.insert.leftOut')}</p>
          <ul>
            {leftOut.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="actions">
        <Confirm
          verb={t('pane.action.undo')}
          consequence={t('pane.ledger.undo.consequence')}
          onConfirm={() => void desk.undoInsert()}
        />
        <Button look="quiet" waits={false} onPress={() => desk.tellInserted(null)}>
          {t('pane.close')}
        </Button>
      </div>
    </section>
  );
}
