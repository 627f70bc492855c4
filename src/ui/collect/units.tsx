import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { UNIT_STATUSES, type CollectedUnit } from '../../core/model/collection';
import { focusWithin, showElement } from '../dom/focus';
import { usePane, usePaneTools } from '../views/context';
import { useGrowth } from '../views/growth';
import { Icon } from '../views/parts';
import { useCollecting, useDesk } from './context';
import { countUnits, isShown, isUnnamed, type UnitFilter } from './state';
import { StatusMark } from './status';
import { UnitDetail } from './unit';

/** Who stands how. The arrow keys go from unit to unit. */
export function Units() {
  const { t } = usePane();
  const { state } = useCollecting();
  const { collection, only, open, choices, roster } = state;
  const list = useRef<HTMLUListElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const shown = useMemo(
    () => (collection?.units ?? []).filter((unit) => isShown(unit, only, choices, roster !== null)),
    [collection, only, choices, roster],
  );
  const drawn = useGrowth(Math.max(shown.length, 1));
  const wanted = useArrivals(list, drawn);
  const last = Math.max(drawn, wanted(shown));
  const current = shown.some(({ name }) => name === stop) ? stop : (shown[0]?.name ?? null);
  return (
    <>
      <Filters />
      <WithErrors />
      {shown.length === 0 && <p class="standing">{t('pane.collect.none')}</p>}
      <ul
        class="collect-units"
        ref={list}
        onKeyDown={(event) => steer(event, list.current)}
        onFocusIn={(event) => {
          const name = (event.target as HTMLElement).dataset['unit'];
          if (name !== undefined) setStop(name);
        }}
      >
        {shown.slice(0, last).map((unit) => (
          <UnitItem
            key={unit.name}
            unit={unit}
            open={unit.name === open}
            stop={unit.name === current}
            unnamed={isUnnamed(unit, choices, roster !== null)}
          />
        ))}
      </ul>
    </>
  );
}

/**
 * Goes to the unit that is asked for, such as by a click on its part of a figure.
 * @returns how many items must be drawn for that
 */
function useArrivals(
  list: RefObject<HTMLElement>,
  drawn: number,
): (shown: readonly CollectedUnit[]) => number {
  const { state } = useCollecting();
  const { goTo } = state;
  const arrived = useRef(0);
  useEffect(() => {
    if (!goTo || arrived.current === goTo.turn) return;
    const title = titlesIn(list.current).find((element) => element.dataset['unit'] === goTo.unit);
    if (!title) return;
    arrived.current = goTo.turn;
    focusWithin(title);
    showElement(title.closest('li'), 'start');
  }, [goTo, drawn]);
  return (shown) => (goTo ? shown.findIndex(({ name }) => name === goTo.unit) + 1 : 0);
}

const FILTERS: readonly UnitFilter[] = [...UNIT_STATUSES, 'unnamed'];

/** How many stand how; each shows its units alone. */
function Filters() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const { collection, only, choices, roster } = state;
  const counts = useMemo(
    () => countUnits(collection?.units ?? [], choices, roster !== null),
    [collection, choices, roster],
  );
  return (
    <div class="counters" role="group" aria-label={t('pane.collect.filter')}>
      {FILTERS.filter((filter) => counts.has(filter) || filter === only).map((filter) => (
        <button
          key={filter}
          type="button"
          class={`counter ${filter}`}
          aria-pressed={filter === only}
          onClick={() => desk.store.send({ type: 'filtered', only: filter === only ? null : filter })}
        >
          {filter === 'unnamed' ? <Icon name="edit" /> : <StatusMark status={filter} />}
          <span>
            {t(filter === 'unnamed' ? 'pane.collect.unnamed' : `collect.status.${filter}`)}{' '}
            <b>{counts.get(filter) ?? 0}</b>
          </span>
        </button>
      ))}
    </div>
  );
}

/** The one switch by which units with errors are added. */
function WithErrors() {
  const { t } = usePane();
  const { desk, state } = useCollecting();
  const count = state.collection?.units.filter(({ status }) => status === 'errors').length ?? 0;
  if (count === 0) return null;
  return (
    <label class="collect-switch">
      <input
        type="checkbox"
        checked={state.choices.withErrors}
        onChange={(event) => desk.decide({ withErrors: event.currentTarget.checked })}
      />
      <span>
        {t('pane.collect.withErrors', { count })}
        <small>{t('pane.collect.withErrors.hint')}</small>
      </span>
    </label>
  );
}

interface UnitItemProps {
  readonly unit: CollectedUnit;
  readonly open: boolean;
  readonly stop: boolean;
  readonly unnamed: boolean;
}

/** Drawn again only when it says something else: the list fills while it is read. */
function UnitItem({ unit, open, stop, unnamed }: UnitItemProps) {
  const { t } = usePaneTools();
  const { store } = useDesk();
  const said = [
    unit.name,
    unit.status,
    standingKey(unit),
    openCount(unit, 'error'),
    openCount(unit, 'warning'),
  ];
  const id = `pane-collect-unit-${encodeURIComponent(unit.name)}`;
  return useMemo(
    () => (
      <li class={`collect-unit ${unit.status}${open ? ' open' : ''}`}>
        <button
          type="button"
          class="collect-unit-title"
          data-unit={unit.name}
          data-focus-home=""
          tabIndex={stop ? 0 : -1}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => store.send({ type: 'unfolded', unit: open ? null : unit.name })}
        >
          <StatusMark status={unit.status} />
          <bdi class="collect-name">{unit.name}</bdi>
          <span class="collect-standing">
            {t(`collect.status.${unit.status}`)}
            {unit.status === 'errors' && ` ${String(openCount(unit, 'error'))}`}
          </span>
          <span class="collect-line">
            {t(standingKey(unit))}
            {openCount(unit, 'warning') > 0 &&
              ` · ${t('pane.collect.warnings', { count: openCount(unit, 'warning') })}`}
            {unnamed && <b> · {t('pane.collect.unnamed')}</b>}
          </span>
        </button>
        <div id={id} hidden={!open}>
          {open && <UnitDetail name={unit.name} />}
        </div>
      </li>
    ),
    [...said, open, stop, unnamed],
  );
}

function standingKey({ counts, status }: CollectedUnit): string {
  if (counts.in) return 'collect.counted';
  return counts.because === status ? 'collect.notCounted' : `collect.because.${counts.because}`;
}

function openCount({ report }: CollectedUnit, severity: 'error' | 'warning'): number {
  return (report?.findings ?? []).filter((one) => one.severity === severity && !one.answered).length;
}

function titlesIn(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[data-unit]') ?? [])];
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: -Infinity,
  End: Infinity,
};

function steer(event: KeyboardEvent, list: HTMLElement | null): void {
  const { target } = event;
  if (!(target instanceof HTMLElement) || target.matches('input, textarea')) return;
  const titles = titlesIn(list);
  const here = target.closest('li.collect-unit')?.querySelector<HTMLElement>('[data-unit]');
  if (event.key === 'Escape' && here && here !== target) {
    event.stopPropagation();
    return focusWithin(here);
  }
  const step = STEPS[event.key];
  if (step === undefined || !here || target !== here || event.altKey || event.ctrlKey || event.metaKey)
    return;
  event.preventDefault();
  const at = Math.min(Math.max(titles.indexOf(here) + step, 0), titles.length - 1);
  focusWithin(titles[at]);
  showElement(titles[at]?.closest('li'));
}
