import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { TextRole } from '../prose-part';
import { usePane } from '../views/context';
import { Fold } from '../views/fold';
import { Button } from '../views/parts';
import { useProse } from './context';

const ACCEPTED = '.docx,.pdf,.html,.htm,.mht,.mhtml,.txt,.md,.xlsx';

interface ChooseProps {
  readonly role: TextRole;
  readonly children: ComponentChildren;
  readonly look?: 'primary' | 'plain' | 'link';
}

/** A button that opens the file picker. */
export function ChooseButton({ role, children, look = 'plain' }: ChooseProps) {
  const { desk } = useProse();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        data-role={role}
        onChange={(event) => {
          const things = [...(event.currentTarget.files ?? [])].map((file) => ({ file }));
          // Choosing the same file again is a change as well.
          event.currentTarget.value = '';
          void desk.take({ role, things });
        }}
      />
      <Button look={look} onPress={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}

/** A place to paste into: not every webview lets a page read the clipboard. */
export function PasteForm() {
  const { t } = usePane();
  return (
    <div>
      <Fold id="pane-prose-paste" title={t('pane.prose.paste')}>
        <PasteField />
      </Fold>
    </div>
  );
}

function PasteField() {
  const { t } = usePane();
  const { desk } = useProse();
  const [text, setText] = useState('');
  const isBlank = text.trim() === '';
  return (
    <div class="prose-paste">
      <label for="pane-prose-text">{t('pane.prose.pasteHere')}</label>
      <textarea
        id="pane-prose-text"
        rows={6}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="actions">
        <Button
          onPress={() => {
            if (!isBlank) void desk.take({ role: 'text', things: [{ text, html: '' }] });
          }}
        >
          {t('pane.prose.checkPasted')}
        </Button>
      </div>
    </div>
  );
}
