import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../catalogue/messages';
import type { PaneCommand } from '../ui/actions';
import brand from '../../assets/svg/icon.svg';
import clearIcon from '../../assets/svg/clear-16.svg';
import draftIcon from '../../assets/svg/draft-16.svg';
import insertIcon from '../../assets/svg/insert-16.svg';
import openIcon from '../../assets/svg/open-16.svg';
import validateIcon from '../../assets/svg/validate-16.svg';
import type { Store } from './store';
import { useStore } from './use-store';

/** What the bar shows. */
export interface BarState {
  /** Name of the open file, with its ending where it has one. */
  readonly file: string;
  readonly unsaved: boolean;
  /** Whether unsaved work is kept in the browser; `none` while there is nothing to say. */
  readonly keeping: 'none' | 'kept' | 'unkept';
  readonly paneShown: boolean;
  /** What is being done, in words; null when nothing is. */
  readonly busy: string | null;
  /** What was done last, in words; null for nothing worth telling. */
  readonly told: string | null;
}

/** What the bar can ask for. */
export interface BarActions {
  create(): void;
  open(): void;
  save(): void;
  print(): void;
  togglePane(): void;
  give(command: Exclude<PaneCommand, 'open'>): void;
}

interface BarProps {
  readonly state: Store<BarState>;
  readonly actions: BarActions;
  readonly t: (key: MessageKey) => string;
}

const COMMANDS = [
  { command: 'insert', icon: insertIcon },
  { command: 'validate', icon: validateIcon },
  { command: 'draft', icon: draftIcon },
  { command: 'clear', icon: clearIcon },
] as const;

/** Title bar: product, file, and the ribbon of the add-in. */
export function Bar({ state, actions, t }: BarProps) {
  const { file, unsaved, keeping, paneShown, busy, told } = useStore(state);
  const blocked = busy !== null;
  return (
    <>
      <div class="bar-brand">
        <img src={brand} alt="" width="24" height="24" />
        <h1>
          {t('workbench.product')}
          <span class="bar-subtitle"> · {t('workbench.subtitle')}</span>
        </h1>
      </div>
      <div class="bar-group" role="group" aria-label={t('workbench.files')}>
        <button type="button" disabled={blocked} onClick={actions.create}>
          {t('workbench.new')}
        </button>
        <button type="button" disabled={blocked} onClick={actions.open}>
          {t('workbench.open')}
        </button>
        <button type="button" disabled={blocked} onClick={actions.save}>
          {t('workbench.save')}
        </button>
        <button type="button" disabled={blocked} onClick={actions.print}>
          {t('workbench.print')}
        </button>
      </div>
      <div class="bar-group" role="group" aria-label={t('workbench.commands')}>
        <button type="button" aria-expanded={paneShown} onClick={actions.togglePane}>
          <Icon address={openIcon} />
          {t(paneShown ? 'workbench.command.close' : 'workbench.command.open')}
        </button>
        {COMMANDS.map(({ command, icon }) => (
          <button key={command} type="button" disabled={blocked} onClick={() => actions.give(command)}>
            <Icon address={icon} />
            {t(`workbench.command.${command}`)}
          </button>
        ))}
      </div>
      <p class="bar-file" title={file}>
        {unsaved && <Dot label={t('workbench.unsaved')} />}
        <span class="bar-file-name">{file}</span>
        {keeping !== 'none' && (
          <span class={`bar-keeping ${keeping}`}>
            {keeping === 'unkept' && '▲ '}
            {t(`workbench.${keeping}`)}
          </span>
        )}
      </p>
      <p class="bar-status" role="status">
        {busy ?? told}
      </p>
    </>
  );
}

function Icon({ address }: { readonly address: string }) {
  return <img src={address} alt="" width="16" height="16" />;
}

function Dot({ label }: { readonly label: string }): ComponentChildren {
  return <span class="bar-dot" role="img" aria-label={label} title={label} />;
}
