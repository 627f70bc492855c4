import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { focusWithin } from '../dom/focus';
import { usePane } from '../views/context';
import { Field } from '../views/field';
import { Fold } from '../views/fold';
import { Button, Confirm, SeverityMark } from '../views/parts';
import { useCollecting } from './context';

const REPORTS = '.xlsx,.docx,.pdf,.html,.htm,.mht,.mhtml,.txt';

interface ChooseProps {
  readonly text: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly look?: 'primary' | 'plain' | 'link';
  readonly accept?: string;
  readonly folder?: boolean;
  readonly several?: boolean;
}

/** A button that opens the file picker, for files or for a folder. */
function ChooseButton({ text, onFiles, look = 'plain', accept, folder, several }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null);
  const asked: JSX.HTMLAttributes<HTMLInputElement> = folder
    ? ({ webkitdirectory: true } as JSX.HTMLAttributes<HTMLInputElement>)
    : {};
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={several}
        accept={accept}
        {...asked}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // Choosing the same file again is a change as well.
          event.currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <Button look={look} waits={false} onPress={() => input.current?.click()}>
        {text}
      </Button>
    </>
  );
}

/** Nothing is brought yet. */
export function Beginning() {
  const { t } = usePane();
  const { desk } = useCollecting();
  const choose = (files: readonly File[]): void => void desk.choose(files);
  return (
    <div class="collect-begin">
      <p class="lead">{t('pane.collect.what')}</p>
      <Whose />
      <RosterLine />
      <div class="actions">
        <ChooseButton look="primary" text={t('pane.collect.chooseFolder')} folder onFiles={choose} />
        <ChooseButton text={t('pane.collect.chooseFiles')} accept={REPORTS} several onFiles={choose} />
      </div>
      <p class="hint">{t('pane.collect.drop')}</p>
      <p class="footnote">{t('pane.collect.kinds')}</p>
    </div>
  );
}

/** Whose total it is and of which year; folded once there is something to see. */
export function Settings() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { organ, year } = state.choices;
  const choose = (files: readonly File[]): void => void desk.choose(files);
  return (
    <section class="collect-settings">
      <h2 tabIndex={-1} data-focus-home="">
        {t(organ.trim() === '' ? 'pane.collect.ofYear' : 'pane.collect.ofOrgan', { organ, year })}
      </h2>
      {state.organMissing && <Whose />}
      <div class="collect-more">
        <Fold id="pane-collect-settings" title={t('pane.collect.settings')}>
          <div class="panel">
            {!state.organMissing && <Whose />}
            <RosterLine />
            <div class="actions">
              <ChooseButton text={t('pane.collect.moreFolder')} folder onFiles={choose} />
              <ChooseButton text={t('pane.collect.moreFiles')} accept={REPORTS} several onFiles={choose} />
              <Confirm
                look="quiet"
                verb={t('pane.collect.startOver')}
                consequence={t('pane.collect.startOver.consequence')}
                onConfirm={desk.startOver}
              />
            </div>
          </div>
        </Fold>
      </div>
    </section>
  );
}

function Whose() {
  const { t, years } = usePane();
  const { desk, state } = useCollecting();
  const { organ, year } = state.choices;
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.organMissing) focusWithin(name.current);
  }, [state.organMissing]);
  const offered = Array.from({ length: years.to - years.from + 1 }, (_, index) => years.to - index);
  return (
    <div class="collect-whose">
      <Field
        id="collect-organ"
        label={t('pane.collect.organ')}
        hint={t('pane.collect.organ.hint')}
        trouble={state.organMissing ? { key: 'pane.collect.organ.missing', values: {} } : undefined}
      >
        {(wired) => (
          <input
            {...wired}
            ref={name}
            type="text"
            value={organ}
            onInput={(event) => desk.nameOrgan(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field id="collect-year" label={t('pane.collect.year')}>
        {(wired) => (
          <select
            {...wired}
            value={String(year)}
            onChange={(event) => desk.decide({ year: Number(event.currentTarget.value) })}
          >
            {offered.map((one) => (
              <option key={one} value={String(one)}>
                {one}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}

/** The roster: with it the page tells who has not reported. */
function RosterLine() {
  const { t, word } = usePane();
  const { desk, state } = useCollecting();
  const { roster } = state;
  const choose = (words: string): JSX.Element => (
    <ChooseButton
      look="link"
      text={t(words)}
      accept=".csv,.xlsx,.txt"
      onFiles={([file]) => {
        if (file) void desk.takeRoster(file);
      }}
    />
  );
  if (!roster)
    return (
      <p class="collect-roster">
        {t('pane.collect.roster.without')} {choose('pane.collect.roster.choose')}{' '}
        <Button look="link" onPress={() => void desk.takeWorkbookRoster()}>
          {t('pane.collect.roster.ofWorkbook')}
        </Button>
      </p>
    );
  const { name, roster: read } = roster;
  return (
    <div class="collect-roster">
      <p>
        {t(name === '' ? 'pane.collect.roster.workbook' : 'pane.collect.roster.file', {
          name,
          count: read.units.length,
        })}{' '}
        {choose('pane.collect.roster.other')}{' '}
        <Button look="link" waits={false} onPress={desk.dropRoster}>
          {t('pane.collect.roster.drop')}
        </Button>
      </p>
      {read.problems.length > 0 && (
        <ul>
          {read.problems.slice(0, PROBLEMS_SHOWN).map(({ severity, message }, index) => (
            <li key={index}>
              <SeverityMark severity={severity} /> {word(message)}
            </li>
          ))}
          {read.problems.length > PROBLEMS_SHOWN && (
            <li>{t('pane.collect.roster.more', { count: read.problems.length - PROBLEMS_SHOWN })}</li>
          )}
        </ul>
      )}
    </div>
  );
}

const PROBLEMS_SHOWN = 5;
