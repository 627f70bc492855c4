import { useMemo } from 'preact/hooks';
import type { Collection, TotalExplanation } from '../../core/model/collection';
import { usePane } from '../views/context';
import type { FigureProps } from '../views/draft-figure';
import { PaperTable } from '../views/draft-table';
import { useFirstFew } from '../views/fold';
import { Button } from '../views/parts';
import { useCollecting } from './context';

/** The official tables with the figures of the total; a click on one lists what it is made of. */
export function Total() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { collection } = state;
  const tables = useMemo(() => (collection ? desk.tools.tables(collection) : []), [collection, desk]);
  if (!collection) return null;
  if (collection.complete.included === 0) return <p class="standing">{t('pane.collect.nothingIn')}</p>;
  return (
    <div class="collect-total">
      <Typed />
      <p class="hint">{t('pane.collect.total.hint')}</p>
      <div class="paper">
        {tables.map((table) => (
          <div key={table.id}>
            <h3>{table.label}</h3>
            <PaperTable table={table} figure={TotalFigure} />
          </div>
        ))}
      </div>
      <Parts collection={collection} />
    </div>
  );
}

function TotalFigure({ text, points, tabIndex, label }: FigureProps) {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const [point = ''] = points;
  const isHere = state.point === point;
  return (
    <button
      type="button"
      class={`figure${isHere ? ' found' : ''}`}
      tabIndex={tabIndex}
      title={t('pane.collect.total.parts')}
      aria-label={label}
      aria-pressed={isHere}
      onClick={() => desk.store.send({ type: 'pointed', point: isHere ? null : point })}
    >
      {text}
    </button>
  );
}

const PARTS_SHOWN = 12;

/** The units a figure comes from, the largest first. */
function Parts({ collection }: { readonly collection: Collection }) {
  const { t, word } = usePane();
  const { desk, state } = useCollecting();
  const total = collection.totals.find(({ point }) => point === state.point);
  const sorted = useMemo(
    () => [...(total?.parts ?? [])].sort((one, other) => other.value - one.value || one.unit - other.unit),
    [total],
  );
  const few = useFirstFew(sorted, PARTS_SHOWN);
  if (!total) return null;
  const place = desk.tools.place(total.point, collection);
  return (
    <div
      class="collect-parts panel"
      role="region"
      aria-label={t('pane.collect.total.parts')}
      ref={few.around}
    >
      <div class="busy-line">
        <p aria-live="polite">
          <b>{word(place)}</b> {total.value ?? t('pane.collect.total.blank')}
          <small>
            {t(total.summed ? 'pane.collect.total.from' : 'pane.collect.total.own', { count: sorted.length })}
          </small>
        </p>
        <Button look="quiet" waits={false} onPress={() => desk.store.send({ type: 'pointed', point: null })}>
          {t('pane.close')}
        </Button>
      </div>
      <ul>
        {few.shown.map(({ unit, value }) => (
          <PartOf key={unit} name={collection.units[unit]?.name ?? ''} value={value} />
        ))}
      </ul>
      {few.more > 0 && (
        <Button look="link" waits={false} onPress={few.showAll}>
          {t('pane.collect.more', { count: few.more })}
        </Button>
      )}
    </div>
  );
}

function PartOf({ name, value }: { readonly name: string; readonly value: number }) {
  const { desk } = useCollecting();
  return (
    <li>
      <button
        type="button"
        class="collect-part"
        onClick={() => desk.store.send({ type: 'wentToUnit', unit: name })}
      >
        <bdi>{name}</bdi>
        <b>{value}</b>
      </button>
    </li>
  );
}

/** A total that somebody typed into the open workbook, beside this one. */
function Typed() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  return (
    <>
      <p>
        <Button onPress={() => void desk.compare()}>{t('pane.collect.compare')}</Button>
      </p>
      {state.explanation && <Explained explanation={state.explanation} />}
    </>
  );
}

const DIFFERENCES_SHOWN = 6;
const EXPLANATIONS_SHOWN = 3;

function Explained({ explanation }: { readonly explanation: TotalExplanation }) {
  const { t, word } = usePane();
  const { desk, state } = useCollecting();
  const { compared, differences, explanations } = explanation;
  const { shown, more, showAll, around } = useFirstFew(differences, DIFFERENCES_SHOWN);
  if (differences.length === 0)
    return (
      <p class="bar done" role="status">
        {t('pane.collect.typed.same', { compared })}
      </p>
    );
  return (
    <section class="panel caution" ref={around} role="status">
      <h2>{t('pane.collect.typed.differs', { count: differences.length, compared })}</h2>
      {explanations.slice(0, EXPLANATIONS_SHOWN).map(({ message }, index) => (
        <p key={index}>{t('pane.collect.typed.maybe', { message })}</p>
      ))}
      {explanations.length === 0 && <p>{t('pane.collect.typed.unknown')}</p>}
      <ul class="collect-differences">
        {shown.map(({ point, typed, computed }) => (
          <li key={point}>
            <Button look="link" waits={false} onPress={() => desk.store.send({ type: 'pointed', point })}>
              {state.collection && word(desk.tools.place(point, state.collection))}
            </Button>
            <span>{t('pane.collect.typed.figures', { typed, computed, by: signed(typed - computed) })}</span>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button look="link" waits={false} onPress={showAll}>
          {t('pane.collect.more', { count: more })}
        </Button>
      )}
    </section>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${String(value)}` : `−${String(-value)}`;
}
