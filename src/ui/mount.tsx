import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../catalogue/messages';
import type { Locale } from '../catalogue/messages';
import type { CommandSource, PaneActions } from './actions';
import { createCollectDoor } from './collect-door';
import { createController } from './controller';
import { createImportDoor } from './import-door';
import { createLedgerDoor } from './ledger-door';
import { createProseDoor } from './prose-door';
import './pane.css';
import { reduce } from './state/reduce';
import type { PaneEvent } from './state/reduce';
import { initialState } from './state/state';
import type { PaneState } from './state/state';
import { createStore } from './state/store';
import type { Store } from './state/store';
import { yearBounds } from './state/template-form';
import { BusyContext, PaneContext, ToolsContext } from './views/context';
import type { PaneTools } from './views/context';
import { Shell } from './views/shell';

export interface PaneOptions {
  readonly actions: PaneActions;
  readonly commands: CommandSource;
  readonly locale: Locale;
}

export interface MountedPane {
  /** Stops all work, listens to nothing any more and empties the root. */
  unmount(): void;
  /** The host is editing a cell and lets nobody write: while work waits for it the pane says what to press. */
  notifyBusy(busy: boolean): void;
}

/** Draws the pane into an element and starts it. */
export function mountPane(root: HTMLElement, { actions, commands, locale }: PaneOptions): MountedPane {
  const store = createStore<PaneState, PaneEvent>(reduce, initialState(actions.defaultYear));
  const controller = createController(store, actions, commands);
  const imports = createImportDoor({ actions, controller, send: store.send });
  const texts = createProseDoor({ actions, controller, send: store.send });
  const collecting = createCollectDoor({ actions, controller, send: store.send });
  const ledgers = createLedgerDoor({ actions, controller, send: store.send });
  const tools: PaneTools = {
    host: actions.host,
    years: yearBounds(actions.defaultYear),
    controller,
    imports,
    texts,
    collecting,
    ledgers,
    send: store.send,
    t: (key, values) => say(locale, key, values),
    word: ({ key, values }) => say(locale, key, values),
  };
  render(<Root store={store} tools={tools} />, root);
  controller.start();
  return {
    unmount() {
      controller.stop();
      imports.stop();
      texts.stop();
      collecting.stop();
      ledgers.stop();
      render(null, root);
    },
    notifyBusy: (busy) => store.send({ type: 'hostBusy', busy }),
  };
}

interface RootProps {
  readonly store: Store<PaneState, PaneEvent>;
  readonly tools: PaneTools;
}

function Root({ store, tools }: RootProps) {
  const [state, setState] = useState(store.get);
  useEffect(() => {
    // Between drawing and listening something may have happened.
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return (
    <ToolsContext.Provider value={tools}>
      <BusyContext.Provider value={state.job !== null}>
        <PaneContext.Provider value={{ ...tools, state }}>
          <Shell />
        </PaneContext.Provider>
      </BusyContext.Provider>
    </ToolsContext.Provider>
  );
}
