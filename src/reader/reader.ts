import './policy';
import { collectFiles } from '../adapters/collect-files';
import type { WorkerMessage } from '../adapters/worker-pool';
import { carryOut, type CollectWork } from '../collect-work';
import { isGoujiError } from '../core/errors';

/** A worker beside the pane: reads the files of units one after the other, and knows nothing else. */
const scope = globalThis as unknown as {
  postMessage(message: WorkerMessage): void;
  onmessage: ((event: MessageEvent<CollectWork>) => void) | null;
};

async function answerTo(work: CollectWork): Promise<WorkerMessage> {
  try {
    return { answer: await carryOut(work, collectFiles) };
  } catch (error) {
    const { code, details } = isGoujiError(error) ? error : { code: 'READ_CRASHED' as const, details: {} };
    return { error: { code, details } };
  }
}

scope.onmessage = ({ data }) => void answerTo(data).then((message) => scope.postMessage(message));
scope.postMessage({ ready: true });
