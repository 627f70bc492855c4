import type { Message } from '../model/finding';
import type { DataPointId, EditionId } from '../model/format';
import { cellName } from '../model/geometry';
import type { CellPlace } from '../model/grid';
import type { Ledger, LedgerFigure } from '../model/ledger';
import { whichCell, whichDisputeCell, type Counted } from './tally';

/** A row of a ledger: an application or a dispute, by index. */
export interface RowOfLedger {
  readonly list: 'cases' | 'disputes';
  readonly index: number;
}

/** Which list a figure of the tables is counted in. */
export function listOf(point: DataPointId): RowOfLedger['list'] {
  return point.startsWith('disputes.') ? 'disputes' : 'cases';
}

/** Form of the tables whose figures these are; that in force where it makes no difference. */
export function editionOfFigures(figures: readonly LedgerFigure[]): EditionId {
  return figures.some(({ point }) => point === 'requests.other.total') ? '2019' : '2021';
}

/** Where a row is counted in a year and why; without a place the reason for that. */
export function countingOf(
  ledger: Ledger,
  { list, index }: RowOfLedger,
  year: number,
  edition: EditionId,
): { readonly counted: readonly Counted[]; readonly notCounted: Message | null } {
  const nowhere = { counted: [], notCounted: null };
  if (list === 'cases') {
    const one = ledger.cases[index];
    return one ? whichCell(one, year, edition) : nowhere;
  }
  const one = ledger.disputes[index];
  return one ? whichDisputeCell(one, year) : nowhere;
}

/** Why a figure, or a total, counts a row; null where it does not. */
export function reasonIn(point: DataPointId, counted: readonly Counted[]): Message | null {
  const own = counted.find((one) => one.point === point) ?? counted.find((one) => isPartOf(one.point, point));
  return own?.reason ?? null;
}

/** Whether a figure is added up in a total: of its row, of the outcomes, or of its kind of dispute. */
function isPartOf(point: DataPointId, total: DataPointId): boolean {
  if (!point.startsWith('requests.')) return withoutColumn(point) === withoutColumn(total);
  const [row, column] = [withoutColumn(point), lastOf(point)];
  const [totalRow, totalColumn] = [withoutColumn(total), lastOf(total)];
  const sameColumn = totalColumn === 'total' || totalColumn === column;
  return sameColumn && (totalRow === row || (totalRow === 'requests.concluded' && isOutcome(row)));
}

const NO_OUTCOMES: readonly string[] = ['requests.received', 'requests.carriedIn', 'requests.carriedForward'];

function isOutcome(row: string): boolean {
  return !NO_OUTCOMES.includes(row);
}

function withoutColumn(point: DataPointId): string {
  return point.slice(0, point.lastIndexOf('.'));
}

function lastOf(point: DataPointId): string {
  return point.slice(point.lastIndexOf('.') + 1);
}

/** The cell that a row is shown by: its number, without such a column its first field. */
export function placeOfRow(ledger: Ledger, { list, index }: RowOfLedger): CellPlace | null {
  const { sheetId, sheet, disputesSheet } = ledger;
  const own = list === 'cases' ? { id: sheetId, name: sheet } : disputesSheet;
  const row = (list === 'cases' ? ledger.cases : ledger.disputes)[index]?.row;
  if (!own || row === undefined) return null;
  const columns = list === 'cases' ? ledger.columns : ledger.disputeColumns;
  const col = columns.number ?? Math.min(...Object.values(columns));
  return { sheetId: own.id, sheet: own.name, row, col, cell: cellName({ row, col }) };
}

/** The row that a cell stands in; null outside of the lists. */
export function rowAt(ledger: Ledger, place: Pick<CellPlace, 'sheetId' | 'row'>): RowOfLedger | null {
  const inCases = place.sheetId === ledger.sheetId;
  if (!inCases && place.sheetId !== ledger.disputesSheet?.id) return null;
  const rows = inCases ? ledger.cases : ledger.disputes;
  const index = rows.findIndex(({ row }) => row === place.row);
  return index < 0 ? null : { list: inCases ? 'cases' : 'disputes', index };
}
