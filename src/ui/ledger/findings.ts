import type { Severity } from '../../core/model/format';
import type { LedgerFinding } from '../../core/model/ledger';
import type { LedgerState } from '../ledger-actions';

/** Rules that compare the tables with the ledger; the others are about single rows. */
const OF_TABLES = new Set(['LED-01', 'LED-02', 'LED-03', 'LED-04', 'LED-08']);

export function isOfTables({ rule, points }: LedgerFinding): boolean {
  return OF_TABLES.has(rule) && points.length > 0;
}

export function countFindings(findings: readonly LedgerFinding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The year of the tables where they are of another than the ledger is looked at for; null where they are not. */
export function otherYearOf({ verdict }: LedgerState): number | null {
  const finding = verdict.findings.find(isOtherYear);
  return finding ? Number(finding.message.values['reported']) : null;
}

/** Told in a line of its own, with a button. */
export function isOtherYear({ message }: LedgerFinding): boolean {
  return message.key === 'ledger.otherYear';
}

const byNumber = new WeakMap<LedgerState, ReadonlyMap<string, number>>();

/** The case that a finding names: by its number, or by its row as `#12`; null where it is not in the ledger. */
export function indexOfCase(state: LedgerState, name: string): number | null {
  const known = byNumber.get(state) ?? indexCases(state);
  byNumber.set(state, known);
  return known.get(name) ?? null;
}

/** Of cases with the same number the first counts. */
function indexCases({ ledger: { cases } }: LedgerState): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  cases.forEach(({ number, row }, index) => {
    const name = number === '' ? `#${String(row + 1)}` : number;
    if (!indexes.has(name)) indexes.set(name, index);
  });
  return indexes;
}
