import { GoujiError } from '../../../core/errors';
import type { SheetGrid, WorkbookView } from '../../../core/model/grid';
import { openContainer, type Container } from './container';
import { isZip, notAZip } from './file-kind';
import { XLSX_LIMITS, type XlsxLimits } from './limits';
import { identifyPackage } from './package-kind';
import { badReference, type PartContext } from './parts/context';
import { onlyRelationship, readRelationships, type Relationship } from './parts/relationships';
import { readSharedStrings } from './parts/shared-strings';
import { readSheetPart, type SheetBudget, type SheetTables } from './parts/sheet';
import { NO_STYLES, readFormatCodes } from './parts/styles';
import { readWorkbookPart, type SheetEntry, type WorkbookPart } from './parts/workbook';

export { LEDGER_LIMITS, TOTAL_LIMITS, XLSX_LIMITS, type XlsxLimits } from './limits';

const BYTES_PER_MB = 1024 * 1024;

/**
 * Reads a workbook from somebody else: strict, bounded, and never a guess. A file that is damaged, or that
 * two programs could read differently, is refused with a code; nothing of it is returned.
 *
 * Each sheet is read from A1 to its last cell with content, within READ_BOUNDS or the rows given. A formula has its cached
 * result as value, null when there is none. The ids of sheets are the sheetIds of the file. A name that
 * belongs to one sheet is called `'sheet'!name`. Chart and macro sheets are left out. Notices: MACROS,
 * EXTERNAL_LINK.
 *
 * @param limits  bounds other than XLSX_LIMITS, for folders of many files and for tests
 * @throws GoujiError with a code of the files section, and nothing else
 */
export async function readXlsx(bytes: Uint8Array, limits: XlsxLimits = XLSX_LIMITS): Promise<WorkbookView> {
  const container = openFile(bytes, limits);
  const context: PartContext = { container, limits, budget: { left: limits.xmlEvents } };
  const { workbookPart, macroEnabled } = identifyPackage(context);
  const workbook = readWorkbookPart(context, workbookPart);
  const relationships = readRelationships(context, workbookPart);
  const tables = readTables(context, workbookPart, relationships, workbook);
  const budget = { cells: limits.cells, sharedFormulaText: limits.sharedFormulaText };
  const sheets = locateSheets(workbook.sheets, relationships, workbookPart).map((sheet) =>
    readSheet(context, sheet, tables, budget),
  );
  return {
    sheets,
    names: workbook.names,
    notices: noticesOf(relationships, macroEnabled),
    ...(workbook.dates1904 ? { dates1904: true } : {}),
  };
}

/**
 * The defined names of a workbook and nothing else, for knowing what it is before its sheets are read.
 * @throws as `readXlsx`
 */
export function readXlsxNames(bytes: Uint8Array, limits: XlsxLimits = XLSX_LIMITS): WorkbookView['names'] {
  const container = openFile(bytes, limits);
  const context: PartContext = { container, limits, budget: { left: limits.xmlEvents } };
  return readWorkbookPart(context, identifyPackage(context).workbookPart).names;
}

function openFile(bytes: Uint8Array, limits: XlsxLimits): Container {
  if (bytes.length === 0) throw new GoujiError('EMPTY_FILE');
  if (bytes.length > limits.fileBytes) {
    throw new GoujiError('FILE_TOO_LARGE', { limit: Math.round(limits.fileBytes / BYTES_PER_MB) });
  }
  if (!isZip(bytes)) throw notAZip(bytes);
  return openContainer(bytes, limits);
}

function readTables(
  context: PartContext,
  workbookPart: string,
  relationships: readonly Relationship[],
  { dates1904 }: WorkbookPart,
): SheetTables {
  const strings = onlyRelationship(relationships, 'sharedStrings', workbookPart)?.target;
  const styles = onlyRelationship(relationships, 'styles', workbookPart)?.target;
  return {
    sharedStrings: strings ? readSharedStrings(context, strings) : [],
    formats: styles ? readFormatCodes(context, styles) : NO_STYLES,
    dates1904,
  };
}

interface LocatedSheet extends SheetEntry {
  readonly part: string;
}

/** The worksheets among the sheets of a workbook, with the part of each. */
function locateSheets(
  sheets: readonly SheetEntry[],
  relationships: readonly Relationship[],
  workbookPart: string,
): readonly LocatedSheet[] {
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]));
  const located = sheets.flatMap((sheet) => {
    const relationship = byId.get(sheet.relationship);
    if (!relationship?.target) throw badReference(workbookPart, `no relationship for sheet ${sheet.name}`);
    return relationship.type === 'worksheet' ? [{ ...sheet, part: relationship.target }] : [];
  });
  const parts = new Set(located.map(({ part }) => part.toLowerCase()));
  if (parts.size !== located.length) throw badReference(workbookPart, 'two sheets in one part');
  return located;
}

function readSheet(
  context: PartContext,
  { id, name, visibility, part }: LocatedSheet,
  tables: SheetTables,
  budget: SheetBudget,
): SheetGrid {
  const { cells, truncated, merges, protected: isProtected } = readSheetPart(context, part, tables, budget);
  return {
    id,
    name,
    visibility,
    protected: isProtected,
    origin: { row: 0, col: 0 },
    cells,
    ...(merges.length > 0 ? { merges } : {}),
    ...(truncated ? { truncated } : {}),
  };
}

const MACRO_TYPES = new Set(['vbaProject', 'xlMacrosheet', 'xlIntlMacrosheet']);

function noticesOf(relationships: readonly Relationship[], macroEnabled: boolean): readonly string[] {
  const types = new Set(relationships.map(({ type }) => type));
  const macros = macroEnabled || [...types].some((type) => MACRO_TYPES.has(type));
  return [...(macros ? ['MACROS'] : []), ...(types.has('externalLink') ? ['EXTERNAL_LINK'] : [])];
}
