import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ProseDesk } from './desk';
import type { ProseState } from './state';

export interface Checking {
  readonly desk: ProseDesk;
  readonly state: ProseState;
}

export const ProseContext = createContext<Checking | null>(null);

export function useProse(): Checking {
  const checking = useContext(ProseContext);
  if (!checking) throw new Error('A view of 核对文字 was drawn outside it');
  return checking;
}
