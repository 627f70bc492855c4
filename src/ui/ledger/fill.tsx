import { useEffect, useRef } from 'preact/hooks';
import type { DifferentFigure, TargetComparison } from '../actions';
import { showElement } from '../dom/focus';
import { useArrivalFocus, usePane, usePaneTools } from '../views/context';
import { DifferenceList } from '../views/difference-list';
import { Button } from '../views/parts';
import { useFound, useLedgerPane } from './context';
import { isOfTables, otherYearOf } from './findings';
import type { Filling } from './state';

/** 用台账填表: says first what it would change. */
export function Fill() {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const found = useFound();
  const { compared, findings } = found.verdict;
  if (found.cells.size === 0 || otherYearOf(found) !== null) return null;
  const isDue = compared === 0 || findings.some(isOfTables);
  return (
    <div class="ledger-fill">
      <Button
        look={isDue && !state.filling ? 'primary' : 'plain'}
        focusHome
        onPress={() => void desk.compare()}
      >
        {t('pane.ledger.fill')}
      </Button>
      {state.filling && <Asked filling={state.filling} />}
    </div>
  );
}

/** Old and new of every figure that differs; only those ticked are changed. */
function Asked({ filling }: { readonly filling: Filling }) {
  const { t } = usePane();
  const { desk, state } = useLedgerPane();
  const heading = useArrivalFocus<HTMLHeadingElement>();
  const section = useRef<HTMLElement>(null);
  useEffect(() => showElement(section.current), []);
  const { comparison } = filling;
  const { fill, different } = comparison;
  const isNothing = fill === 0 && different.length === 0;
  const leave = (): void => desk.store.send({ type: 'asked', comparison: null });
  return (
    <section
      class="panel"
      ref={section}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {t(isNothing ? 'pane.ledger.fill.nothing' : 'pane.ledger.fill.title', { year: state.year })}
      </h2>
      <Will comparison={comparison} />
      {different.length > 0 && <Differences filling={filling} />}
      <div class="actions">
        {!isNothing && <WriteButton filling={filling} />}
        <Button look="quiet" waits={false} onPress={leave}>
          {t(isNothing ? 'pane.close' : 'pane.keep')}
        </Button>
      </div>
    </section>
  );
}

function Will({ comparison: { same, fill, formulas, noPlace } }: { readonly comparison: TargetComparison }) {
  const { t } = usePaneTools();
  const said = [
    ['fill', fill],
    ['same', same],
    ['formulas', formulas],
    ['noPlace', noPlace],
  ] as const;
  return (
    <ul class="ledger-will">
      {said.map(
        ([what, count]) => count > 0 && <li key={what}>{t(`pane.ledger.will.${what}`, { count })}</li>,
      )}
    </ul>
  );
}

function WriteButton({ filling: { comparison, chosen } }: { readonly filling: Filling }) {
  const { t } = usePaneTools();
  const { desk } = useLedgerPane();
  const { fill } = comparison;
  if (fill === 0 && chosen.size === 0) return <p class="field-hint">{t('pane.ledger.write.choose')}</p>;
  const key = chosen.size === 0 ? 'fillOnly' : fill === 0 ? 'replace' : 'both';
  return (
    <Button look="primary" onPress={() => void desk.fill()}>
      {t(`pane.ledger.write.${key}`, { fill, count: chosen.size })}
    </Button>
  );
}

function Differences({ filling: { comparison, chosen } }: { readonly filling: Filling }) {
  const { t } = usePaneTools();
  const { desk } = useLedgerPane();
  const { different } = comparison;
  return (
    <>
      <p>{t('pane.ledger.differ', { count: different.length })}</p>
      <DifferenceList
        different={different}
        chosen={chosen}
        onChoose={(points) => desk.store.send({ type: 'chose', chosen: points })}
        all={t('pane.ledger.differ.all')}
        none={t('pane.ledger.differ.none')}
        look="ledger-differences"
      >
        {(figure) => <Difference figure={figure} />}
      </DifferenceList>
    </>
  );
}

function Difference({ figure: { point, place, is, shouldBe } }: { readonly figure: DifferentFigure }) {
  const { t, word } = usePaneTools();
  const { desk } = useLedgerPane();
  const words = (value: DifferentFigure['is']): string =>
    value === null || value === '' ? t('pane.ledger.blank') : String(value);
  return (
    <span class="ledger-change">
      <span>
        {word(desk.tools.where(point))} <span class="cell">{place.cell}</span>
      </span>
      <b>{t('pane.ledger.change', { from: words(is), to: words(shouldBe) })}</b>
    </span>
  );
}
