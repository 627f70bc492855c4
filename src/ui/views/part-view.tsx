import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../core/model/finding';
import { messageOf } from '../problems';
import { usePane } from './context';
import { Button } from './parts';

interface Part {
  readonly View: FunctionComponent;
}

/** A part of the pane that is loaded when somebody comes to it. */
interface Door {
  part(): Part | null;
  load(): Promise<Part>;
}

export function PartView({ door }: { readonly door: Door }) {
  const { t, word } = usePane();
  const [part, setPart] = useState<Part | null>(door.part);
  const [failure, setFailure] = useState<Message | null>(null);
  useEffect(() => {
    if (part || failure) return;
    door.load().then(setPart, (error: unknown) => setFailure(messageOf(error)));
  }, [door, part, failure]);
  if (part) return <part.View />;
  if (!failure) return <p class="standing">{t('pane.import.loading')}</p>;
  return (
    <div class="bar problem" role="alert">
      <p>{word(failure)}</p>
      <div class="actions">
        <Button onPress={() => setFailure(null)}>{t('pane.retry')}</Button>
      </div>
    </div>
  );
}
