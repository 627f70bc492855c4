import './policy';
import type { WorkerMessage } from '../adapters/worker-pool';
import type { CollectWork } from '../collect-work';

/**
 * A worker beside the pane: reads the files of units one after the other, and knows nothing else. Its parts are loaded
 * under the policy above, so none of them is imported before it stands.
 */
const scope = globalThis as unknown as {
  postMessage(message: WorkerMessage): void;
  onmessage: ((event: MessageEvent<CollectWork>) => void) | null;
};

async function start(): Promise<void> {
  const { answerTo } = await import('./work');
  scope.onmessage = ({ data }) => void answerTo(data).then((message) => scope.postMessage(message));
  scope.postMessage({ ready: true });
}

start().catch((error: unknown) => {
  // The pane learns of errors of a worker, not of refusals.
  setTimeout(() => {
    throw error;
  });
});
