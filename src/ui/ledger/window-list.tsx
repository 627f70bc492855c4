import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { focusWithin, showElement } from '../dom/focus';

interface WindowListProps<Item> {
  readonly items: readonly Item[];
  readonly label: string;
  /** Height of an item in a long list, in rem; a short one is as tall as its words. */
  readonly height: number;
  /** An item; its first button takes the focus, with this tab index. */
  readonly children: (item: Item, tabIndex: number) => ComponentChildren;
}

/** A list no longer than this is drawn as a whole. */
const AT_ONCE = 40;
/** Drawn above and below what is in sight; the window moves in steps of as many. */
const MARGIN = 12;
/** Items in sight where nothing can be measured. */
const ASSUMED = 16;

/**
 * A list of any length, scrolled with the page: only what is near the sight is drawn. The arrow keys go from item to
 * item, and the one that has the focus is always drawn.
 */
export function WindowList<Item>({ items, label, height, children }: WindowListProps<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  const isLong = items.length > AT_ONCE;
  const pixels = height * remOf();
  const sight = useSight(list, isLong ? pixels : null);
  const goTo = useArrival(list, setCurrent);
  const here = Math.min(current, Math.max(items.length - 1, 0));
  const drawn = isLong ? indexesOf(sight, here, items.length) : items.map((_, index) => index);
  return (
    <ul
      class={`window-list${isLong ? ' long' : ''}`}
      aria-label={label}
      ref={list}
      style={isLong ? { height: `${String(items.length * height)}rem` } : undefined}
      onKeyDown={(event) => {
        const to = steered(event, here, items.length, sight.count);
        if (to !== null) goTo(to);
      }}
      onFocusIn={(event) => setCurrent(indexAt(event.target) ?? here)}
    >
      {drawn.map((index) => {
        const item = items[index];
        if (item === undefined) return null;
        return (
          <li
            key={index}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={
              isLong ? { top: `${String(index * height)}rem`, height: `${String(height)}rem` } : undefined
            }
          >
            {children(item, index === here ? 0 : -1)}
          </li>
        );
      })}
    </ul>
  );
}

interface Sight {
  readonly first: number;
  readonly count: number;
}

/** Items in sight, in steps of the margin. @param height  of an item in pixels; null for a short list */
function useSight(list: RefObject<HTMLElement>, height: number | null): Sight {
  const [sight, setSight] = useState<Sight>({ first: 0, count: ASSUMED });
  useEffect(() => {
    if (height === null) return undefined;
    const look = (): void => {
      const top = list.current?.getBoundingClientRect().top ?? 0;
      const first = Math.max(0, Math.floor(-top / height / MARGIN) * MARGIN);
      const count = Math.ceil((window.innerHeight || ASSUMED * height) / height);
      setSight((before) => (before.first === first && before.count === count ? before : { first, count }));
    };
    look();
    // The page scrolls, or what it stands in.
    window.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [list, height]);
  return sight;
}

function indexesOf({ first, count }: Sight, current: number, length: number): readonly number[] {
  const from = Math.max(0, first - MARGIN);
  const to = Math.min(length, first + count + 2 * MARGIN);
  const near = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  if (current < from) return [current, ...near];
  return current >= to && current < length ? [...near, current] : near;
}

/** Goes to an item that may have to be drawn first. */
function useArrival(list: RefObject<HTMLElement>, draw: (index: number) => void): (index: number) => void {
  const [wanted, want] = useState<{ readonly index: number } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const item = list.current?.querySelector<HTMLElement>(`[data-index="${String(wanted.index)}"]`);
    focusWithin(item?.querySelector('button'));
    showElement(item);
  }, [wanted]);
  return (index) => {
    draw(index);
    want({ index });
  };
}

/** Where a key leads from an item; null where it leads nowhere. */
function steered(event: KeyboardEvent, here: number, length: number, page: number): number | null {
  const { target, key } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return null;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -Infinity,
    End: Infinity,
  };
  const step = steps[key];
  if (step === undefined) return null;
  event.preventDefault();
  return Math.min(Math.max(here + step, 0), length - 1);
}

function indexAt(target: EventTarget | null): number | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return item ? Number(item.dataset['index']) : null;
}

/** Pixels of a rem. */
function remOf(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
