import { useEffect, useRef } from 'preact/hooks';
import type { Brought } from '../import-part';
import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { useImport } from './context';

const ACCEPTED = '.xlsx,.docx,.pdf,.html,.htm,.mht,.mhtml,.txt,.md,.csv';

/** File picker and clipboard. Dropping works everywhere on the pane. */
export function Bring({ first }: { readonly first: boolean }) {
  const { t, imports } = usePane();
  const { desk } = useImport();
  const input = useRef<HTMLInputElement>(null);
  usePastedReports(imports.bring);
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

/** Ctrl+V anywhere in the view, but not in a field. */
function usePastedReports(bring: (things: readonly Brought[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (!clipboardData || (target instanceof HTMLElement && target.matches('input, textarea'))) return;
      const things = broughtBy(clipboardData);
      if (things.length === 0) return;
      event.preventDefault();
      bring(things);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [bring]);
}

/** Files, or the text where there are none: a copied table comes with a picture of itself in some programs. */
function broughtBy(data: DataTransfer): readonly Brought[] {
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  if (text.trim() !== '' || html.trim() !== '') return [{ text, html }];
  return [...data.files].map((file) => ({ file }));
}
