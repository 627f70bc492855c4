import { useRef } from 'preact/hooks';
import { usePasted } from '../dom/pasted';
import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { useImport } from './context';

const ACCEPTED = '.xlsx,.docx,.pdf,.html,.htm,.mht,.mhtml,.txt,.md,.csv';

/** File picker and clipboard. Dropping works everywhere on the pane. */
export function Bring({ first }: { readonly first: boolean }) {
  const { t, imports } = usePane();
  const { desk } = useImport();
  const input = useRef<HTMLInputElement>(null);
  usePasted(imports.bring);
  return (
    <section class={first ? 'import-bring' : 'import-bring again'}>
      {first ? <p class="lead">{t('pane.import.what')}</p> : <h2>{t('pane.import.another')}</h2>}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        onChange={(event) => {
          imports.bring([...(event.currentTarget.files ?? [])].map((file) => ({ file })));
          // Choosing the same file again is a change as well.
          event.currentTarget.value = '';
        }}
      />
      <div class="actions">
        <Button look={first ? 'primary' : 'plain'} onPress={() => input.current?.click()}>
          {t('pane.import.choose')}
        </Button>
        <Button onPress={() => void desk.pasteFromClipboard()}>{t('pane.import.paste')}</Button>
      </div>
      <p class="hint">{t('pane.import.drop')}</p>
      {first && <p class="footnote">{t('pane.import.kinds')}</p>}
    </section>
  );
}
