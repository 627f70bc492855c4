import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LedgerState } from '../ledger-actions';
import type { LedgerDesk } from './desk';
import type { LedgerPaneState } from './state';

export interface LedgerPane {
  readonly desk: LedgerDesk;
  readonly state: LedgerPaneState;
}

export const LedgerContext = createContext<LedgerPane | null>(null);
export const FoundContext = createContext<LedgerState | null>(null);

export function useLedgerPane(): LedgerPane {
  return inside(useContext(LedgerContext));
}

/** The ledger that was read, where there is one; draws nothing again until it is read anew. */
export function useFound(): LedgerState {
  return inside(useContext(FoundContext));
}

function inside<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A view of the ledger was drawn outside it');
  return value;
}
