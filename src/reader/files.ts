import { collectFiles } from '../adapters/collect-files';
import { createWorkerPool } from '../adapters/worker-pool';
import type { CollectFiles, WorkPool } from '../collecting';

/** More would only wait for each other. */
const MOST_WORKERS = 4;
const START_SECONDS = 15;

/** What 汇总 reads and writes files with in a page, in workers of its own. */
export const filesInPage: CollectFiles = { ...collectFiles, openPool };

function openPool(): WorkPool {
  const width = Math.min(MOST_WORKERS, Math.max(2, navigator.hardwareConcurrency || 2));
  const start = async (): Promise<Worker> => (await import('./start')).startReader();
  return { ...createWorkerPool({ start, width, startSeconds: START_SECONDS }), width };
}
