import { LEDGER_FIELDS, type LedgerField } from '../../../core/model/ledger';
import type { ColumnProposal } from '../../../core/model/ledger-import';
import type { BroughtList } from '../../ledger-actions';
import { useArrivalFocus, usePane } from '../../views/context';
import { useGrowth } from '../../views/growth';
import { Button, Icon, SeverityMark } from '../../views/parts';
import { useListImport } from './context';
import { isRemembered, missingFields } from './state';

/** What each column of the list is, to be looked at and changed. */
export function Columns({ brought }: { readonly brought: BroughtList }) {
  const { t } = usePane();
  const { desk, state } = useListImport();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const { proposal, samples } = brought;
  // A column that says nothing at all is not asked about.
  const shown = state.columns.flatMap((column, at) =>
    column.head === '' && (samples[at] ?? []).every((sample) => sample === '')
      ? []
      : [{ column, samples: samples[at] ?? [] }],
  );
  const drawn = useGrowth(shown.length);
  return (
    <>
      <h3 tabIndex={-1} ref={heading}>
        {t('pane.ledger.import.columns')}
      </h3>
      <Source brought={brought} />
      <p class="footnote">{t('pane.ledger.import.columns.hint')}</p>
      <ul class="list-columns">
        {shown.slice(0, drawn).map((one) => (
          <Column key={one.column.column} {...one} />
        ))}
      </ul>
      <Missing />
      {proposal.rows === 0 && <p class="bar caution">{t('pane.ledger.import.nothing')}</p>}
      <div class="actions">
        <Button look="primary" onPress={() => void desk.settle()}>
          {t('pane.ledger.import.settle')}
        </Button>
        <Button look="quiet" waits={false} onPress={desk.leave}>
          {t('pane.ledger.import.other')}
        </Button>
      </div>
    </>
  );
}

/** Where the list was found. */
function Source({ brought: { name, proposal } }: { readonly brought: BroughtList }) {
  const { t } = usePane();
  const values = {
    name: name === '' ? t('pane.ledger.import.pasted') : name,
    sheet: proposal.sheet,
    row: proposal.headRow + 1,
    rows: proposal.rows,
  };
  const key = proposal.sheet === '' ? 'pane.ledger.import.fromText' : 'pane.ledger.import.from';
  return (
    <p class="standing">
      <bdi>{t(key, values)}</bdi>
    </p>
  );
}

interface ColumnProps {
  readonly column: ColumnProposal;
  readonly samples: readonly string[];
}

function Column({ column: proposed, samples }: ColumnProps) {
  const { t } = usePane();
  const { desk } = useListImport();
  const { column, head, field, others, dropped } = proposed;
  const name = head === '' ? t('pane.ledger.import.noHead', { column: column + 1 }) : head;
  const said = samples.filter((sample) => sample !== '');
  const id = `pane-list-column-${String(column)}`;
  return (
    <li class={`list-column${field === null || dropped ? ' kept' : ''}`}>
      <label class="list-head" for={id}>
        <bdi>{name}</bdi>
      </label>
      <Certainty column={proposed} />
      <p class="list-samples">
        {said.length === 0
          ? t('pane.ledger.import.noSample')
          : said.map((sample, at) => <bdi key={String(at)}>{sample}</bdi>)}
      </p>
      <select
        id={id}
        aria-label={t('pane.ledger.import.fieldOf', { head: name })}
        value={dropped ? 'dropped' : (field ?? '')}
        onChange={({ currentTarget: { value } }) =>
          desk.store.send({ type: 'assigned', column, field: fieldOf(value) })
        }
      >
        <option value="">{t('pane.ledger.import.toNote')}</option>
        <option value="dropped">{t('pane.ledger.import.drop.column')}</option>
        {others.length > 0 && (
          <optgroup label={t('pane.ledger.import.mayBe')}>
            <Fields fields={others.filter((one) => one !== field)} />
          </optgroup>
        )}
        <optgroup label={t('pane.ledger.import.all')}>
          <Fields fields={LEDGER_FIELDS.filter((one) => one === field || !others.includes(one))} />
        </optgroup>
      </select>
    </li>
  );
}

function fieldOf(value: string): LedgerField | 'dropped' | null {
  return LEDGER_FIELDS.find((field) => field === value) ?? (value === 'dropped' ? value : null);
}

function Fields({ fields }: { readonly fields: readonly LedgerField[] }) {
  const { t } = usePane();
  return (
    <>
      {fields.map((one) => (
        <option key={one} value={one}>
          {t(`ledger.field.${one}`)}
        </option>
      ))}
    </>
  );
}

/** How sure the field is, in a word and a shape. */
function Certainty({ column }: { readonly column: ColumnProposal }) {
  const { t } = usePane();
  const { state } = useListImport();
  const { field, confidence, dropped } = column;
  if (dropped) return <span class="list-certainty">{t('pane.ledger.import.dropped')}</span>;
  if (field === null) return <span class="list-certainty">{t('pane.ledger.import.kept')}</span>;
  const isLikely = confidence === 'likely';
  const key = isRemembered(state, column) ? 'remembered' : (confidence ?? 'certain');
  return (
    <span class={`list-certainty ${key}`}>
      {isLikely ? <SeverityMark severity="warning" quiet /> : <Icon name="done" />}
      {t(`pane.ledger.import.${key}`)}
    </span>
  );
}

/** Fields that no column gives, where a case needs them to be counted. */
function Missing() {
  const { t } = usePane();
  const { state } = useListImport();
  const missing = missingFields(state);
  if (missing.length === 0) return null;
  const fields = missing.map((field) => t(`ledger.field.${field}`)).join('、');
  return (
    <div class="bar caution">
      <SeverityMark severity="warning" />
      <p>{t('pane.ledger.import.missing', { fields })}</p>
    </div>
  );
}
