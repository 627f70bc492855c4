import type { ReportSource } from '../core/model/source';

/** Reads a report in any form; the readers are loaded when the first file comes. @throws as `readSource` of intake */
export async function readSource(
  bytes: Uint8Array,
  file: { readonly name?: string; readonly signal?: AbortSignal },
): Promise<ReportSource> {
  return (await import('./intake')).readSource(bytes, file);
}
