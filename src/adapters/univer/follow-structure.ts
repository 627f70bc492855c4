import type { IRange } from '@univerjs/core';
import type { FUniver } from '@univerjs/core/facade';
import type { DocumentPage } from '../../core/model/document';
import type { Box } from '../../core/model/geometry';
import type { CarriedSheet } from './carried';
import { carriedWith, carryWith, sheetById } from './grid-workbook';

/** Rows or columns put in before `at`, or taken out from it on. */
interface Change {
  readonly axis: 'row' | 'col';
  readonly at: number;
  /** Negative for what was taken out. */
  readonly count: number;
}

interface Span {
  readonly start: number;
  readonly count: number;
}

/**
 * Keeps what is carried with a sheet at its cells when rows and columns come and go; the grid moves only what it knows
 * of. To be started once for a grid.
 */
export function followStructure(api: FUniver): { dispose(): void } {
  return api.onCommandExecuted(({ id, params }) => {
    const { unitId, subUnitId, range } = (params ?? {}) as StructureParams;
    const workbook = api.getActiveWorkbook();
    const change = range ? changeOf(id, range) : null;
    if (!change || !workbook || workbook.getId() !== unitId) return;
    const sheet = sheetById(workbook, subUnitId ?? '');
    if (sheet) carryWith(sheet, moved(carriedWith(sheet), change));
  });
}

interface StructureParams {
  readonly unitId?: string;
  readonly subUnitId?: string;
  readonly range?: IRange;
}

function changeOf(id: string, { startRow, endRow, startColumn, endColumn }: IRange): Change | null {
  const rows = endRow - startRow + 1;
  const cols = endColumn - startColumn + 1;
  switch (id) {
    case 'sheet.mutation.insert-row':
      return { axis: 'row', at: startRow, count: rows };
    case 'sheet.mutation.remove-rows':
      return { axis: 'row', at: startRow, count: -rows };
    case 'sheet.mutation.insert-col':
      return { axis: 'col', at: startColumn, count: cols };
    case 'sheet.mutation.remove-col':
      return { axis: 'col', at: startColumn, count: -cols };
    default:
      return null;
  }
}

function moved(carried: CarriedSheet, change: Change): CarriedSheet {
  return {
    ...carried,
    page: carried.page && movedPage(carried.page, change),
    names: movedParts(carried.names, change),
    ...(carried.tables ? { tables: movedParts(carried.tables, change) } : {}),
  };
}

function movedParts<Part extends { readonly box: Box }>(parts: readonly Part[], change: Change): Part[] {
  return parts.flatMap((part) => {
    const box = movedBox(part.box, change);
    return box ? [{ ...part, box }] : [];
  });
}

function movedPage(page: DocumentPage, change: Change): DocumentPage {
  const { printArea, titleRows, titleColumns } = page;
  return {
    ...page,
    printArea: printArea && movedBox(printArea, change),
    titleRows: titleRows && change.axis === 'row' ? movedSpan(titleRows, change) : titleRows,
    titleColumns: titleColumns && change.axis === 'col' ? movedSpan(titleColumns, change) : titleColumns,
  };
}

/** null when nothing of the box is left. */
function movedBox(box: Box, change: Change): Box | null {
  if (change.axis === 'row') {
    const rows = movedSpan({ start: box.row, count: box.rows }, change);
    return rows && { ...box, row: rows.start, rows: rows.count };
  }
  const cols = movedSpan({ start: box.col, count: box.cols }, change);
  return cols && { ...box, col: cols.start, cols: cols.count };
}

function movedSpan({ start, count }: Span, change: Change): Span | null {
  if (change.count > 0) {
    if (change.at <= start) return { start: start + change.count, count };
    return change.at < start + count ? { start, count: count + change.count } : { start, count };
  }
  const end = change.at - change.count;
  const before = Math.max(0, Math.min(start, end) - change.at);
  const inside = Math.max(0, Math.min(start + count, end) - Math.max(start, change.at));
  return count === inside ? null : { start: start - before, count: count - inside };
}
