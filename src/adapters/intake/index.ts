import { GoujiError } from '../../core/errors';
import type { ReportSource } from '../../core/model/source';
import { plainKindOf } from './file-kind';
import { isZip } from '../xlsx/read/file-kind';
import { INTAKE_LIMITS } from './limits';

const BYTES_PER_MB = 1024 * 1024;

export interface SourceFile {
  /** Name as the clerk knows it; it only chooses the words of a refusal. */
  readonly name?: string;
  /** Stops a reading that takes long. */
  readonly signal?: AbortSignal;
}

/**
 * Reads last year's report, or any other, from whatever form it is in; told by its content. Each reader is loaded when
 * first needed.
 * @throws GoujiError with a code of the files section of the README, and nothing else
 */
export async function readSource(
  bytes: Uint8Array,
  { name = '', signal }: SourceFile = {},
): Promise<ReportSource> {
  if (bytes.length === 0) throw new GoujiError('EMPTY_FILE');
  if (bytes.length > INTAKE_LIMITS.fileBytes) {
    throw new GoujiError('FILE_TOO_LARGE', { limit: INTAKE_LIMITS.fileBytes / BYTES_PER_MB });
  }
  if (isZip(bytes)) return (await import('./zip')).readZip(bytes);
  switch (plainKindOf(bytes, name)) {
    case 'html':
      return (await import('./html')).readHtml(bytes);
    case 'mht':
      return (await import('./html')).readArchive(bytes);
    case 'pdf':
      return (await import('./pdf')).read(bytes, { signal });
    case 'text':
      return (await import('./text')).read(bytes);
  }
}
