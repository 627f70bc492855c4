import type { Severity } from '../../core/model/format';
import type { Verdict } from '../../core/model/verdict';
import { countFindings, coverageOf, openFindings, outlookOf, SEVERITIES } from '../state/findings';
import type { Outlook } from '../state/findings';
import { controlsWouldHelp } from '../state/controls';
import { leavesNothing } from '../state/state';
import { usePane } from './context';
import { ControlFigures } from './controls';
import { ConvertSection } from './convert';
import { Coverage } from './coverage';
import { FindingList } from './finding-list';
import { Button, Icon, SeverityMark } from './parts';

/** What is wrong, where, and what could not be checked. */
export function CheckView() {
  const { state } = usePane();
  const { verdict } = state.check;
  if (verdict) return <Result verdict={verdict} />;
  if (leavesNothing(state)) return null;
  return state.job?.intent.kind === 'validate' ? <Waiting /> : <NotYet />;
}

function NotYet() {
  const { t, controller } = usePane();
  return (
    <div class="empty">
      <p>{t('pane.check.empty')}</p>
      <Button look="primary" onPress={() => void controller.perform({ kind: 'validate' })}>
        {t('pane.action.validate')}
      </Button>
    </div>
  );
}

function Waiting() {
  return (
    <div class="waiting" aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}

function Result({ verdict }: { readonly verdict: Verdict }) {
  const outlook = outlookOf(verdict);
  return (
    <>
      <Heading verdict={verdict} />
      {verdict.findings.length > 0 && <Counters verdict={verdict} />}
      <Outdated />
      {outlook !== 'errors' && <Calm verdict={verdict} outlook={outlook} />}
      <Coverage verdict={verdict} />
      <ControlFigures verdict={verdict} />
      <ConvertSection findings={verdict.findings} />
      <FindingList />
      <AfterCheck outlook={outlook} />
    </>
  );
}

function Heading({ verdict }: { readonly verdict: Verdict }) {
  const { t, controller } = usePane();
  const { organ, year } = verdict.report.profile;
  return (
    <div class="subject">
      <p>
        <strong>{organ ?? t('pane.check.noOrgan')}</strong>{' '}
        {year === null ? t('pane.check.noYear') : t('pane.check.year', { year })}
      </p>
      <Button onPress={() => void controller.perform({ kind: 'validate' })}>
        {t('pane.action.revalidate')}
      </Button>
    </div>
  );
}

/** Counts by severity; each one also shows only its own findings, and all again when pressed once more. */
function Counters({ verdict }: { readonly verdict: Verdict }) {
  const { state, t, send } = usePane();
  const counts = countFindings(verdict.findings);
  const open = countFindings(openFindings(verdict.findings));
  const { only } = state.check;
  return (
    <div class="counters" role="group" aria-label={t('pane.check.only')}>
      {SEVERITIES.map((severity) => (
        <Counter key={severity} severity={severity} count={counts[severity]} open={open[severity]} />
      ))}
      {only !== null && (
        <Button look="link" waits={false} onPress={() => send({ type: 'filtered', only: null })}>
          {t('pane.check.showAll')}
        </Button>
      )}
    </div>
  );
}

interface CounterProps {
  readonly severity: Severity;
  readonly count: number;
  /** How many of them nobody has answered. */
  readonly open: number;
}

function Counter({ severity, count, open }: CounterProps) {
  const { state, t, send } = usePane();
  const pressed = state.check.only === severity;
  return (
    <button
      type="button"
      class={`counter ${severity}${open === 0 ? ' none' : ''}`}
      aria-pressed={pressed}
      title={t(pressed ? 'pane.check.showAll' : `pane.check.only.${severity}`)}
      onClick={() => send({ type: 'filtered', only: pressed ? null : severity })}
    >
      <SeverityMark severity={severity} quiet />
      <span>
        <b>{count}</b> {t(`pane.severity.${severity}`)}
        {count > open && t('pane.check.counterAnswered', { count: count - open })}
      </span>
    </button>
  );
}

function Outdated() {
  const { state, t } = usePane();
  if (!state.check.outdated) return null;
  return <p class="bar caution">{t('pane.check.outdated')}</p>;
}

/** Nothing is wrong: calm and green only when nothing was left unchecked either. */
function Calm({ verdict, outlook }: { readonly verdict: Verdict; readonly outlook: Outlook }) {
  const { t } = usePane();
  const { total, byConstruction, unchecked, otherUnchecked } = coverageOf(verdict);
  const values = {
    total,
    byConstruction,
    unchecked: unchecked + otherUnchecked,
    count: outlook === 'open' ? openFindings(verdict.findings).length : verdict.findings.length,
  };
  const what = whatOf(outlook, values);
  return (
    <section class={`calm ${outlook}`}>
      <h2>
        {(outlook === 'clean' || outlook === 'answered') && <Icon name="done" />}
        {t(`pane.check.${outlook}.title`, values)}
      </h2>
      <p>{t(`pane.check.${outlook}.${what}`, values)}</p>
      {controlsWouldHelp(verdict) && <ControlsOffer />}
    </section>
  );
}

function whatOf(
  outlook: Outlook,
  { byConstruction, unchecked }: { readonly byConstruction: number; readonly unchecked: number },
): string {
  if (outlook === 'clean' && byConstruction > 0) return 'vouched';
  return outlook === 'unchecked' && unchecked === 0 ? 'missing' : 'what';
}

/** Where formulas vouch for the totals, only figures from elsewhere can tell more. */
function ControlsOffer() {
  const { t, controller } = usePane();
  return (
    <p class="offer">
      {t('pane.controls.offer')}
      <Button look="link" waits={false} onPress={() => void controller.perform({ kind: 'controls' })}>
        {t('pane.action.controls')}
      </Button>
    </p>
  );
}

function AfterCheck({ outlook }: { readonly outlook: Outlook }) {
  const { state, t, controller } = usePane();
  const draft = (): void => {
    controller.go('draft');
    void controller.perform({ kind: 'draft' });
  };
  return (
    <div class="actions after">
      <Button look={outlook === 'errors' ? 'plain' : 'primary'} onPress={draft}>
        {t('pane.action.draft')}
      </Button>
      <Button onPress={() => controller.go('import')}>{t('pane.action.import')}</Button>
      {state.check.marked !== null && (
        <Button onPress={() => void controller.perform({ kind: 'clearMarks' })}>
          {t('pane.action.clear')}
        </Button>
      )}
    </div>
  );
}
