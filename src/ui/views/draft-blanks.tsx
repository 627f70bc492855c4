import { useState } from 'preact/hooks';
import type { DraftBlank } from '../../core/model/report-draft';
import { showElement } from '../dom/focus';
import { blankId } from './blank-id';
import { useArrivalFocus, useBusy, useFocusOnChange, usePane } from './context';
import { Button } from './parts';

/** The brackets only the office can fill in, to be stepped through. */
export function Blanks({ blanks }: { readonly blanks: readonly DraftBlank[] }) {
  const { state, t, send } = usePane();
  const at = state.draft.blank;
  const goTo = (blank: number): void => {
    send({ type: 'blankReached', blank });
    const mark = document.getElementById(blankId(blanks[blank]?.id ?? ''));
    showElement(mark, 'center');
  };
  const step = (by: number): void => goTo(((at ?? (by > 0 ? -1 : 0)) + by + blanks.length) % blanks.length);
  return (
    <section class="blanks" aria-labelledby="pane-blanks">
      <div class="blanks-head">
        <h2 id="pane-blanks">
          {at === null
            ? t('pane.draft.blanks', { count: blanks.length })
            : t('pane.draft.blankAt', { at: at + 1, count: blanks.length })}
        </h2>
        <Button waits={false} onPress={() => step(-1)}>
          {t('pane.draft.previousBlank')}
        </Button>
        <Button waits={false} onPress={() => step(1)}>
          {t('pane.draft.nextBlank')}
        </Button>
      </div>
      <ol>
        {blanks.map((blank, index) => (
          <li key={blank.id}>
            <button
              type="button"
              class={`blank-link${index === at ? ' here' : ''}`}
              aria-current={index === at ? 'true' : undefined}
              onClick={() => goTo(index)}
            >
              <span class="section">{blank.section}</span> {blank.text}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface BlankProps {
  readonly id: string;
  readonly text: string;
  readonly here: boolean;
}

/** A bracket of the paper; pressed, it becomes a field in its place. */
export function Blank({ id, text, here }: BlankProps) {
  const { t } = usePane();
  const [open, setOpen] = useState(false);
  const opener = useFocusOnChange<HTMLSpanElement>(open);
  return (
    <mark id={blankId(id)} class={`blank${here ? ' here' : ''}${open ? ' open' : ''}`}>
      {open ? (
        <BlankField id={id} text={text} onLeave={() => setOpen(false)} />
      ) : (
        // A button would not break over lines as text does.
        <span
          role="button"
          tabIndex={0}
          class="blank-open"
          ref={opener}
          aria-label={t('pane.text.fill.label', { text })}
          onClick={() => setOpen(true)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            setOpen(true);
          }}
        >
          {text}
        </span>
      )}
    </mark>
  );
}

interface FieldProps {
  readonly id: string;
  readonly text: string;
  readonly onLeave: () => void;
}

function BlankField({ id, text, onLeave }: FieldProps) {
  const { t, controller } = usePane();
  const busy = useBusy();
  const field = useArrivalFocus<HTMLInputElement>();
  const keep = (): void => {
    const value = field.current?.value.trim() ?? '';
    if (value === '') return onLeave();
    if (!busy) void controller.perform({ kind: 'editText', edit: { kind: 'fill', id, text: value } });
  };
  return (
    <span class="blank-field">
      <input
        type="text"
        ref={field}
        data-focus-home=""
        aria-label={t('pane.text.fill.field', { text })}
        placeholder={text.replace(/^【|】$/g, '')}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') onLeave();
        }}
      />
      <Button onPress={keep}>{t('pane.text.fill.save')}</Button>
    </span>
  );
}
