import { useRef } from 'preact/hooks';
import { usePasted } from '../../dom/pasted';
import { usePane } from '../../views/context';
import { Button } from '../../views/parts';
import { useListImport } from './context';

const ACCEPTED = '.xlsx,.csv,.txt,.html,.htm';

/** File picker and clipboard. Dropping works everywhere on the pane. */
export function Bring() {
  const { t } = usePane();
  const { desk } = useListImport();
  const input = useRef<HTMLInputElement>(null);
  usePasted(desk.take);
  return (
    <>
      <p class="lead">{t('pane.ledger.import.what')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          desk.take([...(event.currentTarget.files ?? [])].map((file) => ({ file })));
          // Choosing the same file again is a change as well.
          event.currentTarget.value = '';
        }}
      />
      <div class="actions">
        <Button look="primary" onPress={() => input.current?.click()}>
          {t('pane.ledger.import.choose')}
        </Button>
        <Button onPress={() => void desk.pasteFromClipboard()}>{t('pane.ledger.import.paste')}</Button>
      </div>
      <p class="hint">{t('pane.ledger.import.drop')}</p>
      <p class="footnote">{t('pane.ledger.import.kinds')}</p>
    </>
  );
}
