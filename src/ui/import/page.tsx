import { useEffect, useState } from 'preact/hooks';
import { useArrivalFocus, usePane } from '../views/context';
import { Button, Icon } from '../views/parts';
import { Bring } from './bring';
import { ImportContext, useImport } from './context';
import type { ImportDesk } from './desk';
import { Preview } from './preview';
import { currentItem, isRead, nameOf } from './state';
import type { FailedItem, ImportItem } from './state';

/** What the clerk brings, what was read from it, and where it goes. */
export function ImportPage({ desk }: { readonly desk: ImportDesk }) {
  const { store } = desk;
  const [state, setState] = useState(store.get);
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  useFreshComparison(desk);
  const item = currentItem(state);
  return (
    <ImportContext.Provider value={{ desk, state, send: store.send }}>
      {state.items.length === 0 && <Bring first />}
      {state.items.length > 1 && <Items />}
      {item && (isRead(item) ? <Preview key={item.id} item={item} /> : <Failed key={item.id} item={item} />)}
      {state.items.length > 0 && <Bring first={false} />}
    </ImportContext.Provider>
  );
}

/** What was written, undone or inserted changes what writing would do. */
function useFreshComparison(desk: ImportDesk): void {
  const { state } = usePane();
  const { written, status } = state;
  useEffect(() => desk.compareSoon(), [desk, written, status]);
}

function Items() {
  const { t } = usePane();
  const { state } = useImport();
  return (
    <ul class="import-items" aria-label={t('pane.import.items')}>
      {state.items.map((item) => (
        <ItemLink key={item.id} item={item} />
      ))}
    </ul>
  );
}

function ItemLink({ item }: { readonly item: ImportItem }) {
  const { t } = usePane();
  const { state, send } = useImport();
  const standing = isRead(item)
    ? item.written && t(`pane.import.isWritten.${item.written}`)
    : t('pane.import.failed');
  return (
    <li class={`import-item${isRead(item) ? '' : ' failed'}`}>
      <button
        type="button"
        class="import-item-name"
        aria-current={item.id === state.current ? 'true' : undefined}
        onClick={() => send({ type: 'chose', id: item.id })}
      >
        <span>{nameOf(item, t)}</span>
        {standing && <span class="import-item-standing">{standing}</span>}
      </button>
      <RemoveButton item={item} />
    </li>
  );
}

function RemoveButton({ item }: { readonly item: ImportItem }) {
  const { t } = usePane();
  const { send } = useImport();
  return (
    <Button
      look="quiet"
      waits={false}
      label={t('pane.import.remove.label', { name: nameOf(item, t) })}
      onPress={() => send({ type: 'dropped', id: item.id })}
    >
      <Icon name="close" />
    </Button>
  );
}

/** A file that could not be read: which, why, and what to do. */
function Failed({ item }: { readonly item: FailedItem }) {
  const { t, word } = usePane();
  const { send } = useImport();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  return (
    <section class="panel import-failed">
      <h2 tabIndex={-1} ref={heading}>
        {nameOf(item, t)}
      </h2>
      <p>{word(item.failure)}</p>
      <div class="actions">
        <Button look="quiet" waits={false} onPress={() => send({ type: 'dropped', id: item.id })}>
          {t('pane.import.remove')}
        </Button>
      </div>
    </section>
  );
}
