import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Message } from '../../core/model/finding';
import type { DataPointId } from '../../core/model/format';
import type { Ledger } from '../../core/model/ledger';
import { focusWithin, showElement } from '../dom/focus';
import type { CountedFigure, CountedRow, LedgerRow } from '../ledger-actions';
import { usePane, usePaneTools } from '../views/context';
import { LocateButton } from '../views/locate';
import { Button, SeverityMark } from '../views/parts';
import { useFound, useLedgerPane } from './context';
import { casesWith } from './search';
import type { LookedUp } from './state';
import { WindowList } from './window-list';

/** From a cell to its cases and back, and the list of all. */
export function CasesPanel() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  return (
    <>
      <div class="ledger-ask">
        <Button look="primary" focusHome onPress={() => void desk.lookUpSelection()}>
          {t('pane.ledger.ofSelection')}
        </Button>
        <p class="field-hint">{t('pane.ledger.ofSelection.hint')}</p>
      </div>
      {state.lookedUp && <Answer key={state.lookedUp.turn} what={state.lookedUp.what} />}
      <AllCases />
    </>
  );
}

/** What was looked up; the focus comes to it. */
function Answer({ what }: { readonly what: LookedUp }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    focusWithin(heading.current);
    showElement(heading.current?.closest('section'), 'start');
  }, []);
  return (
    <section class="panel ledger-answer">
      {what.kind === 'figure' && <FigureCases counted={what.counted} heading={heading} />}
      {what.kind === 'row' && <RowFigures counted={what.counted} heading={heading} />}
      {what.kind === 'neither' && <Neither cell={what.place?.cell ?? null} heading={heading} />}
    </section>
  );
}

interface Headed {
  readonly heading: { readonly current: HTMLHeadingElement | null };
}

function CloseAnswer() {
  const { t } = usePaneTools();
  const { desk } = useLedgerPane();
  return (
    <Button look="quiet" waits={false} onPress={() => desk.store.send({ type: 'lookedUp', what: null })}>
      {t('pane.close')}
    </Button>
  );
}

/** The cases that make up a figure, each with its reason. */
function FigureCases({ counted, heading }: Headed & { readonly counted: CountedFigure }) {
  const { t, word } = usePane();
  const { desk } = useLedgerPane();
  const found = useFound();
  const { point, value, place, rows } = counted;
  const differences = found.verdict.findings.filter(({ points }) => points.includes(point));
  return (
    <>
      <div class="busy-line">
        <h2 tabIndex={-1} ref={heading}>
          {word(desk.tools.where(point))}
        </h2>
        <CloseAnswer />
      </div>
      <p>
        {t('pane.ledger.counts', { value })}
        {place && <LocateButton place={place} />}
      </p>
      {differences.map(({ id, severity, message }) => (
        <p key={id} class="ledger-difference">
          <SeverityMark severity={severity} />
          <span>{word(message)}</span>
        </p>
      ))}
      {rows.length > 0 && (
        <WindowList items={rows} label={t('pane.ledger.casesOfFigure')} height={4.5}>
          {({ row, place: at, reason }, tabIndex) => (
            <CaseItem row={row} line={word(reason)} tabIndex={tabIndex} onPress={() => desk.reveal(at)} />
          )}
        </WindowList>
      )}
    </>
  );
}

/** The figures that count a row, or why none does. */
function RowFigures({
  counted: { row, place, counted, notCounted },
  heading,
}: Headed & { readonly counted: CountedRow }) {
  const { t, word } = usePane();
  const { state } = useLedgerPane();
  const { ledger } = useFound();
  return (
    <>
      <div class="busy-line">
        <h2 tabIndex={-1} ref={heading}>
          {word(nameOf(ledger, row))}
        </h2>
        <span class="ledger-answer-ways">
          <LocateButton place={place} />
          <CloseAnswer />
        </span>
      </div>
      <p>
        {t(counted.length > 0 ? 'pane.ledger.countedIn' : 'pane.ledger.countedNowhere', { year: state.year })}
      </p>
      <ul class="ledger-figures">
        {counted.map(({ point, place: cell, reason }) => (
          <li key={point}>
            <FigureLink point={point} />
            {cell && <LocateButton place={cell} />}
            <span class="reason">{word(reason)}</span>
          </li>
        ))}
      </ul>
      {notCounted && <p class="bar caution">{word(notCounted)}</p>}
    </>
  );
}

function FigureLink({ point }: { readonly point: DataPointId }) {
  const { word } = usePaneTools();
  const { desk } = useLedgerPane();
  return (
    <Button look="link" waits={false} onPress={() => desk.lookUpFigure(point)}>
      {word(desk.tools.where(point))}
    </Button>
  );
}

function Neither({ cell, heading }: Headed & { readonly cell: string | null }) {
  const { t } = usePane();
  return (
    <>
      <div class="busy-line">
        <h2 tabIndex={-1} ref={heading}>
          {cell === null ? t('pane.ledger.noSelection') : t('pane.ledger.neither', { cell })}
        </h2>
        <CloseAnswer />
      </div>
      <p>{t('pane.ledger.neither.hint')}</p>
    </>
  );
}

interface CaseItemProps {
  readonly row: LedgerRow;
  readonly line: string;
  /** Empty for none. */
  readonly about?: string;
  readonly tabIndex: number;
  readonly onPress: () => void;
}

/** A row of the ledger: a click shows it in its sheet; beside it the way to the figures that count it. */
function CaseItem({ row, line, about = '', tabIndex, onPress }: CaseItemProps) {
  const { t, word } = usePaneTools();
  const { desk } = useLedgerPane();
  const { ledger } = useFound();
  const name = word(nameOf(ledger, row));
  return (
    <div class="ledger-case">
      <button type="button" class="ledger-case-title" tabIndex={tabIndex} onClick={onPress}>
        <bdi>{name}</bdi>
        <span class="ledger-case-line">{line}</span>
        {about !== '' && <bdi class="ledger-case-about">{about}</bdi>}
      </button>
      <Button
        look="link"
        waits={false}
        tabIndex={tabIndex}
        label={t('pane.ledger.whereCounted.label', { name })}
        onPress={() => desk.lookUpRow(row)}
      >
        {t('pane.ledger.whereCounted')}
      </Button>
    </div>
  );
}

/** How a row is called: by its number, without one by its row. */
function nameOf(ledger: Ledger, { list, index }: LedgerRow): Message {
  const one = ledger[list][index];
  if (one && one.number !== '') return { key: 'pane.ledger.numbered', values: { number: one.number } };
  return { key: 'ledger.caseByRow', values: { row: (one?.row ?? 0) + 1 } };
}

const SEARCHED_FROM = 8;

/** All cases, or those with the words that are looked for. */
function AllCases() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const { ledger } = useFound();
  const { search } = state;
  const shown = useMemo(() => casesWith(ledger.cases, search), [ledger, search]);
  if (ledger.cases.length === 0) return <p class="standing">{t('pane.ledger.noCases')}</p>;
  return (
    <section class="ledger-all">
      <h2>
        {t('pane.ledger.allCases')} <span class="count">{shown.length}</span>
      </h2>
      {ledger.cases.length >= SEARCHED_FROM && (
        <input
          type="text"
          aria-label={t('pane.ledger.search')}
          placeholder={t('pane.ledger.search')}
          value={search}
          onInput={(event) => desk.store.send({ type: 'searched', search: event.currentTarget.value })}
        />
      )}
      {shown.length === 0 && <p class="standing">{t('pane.ledger.search.none')}</p>}
      <WindowList items={shown} label={t('pane.ledger.allCases')} height={4.5}>
        {(index, tabIndex) => <ListedCase index={index} tabIndex={tabIndex} />}
      </WindowList>
    </section>
  );
}

function ListedCase({ index, tabIndex }: { readonly index: number; readonly tabIndex: number }) {
  const { t } = usePaneTools();
  const { desk } = useLedgerPane();
  const one = useFound().ledger.cases[index];
  const row: LedgerRow = { list: 'cases', index };
  if (!one) return null;
  const { received, answered, applicantName, summary } = one;
  const days = [
    received ? t('pane.ledger.receivedOn', { day: received }) : t('pane.ledger.notReceived'),
    answered ? t('pane.ledger.answeredOn', { day: answered }) : t('pane.ledger.notAnswered'),
  ];
  return (
    <CaseItem
      row={row}
      line={days.join(' · ')}
      about={[applicantName, summary].filter((text) => text !== '').join(' · ')}
      tabIndex={tabIndex}
      onPress={() => desk.revealRow(row)}
    />
  );
}
