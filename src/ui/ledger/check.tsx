import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DataPointId, Severity } from '../../core/model/format';
import type { CellPlace } from '../../core/model/grid';
import type { LedgerFinding } from '../../core/model/ledger';
import { focusWithin, showElement } from '../dom/focus';
import { usePane, usePaneTools } from '../views/context';
import { Fold, useFirstFew } from '../views/fold';
import { LocateButton } from '../views/locate';
import { Button, Icon, SeverityMark } from '../views/parts';
import { useFound, useLedgerPane } from './context';
import { Fill } from './fill';
import { countFindings, indexOfCase, isOfTables, isOtherYear, otherYearOf } from './findings';

/** Where the tables differ from the ledger, and rows to look at. */
export function CheckPanel() {
  const { ledger } = useFound();
  if (ledger.cases.length + ledger.disputes.length === 0) return <NothingYet />;
  return (
    <>
      <Compared />
      <Fill />
      <Findings />
    </>
  );
}

/** The ledger was inserted and nothing stands in it. */
function NothingYet() {
  const { t } = usePane();
  const { desk } = useLedgerPane();
  const { ledger } = useFound();
  return (
    <div class="empty">
      <p>{t('pane.ledger.empty', { sheet: ledger.sheet })}</p>
      <Button onPress={() => desk.store.send({ type: 'importing', importing: true })}>
        {t('pane.ledger.import')}
      </Button>
    </div>
  );
}

/** What was compared with what, or why nothing was. */
function Compared() {
  const { t, controller } = usePane();
  const { desk, state } = useLedgerPane();
  const found = useFound();
  const reported = otherYearOf(found);
  if (found.cells.size === 0)
    return (
      <div class="bar">
        <p>{t('pane.ledger.compared.noTables')}</p>
        <Button onPress={() => controller.go('insert')}>{t('pane.action.insert')}</Button>
      </div>
    );
  if (reported !== null)
    return (
      <div class="bar caution">
        <p>{t('pane.ledger.compared.otherYear', { reported, year: state.year })}</p>
        <Button onPress={() => void desk.readYear(reported)}>
          {t('pane.ledger.lookAtYear', { year: reported })}
        </Button>
      </div>
    );
  const { compared: count, findings } = found.verdict;
  if (count === 0) return <p>{t('pane.ledger.compared.empty')}</p>;
  if (findings.some(isOfTables)) return <p class="standing">{t('pane.ledger.compared', { count })}</p>;
  return (
    <div class="bar done">
      <Icon name="done" />
      <p>{t('pane.ledger.compared.same', { count })}</p>
    </div>
  );
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function Findings() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const { verdict } = useFound();
  const all = useMemo(() => verdict.findings.filter((finding) => !isOtherYear(finding)), [verdict]);
  const counts = useMemo(() => countFindings(all), [all]);
  const shown = all.filter(({ severity }) => state.only === null || severity === state.only);
  if (all.length === 0)
    return (
      <section class="calm clean">
        <h2>
          <Icon name="done" />
          {t('pane.ledger.clean')}
        </h2>
        <p>{t('pane.ledger.clean.rows')}</p>
      </section>
    );
  return (
    <>
      <div class="counters" role="group" aria-label={t('pane.ledger.filter')}>
        {SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => (
          <button
            key={severity}
            type="button"
            class="counter"
            aria-pressed={state.only === severity}
            onClick={() =>
              desk.store.send({ type: 'filtered', only: state.only === severity ? null : severity })
            }
          >
            <SeverityMark severity={severity} quiet />
            <span>
              {t(`pane.severity.${severity}`)} <b>{counts[severity]}</b>
            </span>
          </button>
        ))}
      </div>
      <div class="findings" onKeyDown={steer}>
        <Group title="pane.ledger.group.tables" findings={shown.filter(isOfTables)} />
        <Group title="pane.ledger.group.rows" findings={shown.filter((finding) => !isOfTables(finding))} />
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrow keys go from finding to finding. */
function steer(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const { target, currentTarget, key } = event;
  const step = STEPS[key];
  const here = target instanceof Element ? target.closest('.finding') : null;
  if (step === undefined || !here || event.altKey || event.ctrlKey || event.metaKey) return;
  const cards = [...currentTarget.querySelectorAll<HTMLElement>('.finding:has(button)')];
  const next = cards[cards.findIndex((card) => card === here) + step];
  if (!next) return;
  event.preventDefault();
  focusWithin(next.querySelector('button'));
  showElement(next);
}

interface GroupProps {
  readonly title: 'pane.ledger.group.tables' | 'pane.ledger.group.rows';
  readonly findings: readonly LedgerFinding[];
}

/** Findings of a group that are drawn at first, and with each further wish. */
const DRAWN_AT_FIRST = 40;
const DRAWN_MORE = 200;

function Group({ title, findings }: GroupProps) {
  const { t } = usePane();
  const [drawn, setDrawn] = useState(DRAWN_AT_FIRST);
  const list = useFirstNew(drawn);
  const more = findings.length - drawn;
  if (findings.length === 0) return null;
  return (
    <section>
      <h2 class="group">
        {t(title)} <span class="count">{findings.length}</span>
      </h2>
      <ul ref={list}>
        {findings.slice(0, drawn).map((finding) => (
          <FindingCard key={finding.id} finding={finding} />
        ))}
      </ul>
      {more > 0 && (
        <Button look="link" waits={false} onPress={() => setDrawn(drawn + DRAWN_MORE)}>
          {t('pane.ledger.moreFindings', { count: more })}
        </Button>
      )}
    </section>
  );
}

/** When a list grew, the focus goes to the first item that is new. */
function useFirstNew(drawn: number): RefObject<HTMLUListElement> {
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(drawn);
  useEffect(() => {
    if (drawn > before.current) focusWithin(list.current?.children[before.current]?.querySelector('button'));
    before.current = drawn;
  }, [drawn]);
  return list;
}

const CELLS_SHOWN = 4;

function FindingCard({ finding }: { readonly finding: LedgerFinding }) {
  const { t, word } = usePaneTools();
  const { rule, severity, message, places, points, source } = finding;
  const cells = useFirstFew(places, CELLS_SHOWN);
  return (
    <li class={`finding ${severity}`}>
      <SeverityMark severity={severity} />
      <div class="finding-body">
        <p class="sentence">{word(message)}</p>
        <Suspects finding={finding} />
        {points.length === 0 && places.length === 0 && <Cases names={finding.cases} />}
        <div class="finding-actions" ref={cells.around}>
          {cells.shown.map((place, at) => (
            <CellButtons key={`${place.sheetId}!${place.cell}`} place={place} point={points[at] ?? null} />
          ))}
          {cells.more > 0 && (
            <Button look="link" waits={false} onPress={cells.showAll}>
              {t('pane.finding.moreCells', { count: cells.more })}
            </Button>
          )}
          {points.length === 0 && <WhereCounted names={finding.cases} />}
        </div>
        <p class="footnote">
          {source === '' ? t('pane.finding.rule', { rule }) : t('pane.finding.source', { source, rule })}
        </p>
      </div>
    </li>
  );
}

interface CellButtonsProps {
  readonly place: CellPlace;
  /** The figure that stands there; null for a cell of the ledger. */
  readonly point: DataPointId | null;
}

/** To a cell, and to the cases of its figure. */
function CellButtons({ place, point }: CellButtonsProps) {
  const { t } = usePaneTools();
  const { desk } = useLedgerPane();
  return (
    <>
      <LocateButton place={place} />
      {point !== null && (
        <Button look="link" waits={false} onPress={() => desk.lookUpFigure(point)}>
          {t('pane.ledger.casesOf', { cell: place.cell })}
        </Button>
      )}
    </>
  );
}

/** Of a row, to the figures that count it. */
function WhereCounted({ names: [name, ...others] }: { readonly names: readonly string[] }) {
  const { t } = usePaneTools();
  const { desk } = useLedgerPane();
  const found = useFound();
  const index = name === undefined || others.length > 0 ? null : indexOfCase(found, name);
  if (index === null) return null;
  return (
    <Button look="link" waits={false} onPress={() => desk.lookUpRow({ list: 'cases', index })}>
      {t('pane.ledger.whereCounted')}
    </Button>
  );
}

/** Those that may have been counted otherwise, where the sentence does not name them all. */
function Suspects({
  finding: { id, suspects = [], certain = false, cases },
}: {
  readonly finding: LedgerFinding;
}) {
  const { t, word } = usePaneTools();
  if (suspects.length === 0) return null;
  if (certain) return <Cases names={cases} />;
  return (
    <div class="ledger-suspects">
      <Fold id={`pane-ledger-suspects-${id}`} title={t('pane.ledger.suspects', { count: suspects.length })}>
        <ul class="details">
          {suspects.slice(0, NAMES_AT_MOST).map(({ index, number, reason }) => (
            <li key={index}>
              <CaseButton index={index} name={number} /> {word(reason)}
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}

const NAMES_SHOWN = 6;
/** More than these are no list to read. */
const NAMES_AT_MOST = 200;

function Cases({ names }: { readonly names: readonly string[] }) {
  const { t } = usePaneTools();
  const found = useFound();
  const listed = names.slice(0, NAMES_AT_MOST).flatMap((name) => {
    const index = indexOfCase(found, name);
    return index === null ? [] : [{ index, name }];
  });
  const { shown, more, showAll, around } = useFirstFew(listed, NAMES_SHOWN);
  if (listed.length === 0) return null;
  return (
    <div class="ledger-names" ref={around}>
      {shown.map(({ index, name }) => (
        <CaseButton key={index} index={index} name={name} />
      ))}
      {more > 0 && (
        <Button look="link" waits={false} onPress={showAll}>
          {t('pane.ledger.moreCases', { count: names.length - NAMES_SHOWN })}
        </Button>
      )}
      {more === 0 && names.length > listed.length && (
        <span>{t('pane.ledger.othersToo', { count: names.length - listed.length })}</span>
      )}
    </div>
  );
}

/** Shows the row of a case in its sheet. */
function CaseButton({ index, name }: { readonly index: number; readonly name: string }) {
  const { t } = usePaneTools();
  const { desk } = useLedgerPane();
  const isByRow = name.startsWith('#');
  return (
    <Button
      look="link"
      waits={false}
      label={t('pane.ledger.showCase', { name })}
      onPress={() => desk.revealRow({ list: 'cases', index })}
    >
      <bdi>{isByRow ? t('ledger.caseByRow', { row: name.slice(1) }) : name}</bdi>
    </Button>
  );
}
