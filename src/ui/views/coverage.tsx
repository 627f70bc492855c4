import { useState } from 'preact/hooks';
import type { Message } from '../../core/model/finding';
import type { Verdict } from '../../core/model/verdict';
import { notLocalisedNames, relationsByTable } from '../state/coverage';
import type { RelationGroup, TableCoverage } from '../state/coverage';
import { coverageOf } from '../state/findings';
import { usePane } from './context';
import { Fold } from './fold';
import { Button, Icon } from './parts';

/** More relations than this are counted instead of named. */
const BROKEN_SHOWN = 6;

/** How much was checked, how much holds by construction and proves nothing, and what could not be checked. */
export function Coverage({ verdict }: { readonly verdict: Verdict }) {
  const { t } = usePane();
  const [open, setOpen] = useState(false);
  const { unchecked, otherUnchecked } = coverageOf(verdict);
  return (
    <section class="coverage">
      <p>
        <Counts verdict={verdict} />
        <Button
          look="link"
          waits={false}
          expanded={open}
          controls="pane-coverage-why"
          onPress={() => setOpen(!open)}
        >
          {t('pane.coverage.why')}
          <Icon name="down" />
        </Button>
      </p>
      <MissingTables verdict={verdict} />
      <NotLocalised names={notLocalisedNames(verdict)} />
      {unchecked > 0 && <p class="unchecked">{t('pane.coverage.unchecked', { count: unchecked })}</p>}
      {otherUnchecked > 0 && (
        <p class="unchecked">{t('pane.coverage.otherUnchecked', { count: otherUnchecked })}</p>
      )}
      <div id="pane-coverage-why" hidden={!open}>
        {open && <Explained verdict={verdict} />}
      </div>
    </section>
  );
}

function Counts({ verdict }: { readonly verdict: Verdict }) {
  const { t } = usePane();
  const { total, compared, byConstruction, controls } = coverageOf(verdict);
  return (
    <>
      {t('pane.coverage.total', { count: total })}
      {byConstruction > 0 && t('pane.coverage.byConstruction', { count: byConstruction })}
      {t('pane.coverage.compared', { count: compared })}
      {controls > 0 && t('pane.coverage.controls', { count: controls })}
      {t('pane.coverage.stop')}
    </>
  );
}

function MissingTables({ verdict }: { readonly verdict: Verdict }) {
  const { t } = usePane();
  const { missingTables } = verdict.report;
  if (missingTables.length === 0) return null;
  const tables = missingTables.map((table) => t(`pane.table.${table}`)).join('、');
  return <p class="unchecked">{t('pane.coverage.missing', { tables })}</p>;
}

/** Broken relations of which no wrong cell could be told: never a guess. */
function NotLocalised({ names }: { readonly names: readonly Message[] }) {
  const { t, word } = usePane();
  if (names.length === 0) return null;
  const rest = names.length - BROKEN_SHOWN;
  return (
    <div class="unchecked">
      <p>{t('pane.coverage.notLocalised')}</p>
      <ul class="relations">
        {names.slice(0, BROKEN_SHOWN).map((name, index) => (
          <li key={index}>{word(name)}</li>
        ))}
        {rest > 0 && <li>{t('pane.coverage.notLocalised.more', { count: rest })}</li>}
      </ul>
    </div>
  );
}

function Explained({ verdict }: { readonly verdict: Verdict }) {
  const { t } = usePane();
  const { byConstruction } = coverageOf(verdict);
  const hidden = verdict.sheets.filter(({ visibility }) => visibility !== 'visible').map(({ name }) => name);
  const names = (sheets: readonly string[]): string => sheets.join('、');
  return (
    <div class="explained">
      {relationsByTable(verdict).map((covered) => (
        <TableRelations key={covered.table} covered={covered} />
      ))}
      {byConstruction > 0 && <p>{t('pane.coverage.byConstruction.why')}</p>}
      <p>{t('pane.coverage.limits')}</p>
      <p>{t('pane.coverage.sheets', { sheets: names(verdict.sheets.map(({ name }) => name)) })}</p>
      {hidden.length > 0 && <p>{t('pane.coverage.hidden', { sheets: names(hidden) })}</p>}
    </div>
  );
}

function TableRelations({ covered: { table, count, groups } }: { readonly covered: TableCoverage }) {
  const { t } = usePane();
  return (
    <div class="table-relations">
      <h2>
        {t(`pane.table.${table}`)} <span class="count">{t('pane.coverage.count', { count })}</span>
      </h2>
      <ul>
        {groups.map((group, index) => (
          <li key={index}>
            <Relations id={`pane-relations-${table}-${index}`} group={group} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Relations({ id, group }: { readonly id: string; readonly group: RelationGroup }) {
  const { t, word } = usePane();
  const { status, reason, names } = group;
  const why = status === 'notEvaluated' ? t(`pane.coverage.reason.${reason ?? 'ruleError'}`) : '';
  return (
    <Fold id={id} title={t(`pane.coverage.group.${status}`, { count: names.length, why })}>
      <ul class="relations">
        {names.map((name, index) => (
          <li key={index}>{word(name)}</li>
        ))}
      </ul>
    </Fold>
  );
}
