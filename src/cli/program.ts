import type { Terminal } from './cli';

/**
 * What the bundle of the command line offers. Everything else is loaded when it is asked for, so that a reader of
 * workbooks is small and soon at work.
 */
export async function main(args: readonly string[], terminal?: Terminal): Promise<number> {
  const cli = await import('./cli');
  return cli.main(args, terminal, __filename);
}

/** Reads files for the process that started this one. */
export async function serveReader(): Promise<void> {
  const reader = await import('./collect/serve-reader');
  reader.serveReader();
}
