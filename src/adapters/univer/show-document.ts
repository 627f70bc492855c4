import type { FUniver } from '@univerjs/core/facade';
import type { WorkbookDocument } from '../../core/model/document';
import { openWorkbook } from './grid-workbook';
import { toSnapshot } from './snapshot';

/** Longer than the grid collects changed cells before it checks their validations. */
const COLLECTING_MS = 100;

/** Shows the document in the grid instead of what it shows, with the cell selected that the document names. */
export function showDocument(api: FUniver, document: WorkbookDocument): void {
  const before = api.getActiveWorkbook()?.getId();
  api.createWorkbook(toSnapshot(document, idAfter(before)));
  select(api, document);
  if (before !== undefined) disposeLater(api, before);
}

/** Identity of the next workbook; the one before may still be there. */
function idAfter(before: string | undefined): string {
  const number = Number(before?.split('-').at(-1) ?? 0);
  return `workbook-${number + 1}`;
}

function select(api: FUniver, { selection }: WorkbookDocument): void {
  const workbook = openWorkbook(api);
  const sheet = workbook.getSheets().find((candidate) => candidate.getSheetId() === selection?.sheetId);
  if (!selection || !sheet || sheet.isSheetHidden()) return;
  workbook.setActiveSheet(sheet);
  sheet.getRange(selection.row, selection.col).activate();
}

/**
 * The grid checks validations of changed cells a little later, in idle time, and fails when their workbook is gone by
 * then; so it goes after that. Without a screen nothing is done later.
 */
function disposeLater(api: FUniver, id: string): void {
  const dispose = (): void => void api.disposeUnit(id);
  if (typeof requestIdleCallback === 'undefined') dispose();
  else setTimeout(() => requestIdleCallback(dispose), COLLECTING_MS);
}
