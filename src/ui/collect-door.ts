import type { CollectDoor, CollectPart, CollectSurroundings } from './collect-part';
import { createQueue } from './command-queue';
import type { DroppedFiles } from './dom/dropped-files';

export function createCollectDoor(
  surroundings: Omit<CollectSurroundings, 'arrivals' | 'tools'>,
): CollectDoor {
  const arrivals = createQueue<DroppedFiles>();
  let part: CollectPart | null = null;
  return {
    bring(files) {
      surroundings.controller.go('collect');
      arrivals.give(files);
    },
    part: () => part,
    async load() {
      const [{ createCollectPart }, tools] = await Promise.all([
        import('./collect'),
        surroundings.actions.collecting(),
      ]);
      part ??= createCollectPart({ ...surroundings, tools, arrivals });
      return part;
    },
    stop: () => part?.stop(),
  };
}
