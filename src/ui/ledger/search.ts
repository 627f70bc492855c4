import type { LedgerCase } from '../../core/model/ledger';

/** Indexes of the cases that have every word looked for somewhere; all of them without words. */
export function casesWith(cases: readonly LedgerCase[], search: string): readonly number[] {
  const words = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  return cases.flatMap((one, index) => {
    const text = words.length > 0 ? textOf(one) : '';
    return words.every((word) => text.includes(word)) ? [index] : [];
  });
}

function textOf({
  number,
  received,
  answered,
  applicantName,
  summary,
  department,
  note,
}: LedgerCase): string {
  return plain([number, received, answered, applicantName, summary, department, note].join(' '));
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
