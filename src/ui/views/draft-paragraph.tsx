import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TextParagraph } from '../actions';
import { useArrivalFocus, useBusy, useFocusOnChange, usePane } from './context';
import { WriteButton } from './draft-text';
import { Button, Icon } from './parts';

interface EditableProps {
  /** Block of the draft. */
  readonly block: string;
  /** What it says, for the name of its button. */
  readonly words: string;
  readonly children: ComponentChildren;
}

/** A text of the paper with the way to edit it in place. */
export function Editable({ block, words, children }: EditableProps) {
  const { state } = usePane();
  const [open, setOpen] = useState(false);
  const opener = useFocusOnChange<HTMLButtonElement>(open);
  const { text } = state.draft;
  const paragraph = text?.paragraphs.find(({ blocks }) => blocks.includes(block));
  // What was saved is drawn as text again.
  useEffect(() => setOpen(false), [paragraph?.text]);
  // The rest of a cell with several lines is edited at its first; a block that is not in the sheet yet, nowhere.
  if (text && paragraph?.blocks[0] !== block) return <>{children}</>;
  return (
    <div class="editable">
      {open && paragraph ? (
        <ParagraphField paragraph={paragraph} onLeave={() => setOpen(false)} />
      ) : (
        <>
          {children}
          <EditButton words={words} buttonRef={opener} open={open} onPress={() => setOpen(!open)} />
          {open && <WriteFirst onLeave={() => setOpen(false)} />}
        </>
      )}
    </div>
  );
}

interface EditButtonProps {
  readonly words: string;
  readonly buttonRef: RefObject<HTMLButtonElement>;
  readonly open: boolean;
  readonly onPress: () => void;
}

function EditButton({ words, buttonRef, open, onPress }: EditButtonProps) {
  const { t } = usePane();
  return (
    <button
      type="button"
      class="edit-paragraph"
      ref={buttonRef}
      data-focus-home=""
      title={t('pane.text.edit')}
      aria-label={t('pane.text.edit.label', { text: words.slice(0, 20) })}
      aria-expanded={open}
      onClick={onPress}
    >
      <Icon name="edit" />
    </button>
  );
}

/** Without the sheet there is nowhere to keep what would be typed. */
function WriteFirst({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = usePane();
  return (
    <div class="confirm edit-first">
      <p>{t('pane.text.edit.first')}</p>
      <div class="actions">
        <WriteButton />
        <Button look="quiet" waits={false} onPress={onLeave}>
          {t('pane.close')}
        </Button>
      </div>
    </div>
  );
}

const LONGEST_LINE = 18;

function ParagraphField({
  paragraph: { place, text },
  onLeave,
}: {
  readonly paragraph: TextParagraph;
  readonly onLeave: () => void;
}) {
  const { t, controller } = usePane();
  const busy = useBusy();
  const area = useArrivalFocus<HTMLTextAreaElement>();
  const save = (): void => {
    const now = area.current?.value ?? text;
    if (now === text) return onLeave();
    if (!busy)
      void controller.perform({
        kind: 'editText',
        edit: { kind: 'paragraph', place, seen: text, text: now },
      });
  };
  return (
    <div class="paragraph-field">
      <textarea
        ref={area}
        data-focus-home=""
        rows={Math.min(12, Math.max(3, Math.ceil(text.length / LONGEST_LINE)))}
        aria-label={t('pane.text.edit.field')}
        defaultValue={text}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
          if (event.key === 'Escape' && !event.isComposing) onLeave();
        }}
      />
      <div class="actions">
        <Button onPress={save}>{t('pane.text.edit.save')}</Button>
        <Button look="quiet" waits={false} onPress={onLeave}>
          {t('pane.text.edit.leave')}
        </Button>
      </div>
    </div>
  );
}
