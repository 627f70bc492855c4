import { createQueue } from './command-queue';
import type { DroppedFiles } from './dom/dropped-files';
import type { LedgerDoor, LedgerPart, LedgerSurroundings } from './ledger-part';

export function createLedgerDoor(surroundings: Omit<LedgerSurroundings, 'arrivals' | 'tools'>): LedgerDoor {
  const arrivals = createQueue<DroppedFiles>();
  let part: LedgerPart | null = null;
  return {
    bring(files) {
      surroundings.controller.go('ledger');
      arrivals.give(files);
    },
    part: () => part,
    async load() {
      const [{ createLedgerPart }, tools] = await Promise.all([
        import('./ledger'),
        surroundings.actions.ledger(),
      ]);
      part ??= createLedgerPart({ ...surroundings, tools, arrivals });
      return part;
    },
    stop: () => part?.stop(),
  };
}
