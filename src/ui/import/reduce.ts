import type { DataPointId, TableId } from '../../core/model/format';
import type { ImportComparison } from '../actions';
import { isDoubtful } from './figures';
import { isRead } from './state';
import type { ImportItem, ImportState, ReadItem, Target } from './state';

export type ImportEvent =
  | { readonly type: 'came'; readonly items: readonly ImportItem[] }
  | { readonly type: 'chose'; readonly id: number }
  | { readonly type: 'dropped'; readonly id: number }
  | { readonly type: 'unfolded'; readonly table: TableId | null }
  | { readonly type: 'typed'; readonly figures: ReadonlyMap<DataPointId, string> }
  | { readonly type: 'confirmed'; readonly points: readonly DataPointId[] }
  | { readonly type: 'named'; readonly organ?: string; readonly year?: string }
  | { readonly type: 'compared'; readonly comparison: ImportComparison | null }
  | { readonly type: 'asked'; readonly target: Target; readonly comparison: ImportComparison }
  | { readonly type: 'answered'; readonly chosen: ReadonlySet<DataPointId> }
  | { readonly type: 'left' }
  | { readonly type: 'wrote'; readonly target: Target };

type EventOf<Type extends ImportEvent['type']> = Extract<ImportEvent, { type: Type }>;
type Transitions = {
  readonly [Type in ImportEvent['type']]: (state: ImportState, event: EventOf<Type>) => ImportState;
};

/** The next state of the import. Pure. */
export function reduceImport(state: ImportState, event: ImportEvent): ImportState {
  const transition = transitions[event.type] as (state: ImportState, event: ImportEvent) => ImportState;
  return transition(state, event);
}

const transitions: Transitions = {
  came: (state, { items }) => {
    const first = items.find(isRead) ?? items[0];
    const all = { ...state, items: [...state.items, ...items] };
    return first ? show(all, first) : all;
  },
  chose: (state, { id }) =>
    show(
      state,
      state.items.find((item) => item.id === id),
    ),
  dropped: (state, { id }) => {
    const items = state.items.filter((item) => item.id !== id);
    const left = { ...state, items };
    return state.current === id ? show(left, items.find(isRead) ?? items[0]) : left;
  },
  unfolded: (state, { table }) => ({ ...state, open: table }),
  typed: (state, { figures }) =>
    changed(state, (item) => ({ ...item, written: null, typed: new Map([...item.typed, ...figures]) })),
  confirmed: (state, { points }) =>
    changed(state, (item) => ({ ...item, confirmed: new Set([...item.confirmed, ...points]) })),
  named: (state, { type: _, ...names }) => changed(state, (item) => ({ ...item, ...names, written: null })),
  compared: (state, { comparison }) => ({ ...state, comparison }),
  asked: (state, { target, comparison }) => ({
    ...state,
    comparison,
    settling: { target, comparison, chosen: new Set() },
  }),
  answered: (state, { chosen }) =>
    state.settling ? { ...state, settling: { ...state.settling, chosen } } : state,
  left: (state) => ({ ...state, settling: null }),
  wrote: (state, { target }) =>
    changed({ ...state, settling: null }, (item) => ({ ...item, written: target })),
};

/** A report without doubts shows its first table at once; otherwise the doubts come first. */
function show(state: ImportState, item: ImportItem | undefined): ImportState {
  const fresh = { ...state, current: item?.id ?? null, comparison: null, settling: null, open: null };
  if (!isRead(item) || item.report.figures.some((figure) => isDoubtful(item, figure))) return fresh;
  return { ...fresh, open: item.report.figures[0]?.table ?? null };
}

function changed(state: ImportState, change: (item: ReadItem) => ReadItem): ImportState {
  const items = state.items.map((item) => (item.id === state.current && isRead(item) ? change(item) : item));
  return { ...state, items };
}
