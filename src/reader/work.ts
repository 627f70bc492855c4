import { collectFiles } from '../adapters/collect-files';
import type { WorkerMessage } from '../adapters/worker-pool';
import { carryOut, type CollectWork } from '../collect-work';
import { isGoujiError } from '../core/errors';

/** Carries out what the pane asks for; never throws. */
export async function answerTo(work: CollectWork): Promise<WorkerMessage> {
  try {
    return { answer: await carryOut(work, collectFiles) };
  } catch (error) {
    const { code, details } = isGoujiError(error) ? error : { code: 'READ_CRASHED' as const, details: {} };
    return { error: { code, details } };
  }
}
