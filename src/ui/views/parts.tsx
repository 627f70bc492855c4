import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Severity } from '../../core/model/format';
import { focusWithin } from '../dom/focus';
import type { Step } from '../state/steps';
import { useBusy, usePaneTools } from './context';

interface ButtonProps {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'link' | 'mend';
  readonly onPress: () => void;
  readonly children: ComponentChildren;
  readonly tabIndex?: number;
  readonly label?: string;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly buttonRef?: RefObject<HTMLButtonElement>;
  /** Takes the focus when something beside it that had the focus is gone. */
  readonly focusHome?: boolean;
  /** False for buttons that work while a job is under way. */
  readonly waits?: boolean;
  readonly type?: 'button' | 'submit';
}

/**
 * A button that dims while a job is under way. It is never `disabled`: a disabled button loses the focus, and the
 * clerk with it.
 */
export function Button(props: ButtonProps) {
  const busy = useBusy();
  const dim = busy && (props.waits ?? true);
  return (
    <button
      type={props.type ?? 'button'}
      class={`button ${props.look ?? 'plain'}`}
      aria-disabled={dim ? 'true' : undefined}
      aria-label={props.label}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      tabIndex={props.tabIndex}
      data-focus-home={props.focusHome ? '' : undefined}
      ref={props.buttonRef ?? null}
      onClick={(event) => {
        if (dim) event.preventDefault();
        else props.onPress();
      }}
    >
      {props.children}
    </button>
  );
}

/** ● ▲ ○: the shape says as much as the colour, and is read out as a word. */
export function SeverityMark({ severity, quiet }: { readonly severity: Severity; readonly quiet?: boolean }) {
  const { t } = usePaneTools();
  return (
    <span class={`mark ${severity}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {severity === 'error' && <circle cx="8" cy="8" r="7" class="mark-body" />}
        {severity === 'error' && <path d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" class="mark-sign" />}
        {severity === 'warning' && <path d="M8 1.2 15.4 14.5H.6Z" class="mark-body" />}
        {severity === 'warning' && <path d="M8 5.8v4M8 12v.3" class="mark-sign" />}
        {severity === 'info' && <circle cx="8" cy="8" r="6.2" class="mark-ring" />}
        {severity === 'info' && <path d="M8 7.4v4M8 4.8v.2" class="mark-sign" />}
      </svg>
      {!quiet && <span class="unseen">{t(`pane.severity.${severity}`)}</span>}
    </span>
  );
}

export function Icon({
  name,
}: {
  readonly name: 'done' | 'back' | 'target' | 'down' | 'close' | 'next' | 'edit' | 'logo';
}) {
  return (
    <svg class={`icon ${name}`} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

const ICONS = {
  done: 'M3 8.4l3.3 3.3L13 4.8',
  back: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
  down: 'M3 6l5 5 5-5',
  close: 'M4 4l8 8M12 4l-8 8',
  edit: 'M3 13l.8-3.2L10.6 3a1.4 1.4 0 0 1 2.4 2.4L6.2 12.2Z',
  target: 'M8 1v3M8 12v3M1 8h3M12 8h3M8 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7',
  logo: 'M3 3.5h10M3 8h6M3 12.5h4M9 11.5l2 2 3.5-4.5',
} as const;

export function StepBadge({ step, number }: { readonly step: Step; readonly number: number }) {
  return (
    <span class={`badge ${step.state}`} aria-hidden="true">
      {step.state === 'done' ? <Icon name="done" /> : number}
    </span>
  );
}

interface ConfirmProps {
  /** Text of the button that opens the question; the same verb carries it out. */
  readonly verb: string;
  /** What will happen. */
  readonly consequence: string;
  readonly onConfirm: () => void;
  readonly look?: 'plain' | 'quiet';
}

/** A wide or destructive action: says first what it will do. Escape leaves it alone. */
export function Confirm({ verb, consequence, onConfirm, look = 'plain' }: ConfirmProps) {
  const { t } = usePaneTools();
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) focusWithin(stay.current);
  }, [asking]);
  const leave = (): void => {
    setAsking(false);
    focusWithin(opener.current);
  };
  return (
    <>
      <Button look={look} expanded={asking} buttonRef={opener} onPress={() => setAsking(!asking)}>
        {verb}
      </Button>
      {asking && (
        <div
          class="confirm"
          role="group"
          aria-label={verb}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            leave();
          }}
        >
          <p>{consequence}</p>
          <div class="actions">
            <Button
              onPress={() => {
                leave();
                onConfirm();
              }}
            >
              {verb}
            </Button>
            <Button look="quiet" buttonRef={stay} onPress={leave}>
              {t('pane.keep')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
