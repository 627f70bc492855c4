import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { say } from '../catalogue/messages';
import type { Locale } from '../catalogue/messages';
import type { CommandSource, PaneActions } from './actions';
import { createController } from './controller';
import type { Controller } from './controller';
import { createImportDoor } from './import-door';
import type { ImportDoor } from './import-part';
import './pane.css';
import { reduce } from './state/reduce';
import type { PaneEvent } from './state/reduce';
import { initialState } from './state/state';
import type { PaneState } from './state/state';
import { createStore } from './state/store';
import type { Store } from './state/store';
import { yearBounds } from './state/template-form';
import { PaneContext } from './views/context';
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
  render(
    <Root store={store} controller={controller} imports={imports} actions={actions} locale={locale} />,
    root,
  );
  controller.start();
  return {
    unmount() {
      controller.stop();
      imports.stop();
      render(null, root);
    },
    notifyBusy: (busy) => store.send({ type: 'hostBusy', busy }),
  };
}

interface RootProps {
  readonly store: Store<PaneState, PaneEvent>;
  readonly controller: Controller;
  readonly imports: ImportDoor;
  readonly actions: PaneActions;
  readonly locale: Locale;
}

function Root({ store, controller, imports, actions, locale }: RootProps) {
  const [state, setState] = useState(store.get);
  useEffect(() => {
    // Between drawing and listening something may have happened.
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return (
    <PaneContext.Provider
      value={{
        state,
        host: actions.host,
        years: yearBounds(actions.defaultYear),
        controller,
        imports,
        send: store.send,
        t: (key, values) => say(locale, key, values),
        word: ({ key, values }) => say(locale, key, values),
      }}
    >
      <Shell />
    </PaneContext.Provider>
  );
}
