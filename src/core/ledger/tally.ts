import { firstOf, lastOf, yearOf } from '../model/days';
import { pointIdOf } from '../form/axis';
import type { Message } from '../model/finding';
import type { DataPointId, EditionId } from '../model/format';
import {
  APPLICANTS,
  CASE_OUTCOMES,
  CASE_RESULTS,
  type Applicant,
  type CaseOutcome,
  type CaseResult,
  type Ledger,
  type LedgerCase,
  type LedgerDispute,
  type LedgerFigure,
} from '../model/ledger';
import { concludedOn } from './due';
import { dayWords } from './words';

/** Rows of 表三 a case is counted in. */
export type CaseRow = 'received' | 'carriedIn' | CaseOutcome | 'carriedForward';

/** Rows of 表三 that are counted, in the order of the form; the total of the outcomes stands before the last. */
export const CASE_ROWS: readonly CaseRow[] = ['received', 'carriedIn', ...CASE_OUTCOMES, 'carriedForward'];

const DISPUTE_TYPES = ['reconsideration', 'directLitigation', 'litigationAfterReconsideration'] as const;

/** A cell of a table that counts a case or a dispute, and why. */
export interface Counted {
  readonly point: DataPointId;
  readonly reason: Message;
}

/**
 * The figures of 表三 and 表四 by the ledger, with the rows behind each; totals too, in the order of the form
 * (domain.md §4.6). A case without a kind of applicant, or without what places it in a row, counts nowhere.
 * @param edition  form of the tables; that of 2019 has one row for 其他处理
 */
export function tallyLedger(
  ledger: Ledger,
  year: number,
  edition: EditionId = '2021',
): readonly LedgerFigure[] {
  return [...tallyCases(ledger.cases, year, edition), ...tallyDisputes(ledger.disputes, year)];
}

function tallyCases(cases: readonly LedgerCase[], year: number, edition: EditionId): readonly LedgerFigure[] {
  const counted = new Map<DataPointId, number[]>();
  cases.forEach((one, index) => {
    const { applicant } = one;
    if (applicant === null) return;
    for (const row of rowsOf(one, year)) entry(counted, casePoint(row, applicant, edition)).push(index);
  });
  return caseRowKeys(edition).flatMap((row) => {
    const parts = row === 'concluded' ? outcomeRowKeys(edition) : [row];
    const columns = APPLICANTS.map((applicant) =>
      inRowOrder(parts.flatMap((part) => counted.get(pointIdOf('requests', part, applicant)) ?? [])),
    );
    return [
      ...APPLICANTS.map((applicant, at) => figure(pointIdOf('requests', row, applicant), columns[at] ?? [])),
      figure(pointIdOf('requests', row, 'total'), inRowOrder(columns.flat())),
    ];
  });
}

/** Rows of 表三 that count a case in a year; at most two. */
export function rowsOf(one: LedgerCase, year: number): readonly CaseRow[] {
  const { received, outcome } = one;
  const [first, last] = [firstOf(year), lastOf(year)];
  if (received === null || received > last) return [];
  const concluded = concludedOn(one);
  if (concluded !== null && concluded < first && received < first) return [];
  const rows: CaseRow[] = [received >= first ? 'received' : 'carriedIn'];
  if (concluded === null || concluded > last) rows.push('carriedForward');
  else if (outcome !== null && concluded >= first) rows.push(outcome);
  return rows;
}

export function casePoint(row: CaseRow, applicant: Applicant, edition: EditionId): DataPointId {
  return pointIdOf('requests', rowKey(row, edition), applicant);
}

/** The form of 2019 counts all that is neither granted, refused nor left unprocessed in one row. */
function rowKey(row: CaseRow, edition: EditionId): string {
  return edition === '2019' && row.startsWith('other.') ? 'other' : row;
}

function outcomeRowKeys(edition: EditionId): readonly string[] {
  return [...new Set(CASE_OUTCOMES.map((outcome) => rowKey(outcome, edition)))];
}

function caseRowKeys(edition: EditionId): readonly string[] {
  return ['received', 'carriedIn', ...outcomeRowKeys(edition), 'concluded', 'carriedForward'];
}

function tallyDisputes(disputes: readonly LedgerDispute[], year: number): readonly LedgerFigure[] {
  const counted = new Map<DataPointId, number[]>();
  disputes.forEach((one, index) => {
    const result = resultIn(one, year);
    if (one.type !== null && result !== null) entry(counted, disputePoint(one.type, result)).push(index);
  });
  return DISPUTE_TYPES.flatMap((type) => {
    const results = CASE_RESULTS.map((result) => counted.get(disputePoint(type, result)) ?? []);
    return [
      ...CASE_RESULTS.map((result, at) => figure(disputePoint(type, result), results[at] ?? [])),
      figure(pointIdOf('disputes', '', `${type}.total`), inRowOrder(results.flat())),
    ];
  });
}

/**
 * The column of 表四 that counts a dispute in a year; null for none. Concluded ones count in the year of the
 * conclusion, without its date in the year of filing; those open at the end of the year are pending.
 */
export function resultIn(one: LedgerDispute, year: number): CaseResult | null {
  const { filed, concluded, result, onlyAsReviewer } = one;
  const begun = filed ?? concluded;
  if (onlyAsReviewer || begun === null || begun > lastOf(year)) return null;
  if (concluded !== null) {
    if (concluded > lastOf(year)) return 'pending';
    return yearOf(concluded) === year && result !== 'pending' ? result : null;
  }
  if (result === null || result === 'pending') return 'pending';
  return yearOf(begun) === year ? result : null;
}

function disputePoint(type: (typeof DISPUTE_TYPES)[number], result: CaseResult): DataPointId {
  return pointIdOf('disputes', '', `${type}.${result}`);
}

/** Where a case is counted in a year and why; without a place the reason for that alone. */
export function whichCell(
  one: LedgerCase,
  year: number,
  edition: EditionId = '2021',
): { readonly counted: readonly Counted[]; readonly notCounted: Message | null } {
  const { applicant, received } = one;
  const values = {
    number: one.number,
    year,
    received: dayWords(received),
    concluded: dayWords(concludedOn(one)),
  };
  const rows = rowsOf(one, year);
  if (applicant === null) return { counted: [], notCounted: why('noApplicant', values) };
  if (rows.length === 0) return { counted: [], notCounted: why(reasonForNone(one, year), values) };
  const counted = rows.map((row) => ({
    point: casePoint(row, applicant, edition),
    reason: why(reasonFor(row, one), values),
  }));
  const answeredIn =
    rows.length === 1 ? why(one.outcome === null ? 'noOutcome' : 'answeredFirst', values) : null;
  return { counted, notCounted: answeredIn };
}

/** Where a dispute is counted in a year and why. */
export function whichDisputeCell(
  one: LedgerDispute,
  year: number,
): { readonly counted: readonly Counted[]; readonly notCounted: Message | null } {
  const values = { number: one.number, year, filed: dayWords(one.filed), concluded: dayWords(one.concluded) };
  if (one.onlyAsReviewer) return { counted: [], notCounted: why('onlyAsReviewer', values) };
  const result = resultIn(one, year);
  if (one.type === null || result === null)
    return { counted: [], notCounted: why('disputeElsewhere', values) };
  const reason = why(result === 'pending' ? 'disputePending' : 'disputeConcluded', values);
  return { counted: [{ point: disputePoint(one.type, result), reason }], notCounted: null };
}

function reasonFor(row: CaseRow, one: LedgerCase): string {
  if (row === 'received') return 'received';
  if (row === 'carriedIn') return 'carriedIn';
  if (row === 'carriedForward') return concludedOn(one) === null ? 'open' : 'answeredLater';
  return 'concluded';
}

function reasonForNone({ received }: LedgerCase, year: number): string {
  if (received === null) return 'noReceipt';
  return received > lastOf(year) ? 'receivedLater' : 'answeredBefore';
}

function why(key: string, values: Message['values']): Message {
  return { key: `ledger.why.${key}`, values };
}

function figure(point: DataPointId, rows: readonly number[]): LedgerFigure {
  return { point, value: rows.length, rows };
}

function inRowOrder(rows: readonly number[]): readonly number[] {
  return [...rows].sort((a, b) => a - b);
}

function entry(map: Map<DataPointId, number[]>, point: DataPointId): number[] {
  const known = map.get(point);
  if (known) return known;
  const made: number[] = [];
  map.set(point, made);
  return made;
}
