import type { NamedRange } from 'hucre';
import type {
  DocumentName,
  DocumentPage,
  DocumentSheet,
  WorkbookDocument,
} from '../../../core/model/document';
import { absoluteBoxName, columnName, quoteSheetName } from '../../../core/model/geometry';
import { fileText } from './text';

export interface FileName extends NamedRange {
  readonly hidden: boolean;
}

/** Every defined name of the file in its order: those of the workbook, then print areas and titles by sheet. */
export function fileNames(document: WorkbookDocument): readonly FileName[] {
  const sheetNames = new Map(document.sheets.map((sheet) => [sheet.id, sheet.name]));
  return [
    ...document.names.flatMap((name) => definedName(name, sheetNames)),
    ...document.sheets.flatMap(printNames),
  ];
}

/** A name of a sheet that is gone is gone with it. */
function definedName(
  { name, refersTo, hidden, scope }: DocumentName,
  sheetNames: ReadonlyMap<string, string>,
): readonly FileName[] {
  const range = fileText(refersTo);
  if (scope === undefined) return [{ name, range, hidden }];
  const sheet = sheetNames.get(scope);
  return sheet === undefined ? [] : [{ name, range, hidden, scope: sheet }];
}

function printNames({ name, page }: DocumentSheet): readonly FileName[] {
  if (!page) return [];
  const area = page.printArea ? `${quoteSheetName(name)}!${absoluteBoxName(page.printArea)}` : '';
  return [
    { name: '_xlnm.Print_Area', range: area, hidden: false, scope: name },
    { name: '_xlnm.Print_Titles', range: printTitles(name, page), hidden: false, scope: name },
  ].filter((candidate) => candidate.range !== '');
}

function printTitles(sheet: string, { titleColumns, titleRows }: DocumentPage): string {
  const parts: string[] = [];
  if (titleColumns) {
    const last = titleColumns.start + titleColumns.count - 1;
    parts.push(`${quoteSheetName(sheet)}!$${columnName(titleColumns.start)}:$${columnName(last)}`);
  }
  if (titleRows) {
    parts.push(`${quoteSheetName(sheet)}!$${titleRows.start + 1}:$${titleRows.start + titleRows.count}`);
  }
  return parts.join(',');
}
