import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { keepFocus, type FocusKeeper } from '../dom/focus';
import type { LedgerState } from '../ledger-actions';
import { usePane } from '../views/context';
import { Button } from '../views/parts';
import { Tabs } from '../views/tabs';
import { Beginning, Inserted } from './begin';
import { CasesPanel } from './cases';
import { CheckPanel } from './check';
import { FoundContext, LedgerContext, useFound, useLedgerPane } from './context';
import type { LedgerDesk } from './desk';
import { countFindings } from './findings';
import { ListImport } from './import';
import { MonthPanel, WeekPanel } from './review';
import { TABS, type Tab } from './state';

/** The ledger of the workbook, or how to begin one. */
export function LedgerPage({ desk }: { readonly desk: LedgerDesk }) {
  const { store } = desk;
  const { state: pane } = usePane();
  const [state, setState] = useState(store.get);
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  useEffect(() => desk.arrive(pane.check.verdict?.report.profile.year ?? null), [desk]);
  const { written, insert, check } = pane;
  useEffect(() => desk.saw(written), [desk, written]);
  useEffect(() => desk.saw(insert.outcome), [desk, insert.outcome]);
  useEffect(() => desk.saw(check.conversion.outcome), [desk, check.conversion.outcome]);
  const page = useKeptFocus();
  const { found } = state;
  return (
    <LedgerContext.Provider value={{ desk, state }}>
      <div class="ledger-page" ref={page}>
        {found === 'unread' && <Unread />}
        {found !== 'unread' && state.importing && (
          <ListImport
            desk={desk.lists}
            hasLedger={found !== null}
            onLeave={() => desk.store.send({ type: 'importing', importing: false })}
          />
        )}
        {found === null && !state.importing && <Beginning />}
        {found !== 'unread' && found !== null && !state.importing && (
          <FoundContext.Provider value={found}>
            <Ledger />
          </FoundContext.Provider>
        )}
      </div>
    </LedgerContext.Provider>
  );
}

/** What the pane does after each change of its own: here changes come that it does not hear of. */
function useKeptFocus(): RefObject<HTMLDivElement> {
  const page = useRef<HTMLDivElement>(null);
  const keeper = useRef<FocusKeeper | null>(null);
  useEffect(() => {
    if (!page.current) return undefined;
    const kept = keepFocus(page.current, () => page.current?.querySelector('[data-focus-home]') ?? null);
    keeper.current = kept;
    return () => kept.stop();
  }, []);
  useEffect(() => keeper.current?.check());
  return page;
}

/** Being read, or the reading failed or was cancelled, which is told below. */
function Unread() {
  const { state, t } = usePane();
  const { desk } = useLedgerPane();
  if (state.job) return <p class="standing">{t('pane.ledger.reading')}</p>;
  return (
    <div class="empty">
      <p>{t('pane.ledger.unread')}</p>
      <Button look="primary" onPress={() => void desk.read()}>
        {t('pane.ledger.read')}
      </Button>
    </div>
  );
}

function Ledger() {
  const { state } = useLedgerPane();
  return (
    <>
      <Head />
      <Inserted />
      <Outdated />
      <LedgerTabs />
      <TabPanel tab={state.tab} />
    </>
  );
}

/** Which ledger it is, how many cases it has, and the year it is looked at for. */
function Head() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const found = useFound();
  const { ledger, otherSheets } = found;
  const years = yearsOf(found, state.year, Number(desk.tools.today.slice(0, 4)));
  return (
    <section class="ledger-head">
      <div class="ledger-whose">
        <h2 tabIndex={-1} data-focus-home="">
          <bdi>{ledger.sheet}</bdi>
        </h2>
        <label class="ledger-year">
          <span class="unseen">{t('pane.ledger.year')}</span>
          <select
            value={String(state.year)}
            onChange={(event) => void desk.readYear(Number(event.currentTarget.value))}
          >
            {years.map((year) => (
              <option key={year} value={String(year)}>
                {t('pane.ledger.ofYear', { year })}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="standing ledger-size">
        {t(ledger.disputesSheet ? 'pane.ledger.size.disputes' : 'pane.ledger.size', {
          cases: ledger.cases.length,
          disputes: ledger.disputes.length,
        })}
        {ledger.cases.length > 0 && (
          <Button look="link" onPress={() => desk.store.send({ type: 'importing', importing: true })}>
            {t('pane.ledger.import.more')}
          </Button>
        )}
      </p>
      {otherSheets.length > 0 && (
        <p class="footnote">{t('pane.ledger.otherSheets', { sheets: otherSheets.join('、') })}</p>
      )}
    </section>
  );
}

/** Years in which something was received, and those around today; the latest first. */
function yearsOf({ ledger: { cases } }: LedgerState, year: number, thisYear: number): readonly number[] {
  const received = cases.flatMap((one) => (one.received === null ? [] : [Number(one.received.slice(0, 4))]));
  return [...new Set([year, thisYear, thisYear - 1, ...received])].sort((a, b) => b - a);
}

/** Somebody typed in the workbook: what is shown stays until the clerk wants it anew. */
function Outdated() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  if (!state.outdated) return null;
  return (
    <div class="bar caution">
      <p>{t('pane.ledger.outdated')}</p>
      <Button onPress={() => void desk.read()}>{t('pane.ledger.readAgain')}</Button>
    </div>
  );
}

const PANELS = {
  check: CheckPanel,
  cases: CasesPanel,
  week: Week,
  month: Month,
} satisfies Record<Tab, unknown>;

function TabPanel({ tab }: { readonly tab: Tab }) {
  const Panel = PANELS[tab];
  return (
    <section
      class="ledger-panel"
      role="tabpanel"
      id="pane-ledger-panel"
      aria-labelledby={`pane-ledger-tab-${tab}`}
    >
      <Panel />
    </section>
  );
}

function Week() {
  const { desk } = useLedgerPane();
  const found = useFound();
  const review = useMemo(() => desk.tools.week(found), [desk, found]);
  return <WeekPanel review={review} ledger={found.ledger} onPrint={(shown) => void desk.print(shown)} />;
}

function Month() {
  const { desk } = useLedgerPane();
  const found = useFound();
  return (
    <MonthPanel
      year={found.year}
      today={desk.tools.today}
      ledger={found.ledger}
      month={(month) => desk.tools.month(found, month)}
      onPrint={(shown) => void desk.print(shown)}
    />
  );
}

function LedgerTabs() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const { verdict } = useFound();
  const { error, warning } = countFindings(verdict.findings);
  return (
    <Tabs
      part="ledger"
      label={t('pane.ledger.tabs')}
      tabs={TABS}
      shown={state.tab}
      onGo={(tab) => desk.store.send({ type: 'wentTo', tab })}
    >
      {(tab) => (
        <>
          {t(`pane.ledger.tab.${tab}`)}
          {tab === 'check' && error + warning > 0 && <span class="count">{error + warning}</span>}
        </>
      )}
    </Tabs>
  );
}
