import { useEffect, useState } from 'preact/hooks';
import type { ImportPart } from '../import-part';
import { messageOf } from '../problems';
import type { Message } from '../../core/model/finding';
import { usePane } from './context';
import { Button } from './parts';

/** 导入, drawn by a part of its own that is loaded when somebody comes here. */
export function ImportView() {
  const { imports, t, word } = usePane();
  const [part, setPart] = useState<ImportPart | null>(imports.part);
  const [failure, setFailure] = useState<Message | null>(null);
  useEffect(() => {
    if (part || failure) return;
    imports.load().then(setPart, (error: unknown) => setFailure(messageOf(error)));
  }, [imports, part, failure]);
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
