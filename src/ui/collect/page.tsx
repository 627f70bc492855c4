import { useEffect, useState } from 'preact/hooks';
import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { Tabs } from '../views/tabs';
import { Beginning, Settings } from './bring';
import { CollectContext, DeskContext, useCollecting } from './context';
import type { CollectDesk } from './desk';
import { FileOffer } from './file-offer';
import { Notes } from './notes';
import { Progress } from './progress';
import { TABS, type Tab } from './state';
import { Total } from './total';
import { Units } from './units';

/** What is brought, how it is read, and what came of it. */
export function CollectPage({ desk }: { readonly desk: CollectDesk }) {
  const { store } = desk;
  const [state, setState] = useState(store.get);
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return (
    <DeskContext.Provider value={desk}>
      <CollectContext.Provider value={{ desk, state }}>
        {state.files.length === 0 ? <Beginning /> : <Collected />}
      </CollectContext.Provider>
    </DeskContext.Provider>
  );
}

function Collected() {
  const { state } = useCollecting();
  return (
    <>
      <Settings />
      <Progress />
      {state.collection && (
        <>
          <Completeness />
          <CollectTabs />
          <TabPanel tab={state.tab} />
        </>
      )}
    </>
  );
}

const PANELS = { units: Units, total: Total, notes: Notes } satisfies Record<Tab, unknown>;

function TabPanel({ tab }: { readonly tab: Tab }) {
  const Panel = PANELS[tab];
  return (
    <section role="tabpanel" id="pane-collect-panel" aria-labelledby={`pane-collect-tab-${tab}`}>
      <Panel />
    </section>
  );
}

/** A total of 57 of 60 units must not be taken for the whole. */
function Completeness() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  if (!state.collection) return null;
  const { complete, choices, findings } = state.collection;
  const isComplete = complete.included >= complete.expected && complete.expected > 0;
  const withErrors = choices.withErrors && findings.some(({ rule }) => rule === 'AGG-02');
  const name = t('pane.collect.fileName', { organ: choices.organ, year: choices.year });
  const canSave = state.busy === null && complete.included > 0;
  return (
    <div class={`bar ${isComplete && !withErrors ? 'done' : 'caution'} collect-complete`}>
      <p>
        <b>{t(isComplete ? 'collect.complete' : 'collect.incomplete', { ...complete })}</b>
        {withErrors && <span>{t('pane.collect.withErrors.said')}</span>}
      </p>
      {canSave && (
        <Button look="primary" onPress={() => void desk.save(name)}>
          {t('pane.collect.save')}
        </Button>
      )}
      <FileOffer unit={null} />
    </div>
  );
}

/** 各单位, 汇总表 and 需要核实. */
function CollectTabs() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { collection, tab: shown } = state;
  const counts = {
    units: collection?.units.length ?? 0,
    total: null,
    notes: collection?.findings.length ?? 0,
  };
  return (
    <Tabs
      part="collect"
      label={t('pane.collect.tabs')}
      tabs={TABS}
      shown={shown}
      onGo={(tab) => desk.store.send({ type: 'wentTo', tab })}
    >
      {(tab) => (
        <>
          {t(`pane.collect.tab.${tab}`)}
          {counts[tab] !== null && <span class="count">{counts[tab]}</span>}
        </>
      )}
    </Tabs>
  );
}
