import type { ComponentChildren } from 'preact';
import type { Message } from '../../core/model/finding';
import { usePane } from './context';

interface Wired {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
  readonly 'aria-required': 'true' | undefined;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly trouble?: Message | undefined;
  /** Draws the control with the attributes that tie it to its label, hint and trouble. */
  readonly children: (wired: Wired) => ComponentChildren;
}

/** A labelled control with its hint and what is wrong with it. */
export function Field({ id, label, hint, required, trouble, children }: FieldProps) {
  const { t, word } = usePane();
  const name = `pane-${id}`;
  const described = [hint ? `${name}-hint` : '', trouble ? `${name}-trouble` : ''].filter(Boolean).join(' ');
  return (
    <div class={`field${trouble ? ' wrong' : ''}`}>
      <label for={name}>
        {label}
        {required && <span class="required">{t('pane.insert.required')}</span>}
      </label>
      {children({
        id: name,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': trouble ? 'true' : undefined,
        'aria-required': required ? 'true' : undefined,
      })}
      {hint && (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {trouble && (
        <p class="field-trouble" id={`${name}-trouble`}>
          {word(trouble)}
        </p>
      )}
    </div>
  );
}
