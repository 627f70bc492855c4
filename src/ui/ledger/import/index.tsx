import { useEffect, useState } from 'preact/hooks';
import { useArrivalFocus, usePane } from '../../views/context';
import { Button, Icon } from '../../views/parts';
import { Bring } from './bring';
import { Cases } from './cases';
import { Columns } from './columns';
import { ListImportContext } from './context';
import type { ListImportDesk } from './desk';
import './import.css';

export { createListImportDesk } from './desk';
export type { ListImportDesk, ListImportSurroundings } from './desk';

interface ListImportProps {
  readonly desk: ListImportDesk;
  /** True where the workbook has a ledger to be added to. */
  readonly hasLedger: boolean;
  /** Back to where the clerk came from; what was brought is forgotten. */
  readonly onLeave: () => void;
}

/** Brings an existing list of applications into the ledger: what is brought, its columns, its cases. */
export function ListImport({ desk, hasLedger, onLeave }: ListImportProps) {
  const { t } = usePane();
  const { store } = desk;
  const [state, setState] = useState(store.get);
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const { brought, list } = state;
  return (
    <ListImportContext.Provider value={{ desk, state, hasLedger }}>
      <section class="list-import">
        <Button
          look="link"
          waits={false}
          onPress={() => {
            desk.leave();
            onLeave();
          }}
        >
          <Icon name="back" />
          {t('pane.ledger.import.leave')}
        </Button>
        <h2 tabIndex={-1} ref={heading} data-focus-home="">
          {t('pane.ledger.import.title')}
        </h2>
        {!brought && <Bring />}
        {brought && !list && <Columns key={brought.name} brought={brought} />}
        {list && <Cases list={list} />}
      </section>
    </ListImportContext.Provider>
  );
}
