import { createQueue } from './command-queue';
import type { BroughtText, ProseDoor, ProsePart, ProseSurroundings } from './prose-part';

export function createProseDoor(surroundings: Omit<ProseSurroundings, 'arrivals'>): ProseDoor {
  const arrivals = createQueue<BroughtText>();
  let part: ProsePart | null = null;
  return {
    bring(brought) {
      if (brought.things.length === 0) return;
      surroundings.controller.go('prose');
      arrivals.give(brought);
    },
    part: () => part,
    async load() {
      const { createProsePart } = await import('./prose');
      part ??= createProsePart({ ...surroundings, arrivals });
      return part;
    },
    stop: () => part?.stop(),
  };
}
