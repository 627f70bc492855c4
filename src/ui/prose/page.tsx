import { useEffect, useState } from 'preact/hooks';
import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { ChooseButton, PasteForm } from './bring';
import { ProseContext, useProse } from './context';
import type { ProseDesk } from './desk';
import { LastYear } from './last-year';
import { Result } from './result';

/** What is brought, and what was found in it. */
export function ProsePage({ desk }: { readonly desk: ProseDesk }) {
  const { store } = desk;
  const [state, setState] = useState(store.get);
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  useWrites(desk);
  return (
    <ProseContext.Provider value={{ desk, state }}>
      {state.result ? <Result result={state.result} turn={state.turn} /> : <First />}
    </ProseContext.Provider>
  );
}

/** What the pane itself writes is no edit of the clerk's, and changes the tables all the same. */
function useWrites(desk: ProseDesk): void {
  const { state } = usePane();
  const { written } = state;
  useEffect(() => {
    if (written) desk.store.send({ type: 'tablesChanged' });
  }, [written]);
}

function First() {
  const { t, state: pane } = usePane();
  const { desk } = useProse();
  const hasSheet = pane.draft.text !== null;
  return (
    <div class="prose-bring">
      <p class="lead">{t('pane.prose.what')}</p>
      <div class="actions">
        <ChooseButton role="text" look="primary">
          {t('pane.prose.choose')}
        </ChooseButton>
        {hasSheet && <Button onPress={() => void desk.takeSheet()}>{t('pane.prose.sheet')}</Button>}
      </div>
      <PasteForm />
      <p class="hint">{t('pane.prose.drop')}</p>
      <LastYear />
      <p class="footnote">{t('pane.prose.kinds')}</p>
    </div>
  );
}
