import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { focusWithin } from '../dom/focus';
import { Button, Icon } from './parts';

interface FoldProps {
  readonly id: string;
  readonly title: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A title that shows and hides what belongs to it; what is hidden is not drawn. */
export function Fold({ id, title, children }: FoldProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="link" waits={false} expanded={open} controls={id} onPress={() => setOpen(!open)}>
        {title}
        <Icon name="down" />
      </Button>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </>
  );
}

interface FirstFew<Item> {
  readonly shown: readonly Item[];
  /** How many are not shown. */
  readonly more: number;
  showAll(): void;
  /** For the element around the buttons of the items; the button that shows all may be its last. */
  readonly around: RefObject<HTMLDivElement>;
}

/** The first few of many. When all are shown, the focus goes to the first new button: the one that asked is gone. */
export function useFirstFew<Item>(items: readonly Item[], few: number): FirstFew<Item> {
  const [all, setAll] = useState(false);
  const around = useRef<HTMLDivElement>(null);
  const firstNew = useRef(0);
  const buttons = (): readonly HTMLElement[] => [...(around.current?.querySelectorAll('button') ?? [])];
  useEffect(() => {
    if (all) focusWithin(buttons()[firstNew.current]);
  }, [all]);
  return {
    shown: all ? items : items.slice(0, few),
    more: all ? 0 : Math.max(0, items.length - few),
    showAll: () => {
      const before = buttons();
      const asking = before.findIndex((button) => button === document.activeElement);
      firstNew.current = asking === -1 ? before.length : asking;
      setAll(true);
    },
    around,
  };
}
