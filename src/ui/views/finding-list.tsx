import { useEffect, useRef } from 'preact/hooks';
import { focusWithin, showElement } from '../dom/focus';
import {
  answeredFindings,
  canFillZeros,
  groupFindings,
  isOpen,
  neighbourOf,
  visibleIds,
} from '../state/findings';
import type { FindingGroup } from '../state/findings';
import { AnsweredGroup } from './answered-group';
import { usePane } from './context';
import { FindingItem } from './finding-item';
import { useGrowth } from './growth';

/** Findings by table. Arrow keys move, Enter locates, F8 comes back here from anywhere in the pane. */
export function FindingList() {
  const { state, t } = usePane();
  const list = useRef<HTMLDivElement>(null);
  const groups = groupFindings(state.check);
  const answered = answeredFindings(state.check);
  const drawn = useGrowth(groups.reduce((sum, { items }) => sum + items.length, 0));
  const moveTo = useMovement(list);
  useHandover(list, moveTo);
  if (state.check.listed.length === 0) return null;
  return (
    <div class="findings" ref={list} onKeyDown={(event) => steer(event, list.current, moveTo)}>
      {firstOf(groups, drawn).map((group) => (
        <Group key={group.table ?? 'other'} group={group} />
      ))}
      {groups.length === 0 && answered.length === 0 && (
        <p class="hint">{t(`pane.check.noneOf.${state.check.only ?? 'error'}`)}</p>
      )}
      {groups.length > 0 && <p class="keys">{t('pane.check.keys')}</p>}
      {answered.length > 0 && <AnsweredGroup findings={answered} />}
    </div>
  );
}

/** The groups with so many items in all; a group without any is left out. */
function firstOf(groups: readonly FindingGroup[], count: number): readonly DrawnGroup[] {
  let left = count;
  return groups.flatMap((group) => {
    const items = group.items.slice(0, left);
    left -= items.length;
    return items.length > 0 ? [{ ...group, items, alive: group.items.filter(isOpen).length }] : [];
  });
}

interface DrawnGroup extends FindingGroup {
  /** Open findings of the group, drawn or not. */
  readonly alive: number;
}

function Group({ group }: { readonly group: DrawnGroup }) {
  const { state, t } = usePane();
  const { verdict, current } = state.check;
  const name = group.table ?? 'other';
  const heading = `pane-group-${name}`;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} class="group">
        {t(`pane.table.${name}`)}{' '}
        <span class="count">{t('pane.check.groupCount', { count: group.alive })}</span>
      </h2>
      <ul>
        {group.items.map(({ finding, mended }) => (
          <FindingItem
            key={finding.id}
            finding={finding}
            mended={mended}
            here={!mended && current === finding.id}
            fillable={canFillZeros(finding, verdict)}
            refused={verdict?.answers.refused.includes(finding.id) ?? false}
          />
        ))}
      </ul>
    </section>
  );
}

type Move = 'next' | 'previous' | 'first' | 'last' | 'here';
type List = { readonly current: HTMLElement | null };

/** Moves the place of the arrow keys, and the focus with it. */
function useMovement(list: List): (move: Move) => void {
  const { state, send } = usePane();
  const { check } = state;
  const moveTo = (move: Move): void => {
    const ids = visibleIds(check);
    const at = Math.max(0, ids.indexOf(check.current ?? ''));
    const target = { next: at + 1, previous: at - 1, first: 0, last: ids.length - 1, here: at }[move];
    const id = ids[Math.min(Math.max(target, 0), ids.length - 1)];
    if (id === undefined) return;
    send({ type: 'stoodOn', id });
    focusFinding(list.current, id);
  };
  useReturnKey(list, moveTo);
  return moveTo;
}

const KEYS: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

function steer(event: KeyboardEvent, list: HTMLElement | null, moveTo: (move: Move) => void): void {
  if (event.target instanceof HTMLInputElement) return; // there the keys move in the text
  const onTitle = event.target instanceof HTMLElement && event.target.dataset['finding'] !== undefined;
  if (event.key === 'Escape' && !onTitle && list?.contains(event.target as Node)) {
    // Excel on the web takes Escape for going back to the sheet; from a button of a finding it goes to its title.
    event.stopPropagation();
    return moveTo('here');
  }
  const move = KEYS[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  moveTo(move);
}

/** F8 is free in Excel on the web, which keeps Tab, F2, Escape and all keys with Ctrl or Alt for itself. */
function useReturnKey(list: List, moveTo: (move: Move) => void): void {
  const latest = useRef(moveTo);
  latest.current = moveTo;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'F8') return;
      event.preventDefault();
      event.stopPropagation();
      const inside = list.current?.contains(document.activeElement) ?? false;
      latest.current(inside ? (event.shiftKey ? 'previous' : 'next') : 'here');
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** When the finding that has the focus is mended or answered, the focus goes to its neighbour before it leaves. */
function useHandover(list: List, moveTo: (move: Move) => void): void {
  const { state, send } = usePane();
  const { listed } = state.check;
  const lastFocused = useLastFocused(list);
  useEffect(() => {
    const id = lastFocused();
    if (id === null) return;
    if (listed.some((item) => item.finding.id === id && isOpen(item))) return;
    const neighbour = neighbourOf(id, listed);
    if (neighbour === null) return;
    send({ type: 'stoodOn', id: neighbour });
    focusFinding(list.current, neighbour);
  }, [listed, moveTo]);
}

/** The finding that has the focus, or had it in a button that is no longer there. */
function useLastFocused(list: List): () => string | null {
  const last = useRef<{ readonly element: Element; readonly id: string } | null>(null);
  useEffect(() => {
    const come = ({ target }: FocusEvent): void => {
      if (!(target instanceof Element)) return;
      const item = target.closest<HTMLElement>('[data-finding-item]');
      const id = item && list.current?.contains(item) ? item.dataset['findingItem'] : undefined;
      last.current = id === undefined ? null : { element: target, id };
    };
    document.addEventListener('focusin', come);
    return () => document.removeEventListener('focusin', come);
  }, []);
  return () => {
    const { activeElement } = document;
    const { element, id } = last.current ?? {};
    const lost = activeElement === document.body && element?.isConnected === false;
    return id !== undefined && (lost || activeElement === element) ? id : null;
  };
}

function focusFinding(list: HTMLElement | null, id: string): void {
  const titles = list?.querySelectorAll<HTMLElement>('[data-finding]') ?? [];
  const title = [...titles].find((element) => element.dataset['finding'] === id);
  focusWithin(title);
  showElement(title?.closest('li'));
}
