import { GoujiError } from '../../core/errors';
import type { ReportSource } from '../../core/model/source';
import { openContainer } from '../xlsx/read/container';
import { CONTENT_TYPES_PART, readContentTypes } from '../xlsx/read/parts/content-types';
import type { PartContext } from '../xlsx/read/parts/context';
import { onlyRelationship, readRelationships } from '../xlsx/read/parts/relationships';
import { refusedArchive } from './file-kind';
import { DOCX_LIMITS } from './limits';
import type { WordPackage } from './docx';

/**
 * Reads what is packed as a zip: a Word document or a workbook.
 * @throws ARCHIVE_FILE for a plain archive, UNKNOWN_FILE for another kind of document, else the codes of its reader
 */
export async function readZip(bytes: Uint8Array): Promise<ReportSource> {
  const word = wordPackage(bytes);
  if (word) return (await import('./docx')).readDocx(bytes, word);
  const { readWorkbookFile } = await import('./xlsx');
  try {
    return await readWorkbookFile(bytes);
  } catch (error) {
    throw error instanceof GoujiError && error.code === 'NOT_XLSX' ? otherKind(error) : error;
  }
}

/** The main part of a Word document, null for any other package. */
function wordPackage(bytes: Uint8Array): WordPackage | null {
  const container = openContainer(bytes, DOCX_LIMITS);
  if (!container.has(CONTENT_TYPES_PART)) return null;
  const context: PartContext = { container, limits: DOCX_LIMITS, budget: { left: DOCX_LIMITS.xmlEvents } };
  const main = onlyRelationship(readRelationships(context, ''), 'officeDocument', '')?.target;
  if (!main) return null;
  const type = readContentTypes(context)(main).toLowerCase();
  const isWord = type.includes('wordprocessingml') || type.includes('ms-word');
  return isWord ? { documentPart: main, macroEnabled: type.includes('macroenabled') } : null;
}

function otherKind({ details }: GoujiError): GoujiError {
  const kind = String(details['kind'] ?? '?');
  return kind === '.zip' ? refusedArchive(kind) : new GoujiError('UNKNOWN_FILE', { kind });
}
