import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { focusWithin } from '../dom/focus';

interface TabsProps<Tab extends string> {
  /** Ids are `pane-<part>-tab-<tab>`; the panel is `pane-<part>-panel`. */
  readonly part: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly shown: Tab;
  readonly onGo: (tab: Tab) => void;
  readonly children: (tab: Tab) => ComponentChildren;
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Tabs of a part of the pane; the arrow keys go from one to the next. */
export function Tabs<Tab extends string>({ part, label, tabs, shown, onGo, children }: TabsProps<Tab>) {
  const list = useRef<HTMLDivElement>(null);
  const idOf = (tab: Tab): string => `pane-${part}-tab-${tab}`;
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const next = step === undefined ? undefined : tabs[tabs.indexOf(shown) + step];
    if (!next) return;
    event.preventDefault();
    onGo(next);
    focusWithin(list.current?.querySelector<HTMLElement>(`#${idOf(next)}`));
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={idOf(tab)}
          aria-selected={tab === shown}
          aria-controls={`pane-${part}-panel`}
          tabIndex={tab === shown ? 0 : -1}
          onClick={() => onGo(tab)}
        >
          {children(tab)}
        </button>
      ))}
    </div>
  );
}
