import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../core/model/finding';
import { messageOf } from '../problems';
import type { ProsePart } from '../prose-part';
import { usePane, usePaneTools } from './context';
import { Button } from './parts';

/** 核对文字, drawn by a part of its own that is loaded when somebody comes here. */
export function ProseView() {
  const { texts, t, word } = usePane();
  const [part, setPart] = useState<ProsePart | null>(texts.part);
  const [failure, setFailure] = useState<Message | null>(null);
  useEffect(() => {
    if (part || failure) return;
    texts.load().then(setPart, (error: unknown) => setFailure(messageOf(error)));
  }, [texts, part, failure]);
  if (part) return <part.View />;
  if (!failure) return <p class="standing">{t('pane.import.loading')}</p>;
  return (
    <div class="bar problem" role="alert">
      <p>{word(failure)}</p>
      <Button onPress={() => setFailure(null)}>{t('pane.retry')}</Button>
    </div>
  );
}

/** The way from the draft to 核对文字: what comes back from the leader is dropped there. */
export function ProseOffer() {
  const { t, controller } = usePaneTools();
  return (
    <p class="offer">
      {t('pane.prose.offer')}{' '}
      <Button look="link" waits={false} onPress={() => controller.go('prose')}>
        {t('pane.prose.title')}
      </Button>
    </p>
  );
}
