import type { WorkbookDocument } from '../../core/model/document';
import { createMemoryPort } from '../memory';
import type { MemoryPort } from '../memory';
import { openXlsx } from './open';
import type { LostPart } from './open';
import { verifyXlsx } from './verify';
import { writeXlsx } from './write';

export interface XlsxPort extends MemoryPort {
  /**
   * The workbook as a file, offered only after it was read again and found the same.
   * @throws OUTPUT_UNVERIFIED
   */
  save(): Promise<Uint8Array>;
  /** What the file held and a saved one will not. */
  readonly lost: readonly LostPart[];
}

/**
 * A WorkbookPort over an .xlsx file; nothing is written to it but by `save`. Without a file it is a new workbook
 * that has no sheet until a plan is executed.
 * @throws GoujiError with the codes of `readXlsx`
 */
export async function createXlsxPort(bytes?: Uint8Array): Promise<XlsxPort> {
  const { document, lost } = bytes ? await openXlsx(bytes) : { document: NEW_WORKBOOK, lost: [] };
  const memory = createMemoryPort(document);
  return { ...memory, kind: 'xlsx', lost, save: () => saveXlsx(memory.document()) };
}

/**
 * The document as a file that was read again and found the same.
 * @throws OUTPUT_UNVERIFIED
 */
export async function saveXlsx(document: WorkbookDocument): Promise<Uint8Array> {
  const bytes = await writeXlsx(document);
  await verifyXlsx(bytes, document);
  return bytes;
}

const NEW_WORKBOOK: WorkbookDocument = { sheets: [], names: [], structureProtected: false, selection: null };
