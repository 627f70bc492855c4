import { GoujiError, isGoujiError } from '../core/errors';
import type { SheetGrid, WorkbookView } from '../core/model/grid';
import { LONG_BOUNDS } from '../ports/workbook-port';
import { isZip } from './xlsx/read/file-kind';
import { readSource } from './readers';

/** Bytes of a file, and cells of a text: those of a list of 50,000 rows and 40 columns. */
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_CELLS = 2_000_000;

/**
 * A list from any system as grids, up to the rows of LONG_BOUNDS: a workbook, a text in whatever encoding, a saved page.
 * Each reader is loaded when it is needed.
 * @throws GoujiError with a code of the files
 */
export async function readListFile(
  bytes: Uint8Array,
  file: { readonly name?: string; readonly signal?: AbortSignal } = {},
): Promise<WorkbookView> {
  if (bytes.length === 0) throw new GoujiError('EMPTY_FILE');
  if (bytes.length > MOST_BYTES) throw new GoujiError('FILE_TOO_LARGE', { limit: MOST_BYTES / 1024 / 1024 });
  if (isZip(bytes)) return readPackage(bytes, file);
  const { plainKindOf } = await import('./intake/file-kind');
  if (plainKindOf(bytes, file.name ?? '') !== 'text') return readDocument(bytes, file);
  const { readRows } = await import('./intake/rows');
  return { sheets: [gridOf(readRows(bytes, MOST_CELLS), file.name ?? '')], names: [], notices: [] };
}

async function readPackage(bytes: Uint8Array, file: { readonly name?: string }): Promise<WorkbookView> {
  const { LEDGER_LIMITS, readXlsx } = await import('./xlsx/read');
  try {
    return await readXlsx(bytes, LEDGER_LIMITS);
  } catch (error) {
    if (isGoujiError(error) && error.code === 'NOT_XLSX') return readDocument(bytes, file);
    throw error;
  }
}

/** Tables of a document; where something of it was left out, every table may be cut. */
async function readDocument(
  bytes: Uint8Array,
  file: { readonly name?: string; readonly signal?: AbortSignal },
): Promise<WorkbookView> {
  const { view, notices } = await readSource(bytes, file);
  if (!notices.includes('TRUNCATED')) return view;
  return { ...view, sheets: view.sheets.map((sheet) => ({ ...sheet, truncated: true })) };
}

/** Systems write ="007" so that a spreadsheet leaves it a text. */
const KEPT_TEXT = /^="([^"]*)"$/;

function gridOf(rows: readonly (readonly string[])[], file: string): SheetGrid {
  const kept = rows.slice(0, LONG_BOUNDS.rows);
  return {
    id: 'list',
    name: file.replace(/\.[^.]*$/, ''),
    visibility: 'visible',
    protected: false,
    origin: { row: 0, col: 0 },
    cells: kept.map((row) =>
      row.map((text) => ({ value: text.trim() === '' ? null : text.trim().replace(KEPT_TEXT, '$1') })),
    ),
    ...(rows.length > kept.length ? { truncated: true } : {}),
  };
}
