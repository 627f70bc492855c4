import { createQueue } from './command-queue';
import type { Brought, ImportDoor, ImportPart, ImportSurroundings } from './import-part';

/** What is brought waits in the door until the part behind it is loaded. */
export function createImportDoor(surroundings: Omit<ImportSurroundings, 'arrivals'>): ImportDoor {
  const arrivals = createQueue<readonly Brought[]>();
  let part: ImportPart | null = null;
  return {
    bring(things) {
      if (things.length === 0) return;
      surroundings.controller.go('import');
      arrivals.give(things);
    },
    part: () => part,
    async load() {
      const { createImportPart } = await import('./import');
      part ??= createImportPart({ ...surroundings, arrivals });
      return part;
    },
    stop: () => part?.stop(),
  };
}
