import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
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
