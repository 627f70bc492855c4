import type { CollectionFinding } from '../../core/model/collection';
import { usePane } from '../views/context';
import { useFirstFew } from '../views/fold';
import { Button, Icon, SeverityMark } from '../views/parts';
import { useCollecting } from './context';

/** What should be looked at before the total is used. */
export function Notes() {
  const { t } = usePane();
  const { state } = useCollecting();
  if (!state.collection) return null;
  const { findings, otherFiles } = state.collection;
  const skipped = otherFiles.filter(({ outcome }) => outcome.kind === 'skipped').length;
  return (
    <>
      {findings.length === 0 && (
        <p class="bar done">
          <Icon name="done" /> {t('pane.collect.notes.none')}
        </p>
      )}
      <ul class="collect-notes">
        {findings.map((finding, index) => (
          <NoteCard key={`${finding.rule}:${String(index)}`} finding={finding} />
        ))}
      </ul>
      {skipped > 0 && <p class="footnote">{t('pane.collect.skipped', { count: skipped })}</p>}
    </>
  );
}

const UNITS_SHOWN = 5;

function NoteCard({ finding }: { readonly finding: CollectionFinding }) {
  const { t, word } = usePane();
  const { desk, state } = useCollecting();
  const { rule, severity, message, units, source } = finding;
  const known = units.filter((name) => state.collection?.units.some((unit) => unit.name === name));
  const { shown, more, showAll, around } = useFirstFew(known, UNITS_SHOWN);
  return (
    <li class={`finding ${severity}`}>
      <SeverityMark severity={severity} />
      <div class="finding-body" ref={around}>
        <p class="sentence">{word(message)}</p>
        {known.length > 0 && (
          <div class="collect-links">
            {shown.map((name) => (
              <Button
                key={name}
                look="link"
                waits={false}
                onPress={() => desk.store.send({ type: 'wentToUnit', unit: name })}
              >
                <bdi>{name}</bdi>
              </Button>
            ))}
            {more > 0 && (
              <Button look="link" waits={false} onPress={showAll}>
                {t('pane.collect.moreUnits', { count: more })}
              </Button>
            )}
          </div>
        )}
        <p class="footnote">
          {source === '' ? t('pane.finding.rule', { rule }) : t('pane.finding.source', { source, rule })}
        </p>
      </div>
    </li>
  );
}
