import { readXlsx as readPackage } from 'hucre/xlsx';
import type { Sheet, Workbook } from 'hucre';
import { GoujiError, isGoujiError } from '../../../core/errors';
import { blankSheet, DEFAULT_FONT } from '../../../core/model/document';
import type {
  DocumentFont,
  DocumentSelection,
  DocumentSheet,
  WorkbookDocument,
} from '../../../core/model/document';
import { parseBox } from '../../../core/model/geometry';
import type { SheetGrid, WorkbookView } from '../../../core/model/grid';
import { LONG_BOUNDS } from '../../../ports/workbook-port';
import { readXlsx, XLSX_LIMITS } from '../read';
import { widthInCharacters } from '../write/widths';
import { documentCells } from './cells';
import type { Looks } from './cells';
import { coloursOf } from './colours';
import { lostParts } from './lost';
import type { LostPart } from './lost';
import { documentNames, printNamesOf } from './names';
import { openPackage } from './package';
import type { OpenedPackage } from './package';
import { documentPage } from './page';
import { documentConditionalFormats, documentValidation } from './rules';
import { documentTables } from './tables';

export { LOST_PARTS } from './lost';
export type { LostPart } from './lost';

export interface OpenedWorkbook {
  readonly document: WorkbookDocument;
  /** What the file holds and a saved copy will not; worded under `lost.<part>`. */
  readonly lost: readonly LostPart[];
}

/** Rows as far as `readLong` reads them. */
const OPEN_LIMITS = { ...XLSX_LIMITS, gridRows: LONG_BOUNDS.rows };

/**
 * A file opened with its looks, for working on and saving again. The strict reader reads it first, so a damaged file
 * is refused with the same codes as in a check, and contents are the same as in a check.
 * @throws GoujiError with the codes of `readXlsx`
 */
export async function openXlsx(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const view = await readXlsx(bytes, OPEN_LIMITS);
  const opened = openPackage(bytes);
  const workbook = await readLooks(bytes, view);
  const font = defaultFontOf(workbook);
  const looks: Looks = {
    colourOf: coloursOf(workbook.themeColors),
    defaultFont: font,
    dates1904: view.dates1904 === true,
  };
  const byName = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  const sheets = view.sheets.flatMap((grid) => {
    const sheet = byName.get(grid.name);
    return sheet ? [documentSheet(sheet, grid, { view, opened, looks })] : [];
  });
  const document: WorkbookDocument = {
    sheets,
    names: documentNames(view.names, (name) => view.sheets.find((sheet) => sheet.name === name)?.id),
    structureProtected: workbook.workbookProtection?.lockStructure ?? false,
    selection: selectionOf(workbook, view, opened),
    ...(font.name === DEFAULT_FONT.name && font.size === DEFAULT_FONT.size ? {} : { defaultFont: font }),
  };
  return { document, lost: lostParts(workbook, opened, document) };
}

/** Sheets that are no worksheets are left out, as the strict reader leaves them out. */
async function readLooks(bytes: Uint8Array, view: WorkbookView): Promise<Workbook> {
  const names = new Set(view.sheets.map((sheet) => sheet.name));
  try {
    return await readPackage(bytes, { readStyles: true, sheets: ({ name }) => names.has(name) });
  } catch (cause) {
    if (isGoujiError(cause)) throw cause;
    throw new GoujiError('XLSX_BAD_REFERENCE', { part: 'xl' }, { cause });
  }
}

function defaultFontOf({ defaultFont }: Workbook): DocumentFont {
  return { name: defaultFont?.name ?? DEFAULT_FONT.name, size: defaultFont?.size ?? DEFAULT_FONT.size };
}

interface Opening {
  readonly view: WorkbookView;
  readonly opened: OpenedPackage;
  readonly looks: Looks;
}

function documentSheet(sheet: Sheet, grid: SheetGrid, { view, opened, looks }: Opening): DocumentSheet {
  const { columns = [], rowDefs = new Map<number, never>() } = sheet;
  const tables = documentTables(sheet, opened.tableXml);
  const xml = opened.sheetXml.get(sheet.name) ?? '';
  return {
    ...blankSheet(grid.id, grid.name),
    visibility: grid.visibility,
    protected: grid.protected,
    tabColor: looks.colourOf(sheet.view?.tabColor),
    columnWidths: numbersOf(columns.entries(), ({ width }) => (width ? widthInCharacters(width) : undefined)),
    rowHeights: numbersOf(rowDefs.entries(), ({ height }) => height),
    hiddenColumns: indexesOf(columns.entries(), ({ hidden }) => hidden),
    hiddenRows: indexesOf(rowDefs.entries(), ({ hidden }) => hidden),
    cells: documentCells(sheet, grid, looks),
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      row: startRow,
      col: startCol,
      rows: endRow - startRow + 1,
      cols: endCol - startCol + 1,
    })),
    validations: (sheet.dataValidations ?? [])
      .map(documentValidation)
      .filter((rule) => rule.boxes.length > 0),
    conditionalFormats: documentConditionalFormats(sheet.conditionalRules ?? [], looks.colourOf),
    freeze: { rows: sheet.freezePane?.rows ?? 0, cols: sheet.freezePane?.columns ?? 0 },
    page: documentPage(sheet, printNamesOf(view.names, sheet.name), FITS_PAGES.test(xml)),
    ...(tables.length > 0 ? { tables } : {}),
  };
}

/** The file library takes the numbers of pages for the wish to fit them; Excel looks at this flag alone. */
const FITS_PAGES = /<(\w+:)?pageSetUpPr\b[^>]*\bfitToPage="(1|true)"/;

function numbersOf<Entry>(
  entries: Iterable<readonly [number, Entry]>,
  numberOf: (entry: Entry) => number | undefined,
): Readonly<Record<number, number>> {
  const numbers: Record<number, number> = {};
  for (const [index, entry] of entries) {
    const number = numberOf(entry);
    if (number !== undefined) numbers[index] = number;
  }
  return numbers;
}

function indexesOf<Entry>(
  entries: Iterable<readonly [number, Entry]>,
  holds: (entry: Entry) => boolean | undefined,
): readonly number[] {
  const indexes: number[] = [];
  for (const [index, entry] of entries) if (holds(entry)) indexes.push(index);
  return indexes.sort((a, b) => a - b);
}

function selectionOf(
  workbook: Workbook,
  view: WorkbookView,
  opened: OpenedPackage,
): DocumentSelection | null {
  const sheet = workbook.sheets[workbook.activeSheet ?? 0];
  const grid = view.sheets.find((candidate) => candidate.name === sheet?.name);
  const xml = opened.sheetXml.get(grid?.name ?? '') ?? '';
  const cells = [...xml.matchAll(/<(?:\w+:)?selection\b[^>]*\bactiveCell="([A-Z]+\d+)"/g)];
  const place = parseBox(cells.at(-1)?.[1] ?? '');
  return grid && place ? { sheetId: grid.id, row: place.row, col: place.col } : null;
}
