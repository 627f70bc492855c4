import { writeXlsx as writePackage } from 'hucre/xlsx';
import { DEFAULT_FONT } from '../../../core/model/document';
import type { WorkbookDocument } from '../../../core/model/document';
import { finishPackage } from './finish-package';
import type { Finish } from './finish-package';
import { asLargeSheet, withoutRows } from './large-sheet';
import { fileNames } from './names';
import { fileSheet } from './sheet';
import { fileTables, libraryTable } from './tables';

/** Dates of the file; the same workbook gives the same bytes on every day. */
const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));

/**
 * The document as an .xlsx file. Every styled cell is in it, blanks too; texts pass `fileText`; formulas keep their
 * results and are calculated again when a program opens the file.
 */
export async function writeXlsx(document: WorkbookDocument): Promise<Uint8Array> {
  const font = document.defaultFont ?? DEFAULT_FONT;
  const names = fileNames(document);
  const active = activeCell(document);
  const large = document.sheets.map(asLargeSheet);
  const tables = document.sheets.map(fileTables);
  const written = await writePackage({
    sheets: document.sheets.map((sheet, index) => {
      const rows = large[index];
      const own = (tables[index] ?? []).map(libraryTable);
      return {
        ...fileSheet(rows ? withoutRows(rows) : sheet, font),
        ...(own.length > 0 ? { tables: own } : {}),
      };
    }),
    namedRanges: names.map(({ name, range, scope }) => ({
      name,
      range,
      ...(scope === undefined ? {} : { scope }),
    })),
    defaultFont: { ...font },
    activeSheet: active.sheet,
    properties: { created: FIXED_DATE, modified: FIXED_DATE },
    ...(document.structureProtected ? { workbookProtection: { lockStructure: true } } : {}),
  });
  return finishPackage(written, { names, active, large, tables: tables.flat() });
}

function activeCell({ sheets, selection }: WorkbookDocument): Finish['active'] {
  const selected = sheets.findIndex(
    (sheet) => sheet.id === selection?.sheetId && sheet.visibility === 'visible',
  );
  if (selection && selected >= 0)
    return { sheet: selected, cell: { row: selection.row, col: selection.col } };
  const first = sheets.findIndex((sheet) => sheet.visibility === 'visible');
  return { sheet: Math.max(first, 0), cell: { row: 0, col: 0 } };
}
