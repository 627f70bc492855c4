import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CollectDesk } from './desk';
import type { CollectState } from './state';

export interface Collecting {
  readonly desk: CollectDesk;
  readonly state: CollectState;
}

export const CollectContext = createContext<Collecting | null>(null);
export const DeskContext = createContext<CollectDesk | null>(null);

export function useCollecting(): Collecting {
  return inside(useContext(CollectContext));
}

/** Draws nothing again; for what stands in a long list. */
export function useDesk(): CollectDesk {
  return inside(useContext(DeskContext));
}

function inside<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A view of 汇总 was drawn outside it');
  return value;
}
