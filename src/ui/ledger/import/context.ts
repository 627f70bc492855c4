import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ListImportDesk } from './desk';
import type { ListImportState } from './state';

export interface ListImporting {
  readonly desk: ListImportDesk;
  readonly state: ListImportState;
  readonly hasLedger: boolean;
}

export const ListImportContext = createContext<ListImporting | null>(null);

export function useListImport(): ListImporting {
  const importing = useContext(ListImportContext);
  if (!importing) throw new Error('A view of the list was drawn outside its import');
  return importing;
}
