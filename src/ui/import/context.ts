import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ImportDesk } from './desk';
import type { ImportEvent } from './reduce';
import type { ImportState } from './state';

export interface Importing {
  readonly desk: ImportDesk;
  readonly state: ImportState;
  send(event: ImportEvent): void;
}

export const ImportContext = createContext<Importing | null>(null);

export function useImport(): Importing {
  const importing = useContext(ImportContext);
  if (!importing) throw new Error('A view of the import was drawn outside it');
  return importing;
}
