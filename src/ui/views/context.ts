import { createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Message } from '../../core/model/finding';
import type { CollectDoor } from '../collect-part';
import type { Controller } from '../controller';
import { focusWithin } from '../dom/focus';
import type { ImportDoor } from '../import-part';
import type { LedgerDoor } from '../ledger-part';
import type { ProseDoor } from '../prose-part';
import type { PaneEvent } from '../state/reduce';
import type { PaneState } from '../state/state';
import type { YearBounds } from '../state/template-form';

/** What stays the same while the pane is open. */
export interface PaneTools {
  readonly host: 'excel' | 'workbench';
  readonly years: YearBounds;
  readonly controller: Controller;
  readonly imports: ImportDoor;
  readonly texts: ProseDoor;
  readonly collecting: CollectDoor;
  readonly ledgers: LedgerDoor;
  send(event: PaneEvent): void;
  /** Wording in the language of the interface. */
  t(key: string, values?: Message['values']): string;
  word(message: Message): string;
}

/** What every view works with. */
export interface Pane extends PaneTools {
  readonly state: PaneState;
}

export const PaneContext = createContext<Pane | null>(null);
export const ToolsContext = createContext<PaneTools | null>(null);
export const BusyContext = createContext(false);

/** Draws again with every change of the pane; what stands in a long list takes the tools alone. */
export function usePane(): Pane {
  return inside(useContext(PaneContext));
}

/** Draws nothing again. */
export function usePaneTools(): PaneTools {
  return inside(useContext(ToolsContext));
}

/** True while a job that the clerk asked for is under way. */
export function useBusy(): boolean {
  return useContext(BusyContext);
}

function inside<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A view was drawn outside the pane');
  return value;
}

/** Focuses the element when the value changes, not when it first appears. */
export function useFocusOnChange<Kind extends HTMLElement>(value: unknown): RefObject<Kind> {
  const element = useRef<Kind>(null);
  const before = useRef(value);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    focusWithin(element.current);
  }, [value]);
  return element;
}

/** Focuses an element that has just appeared in place of what the clerk was working with. */
export function useArrivalFocus<Kind extends HTMLElement>(): RefObject<Kind> {
  const element = useRef<Kind>(null);
  useEffect(() => focusWithin(element.current), []);
  return element;
}
