import type { IWorkbookData } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { FWorkbook, FWorksheet } from '@univerjs/preset-sheets-core';
import { GoujiError } from '../../core/errors';
import type { DocumentName, DocumentSelection } from '../../core/model/document';
import type { SheetVisibility } from '../../core/model/grid';
import { carriedSheet, carriedWorkbook, carrySheet, namesOfSheet } from './carried';
import type { CarriedSheet, CarriedWorkbook } from './carried';
import type { FormulaAt } from './sheet';
import { eachOnce, fromGridName, fromSnapshot } from './snapshot';
import type { GridName, ReadWorkbook } from './snapshot';

/** The workbook shown in the grid. @throws HOST_ERROR while there is none */
export function openWorkbook(api: FUniver): FWorkbook {
  const workbook = api.getActiveWorkbook();
  if (!workbook) throw new GoujiError('HOST_ERROR', { code: 'NO_WORKBOOK' });
  return workbook;
}

export function sheetById(workbook: FWorkbook, id: string): FWorksheet | null {
  return workbook.getSheets().find((sheet) => sheet.getSheetId() === id) ?? null;
}

export function visibilityOf(sheet: FWorksheet): SheetVisibility {
  if (!sheet.isSheetHidden()) return 'visible';
  return carriedWith(sheet).veryHidden ? 'veryHidden' : 'hidden';
}

export function isProtected(sheet: FWorksheet): boolean {
  return carriedWith(sheet).protected;
}

export function carriedWith(sheet: FWorksheet): CarriedSheet {
  return carriedSheet(sheet.getSheet().getConfig().custom);
}

export function carryWith(sheet: FWorksheet, carried: CarriedSheet): void {
  sheet.setCustomMetadata(carrySheet(carried));
}

export function carriedOf(workbook: FWorkbook): CarriedWorkbook {
  return carriedWorkbook(workbook.getCustomMetadata());
}

/**
 * Names as the grid keeps them; those that only the carried part knows are not among them. The facade has no getter
 * for `hidden`, and its `toBuilder` is broken in 0.25.1 (it creates the builder without the workbook).
 */
export function gridNames(workbook: FWorkbook): readonly GridName[] {
  return workbook
    .getDefinedNames()
    .map((name) => (name as unknown as { readonly _definedNameParam: GridName })._definedNameParam);
}

export function namesOf(workbook: FWorkbook): readonly DocumentName[] {
  const besides = workbook
    .getSheets()
    .flatMap((sheet) => namesOfSheet(sheet.getSheetName(), carriedWith(sheet)));
  return eachOnce([...gridNames(workbook).map(fromGridName), ...carriedOf(workbook).names, ...besides]);
}

/** The whole workbook as it is now, as a document. */
export function documentOf(workbook: FWorkbook): ReadWorkbook {
  return fromSnapshot(workbook.save(), formulasOf(workbook), selectionOf(workbook));
}

/** Contents only, without what the plugins keep: cheap enough for every check. */
export function contentsOf(workbook: FWorkbook): ReadWorkbook {
  const snapshot: IWorkbookData = { ...workbook.getWorkbook().getSnapshot(), resources: [] };
  return fromSnapshot(snapshot, formulasOf(workbook));
}

function formulasOf(workbook: FWorkbook): FormulaAt {
  return (sheetId, row, col) => sheetById(workbook, sheetId)?.getRange(row, col).getFormula() ?? '';
}

/** The cell the clerk is at. Of the range around it the facade makes an error once its end was deleted. */
export function selectionOf(workbook: FWorkbook): DocumentSelection | null {
  const sheet = workbook.getActiveSheet();
  const cell = sheet.getSelection()?.getCurrentCell();
  return cell ? { sheetId: sheet.getSheetId(), row: cell.actualRow, col: cell.actualColumn } : null;
}
