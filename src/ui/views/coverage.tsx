import { useState } from 'preact/hooks';
import type { Verdict } from '../../core/model/verdict';
import { coverageOf } from '../state/findings';
import { usePane } from './context';
import { Button, Icon } from './parts';

/** How much was checked, how much holds by construction and proves nothing, and what could not be checked. */
export function Coverage({ verdict }: { readonly verdict: Verdict }) {
  const { t } = usePane();
  const [open, setOpen] = useState(false);
  const { total, compared, byConstruction, unchecked, otherUnchecked } = coverageOf(verdict);
  return (
    <section class="coverage">
      <p>
        {t('pane.coverage.compared', { total, compared })}
        {byConstruction > 0 && t('pane.coverage.byConstruction', { count: byConstruction })}
        {t('pane.coverage.stop')}
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

function MissingTables({ verdict }: { readonly verdict: Verdict }) {
  const { t } = usePane();
  const { missingTables } = verdict.report;
  if (missingTables.length === 0) return null;
  const tables = missingTables.map((table) => t(`pane.table.${table}`)).join('、');
  return <p class="unchecked">{t('pane.coverage.missing', { tables })}</p>;
}

function Explained({ verdict }: { readonly verdict: Verdict }) {
  const { t } = usePane();
  const { byConstruction } = coverageOf(verdict);
  const hidden = verdict.sheets.filter(({ visibility }) => visibility !== 'visible').map(({ name }) => name);
  const names = (sheets: readonly string[]): string => sheets.join('、');
  return (
    <div class="explained">
      <p>{t('pane.coverage.sheets', { sheets: names(verdict.sheets.map(({ name }) => name)) })}</p>
      {hidden.length > 0 && <p>{t('pane.coverage.hidden', { sheets: names(hidden) })}</p>}
      {byConstruction > 0 && <p>{t('pane.coverage.byConstruction.why')}</p>}
      <p>{t('pane.coverage.limits')}</p>
    </div>
  );
}
