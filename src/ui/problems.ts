import { isGoujiError } from '../core/errors';
import type { Message } from '../core/model/finding';

/** Wording of a failure: `error.<code>` for what we know, a plain sentence for what we did not expect. */
export function messageOf(error: unknown): Message {
  if (isGoujiError(error)) return { key: `error.${error.code}`, values: error.details };
  return { key: 'pane.problem.unexpected', values: { name: nameOf(error) } };
}

export function isCancelled(error: unknown): boolean {
  return isGoujiError(error) && error.code === 'CANCELLED';
}

/** The sheet in the way when an insertion is refused, null for any other failure. */
export function sheetInTheWay(error: unknown): string | null {
  return isGoujiError(error) && error.code === 'SHEET_EXISTS' ? String(error.details['sheet'] ?? '') : null;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
