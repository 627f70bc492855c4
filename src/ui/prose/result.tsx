import { useEffect, useRef } from 'preact/hooks';
import type { CheckedText, SectionCount } from '../../core/model/checked-text';
import type { Message } from '../../core/model/finding';
import { focusWithin } from '../dom/focus';
import { countFindings, SEVERITIES } from '../state/findings';
import { usePane } from '../views/context';
import { Button, Icon, SeverityMark } from '../views/parts';
import { useProse } from './context';
import { Findings } from './findings';
import { LastYear } from './last-year';

interface ResultProps {
  readonly result: CheckedText;
  readonly turn: number;
}

/** What was found in the text, what was looked at, and what could not be. */
export function Result({ result, turn }: ResultProps) {
  const { t } = usePane();
  const { state } = useProse();
  const calm = result.findings.length === 0;
  return (
    <>
      <Subject result={result} turn={turn} />
      {state.outdated && <p class="bar caution">{t('pane.prose.outdated')}</p>}
      {calm ? <Calm result={result} /> : <Counters result={result} />}
      {!calm && <Scope result={result} />}
      <Findings findings={result.findings} kind={result.kind} />
      {result.sections.length > 0 && <Sections sections={result.sections} />}
      <LastYear />
    </>
  );
}

function Subject({ result, turn }: ResultProps) {
  const { t, send } = usePane();
  const { desk } = useProse();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => focusWithin(heading.current), [turn]);
  return (
    <section class="prose-subject">
      <h2 tabIndex={-1} ref={heading} data-focus-home="">
        {titleOf(result, t)}
      </h2>
      {result.notices.map((code) => (
        <p key={code} class="footnote">
          {t(`notice.${code}`)}
        </p>
      ))}
      <div class="actions">
        <Button onPress={() => void desk.again()}>{t('pane.prose.again')}</Button>
        <Button
          look="quiet"
          onPress={() => {
            desk.store.send({ type: 'left' });
            send({ type: 'dismissed' });
          }}
        >
          {t('pane.prose.other')}
        </Button>
      </div>
    </section>
  );
}

function titleOf({ kind, name }: CheckedText, t: (key: string) => string): string {
  if (kind === 'sheet') return t('pane.prose.fromSheet');
  return name === '' ? t('pane.prose.pasted') : name;
}

function Counters({ result: { findings } }: { readonly result: CheckedText }) {
  const { t } = usePane();
  const counts = countFindings(findings);
  return (
    <ul class="counters">
      {SEVERITIES.map((severity) => (
        <li key={severity} class={`counter ${severity}${counts[severity] === 0 ? ' none' : ''}`}>
          <SeverityMark severity={severity} quiet />
          <span>
            <b>{counts[severity]}</b> {t(`pane.severity.${severity}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Calm({ result }: { readonly result: CheckedText }) {
  const { t, word } = usePane();
  const { tables } = result.checked;
  return (
    <section class={`calm ${tables === null ? 'unchecked' : 'clean'}`}>
      <h2>
        {tables !== null && <Icon name="done" />}
        {t('pane.prose.calm.title')}
      </h2>
      <p>{word(scopeOf(result))}</p>
      <Unchecked result={result} />
    </section>
  );
}

function Scope({ result }: { readonly result: CheckedText }) {
  const { word } = usePane();
  return (
    <div class="prose-scope">
      <p>{word(scopeOf(result))}</p>
      <Unchecked result={result} />
    </div>
  );
}

function Unchecked({ result: { checked } }: { readonly result: CheckedText }) {
  const { t } = usePane();
  const missing = [
    checked.tables !== null && checked.lastYear === null && 'pane.prose.unchecked.lastYear',
    checked.previous === null && 'pane.prose.unchecked.alike',
    !checked.isReport && 'pane.prose.unchecked.structure',
  ].filter((key) => key !== false);
  if (missing.length === 0) return null;
  return (
    <ul class="prose-unchecked">
      {missing.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}

/** What was looked at, as one sentence. */
function scopeOf({ checked: { sentences, claims, tables } }: CheckedText): Message {
  return { key: `pane.prose.scope.${tables ?? 'none'}`, values: { sentences, claims } };
}

function Sections({ sections }: { readonly sections: readonly SectionCount[] }) {
  const { t } = usePane();
  const withBefore = sections.some(({ before }) => before !== null);
  return (
    <section class="prose-sections">
      <h2 id="pane-prose-sections">{t('pane.prose.sections')}</h2>
      <table aria-labelledby="pane-prose-sections">
        <thead>
          <tr>
            <th scope="col">{t('pane.prose.sections.part')}</th>
            <th scope="col">{t('pane.prose.sections.characters')}</th>
            {withBefore && <th scope="col">{t('pane.prose.sections.before')}</th>}
            {withBefore && <th scope="col">{t('pane.prose.sections.alike')}</th>}
          </tr>
        </thead>
        <tbody>
          {sections.map(({ chapter, heading, characters, before, alike }) => (
            <tr key={chapter}>
              <th scope="row">{heading}</th>
              <td>{characters}</td>
              {withBefore && <td>{before}</td>}
              {withBefore && <td>{alike === null ? '—' : `${String(alike)}%`}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
