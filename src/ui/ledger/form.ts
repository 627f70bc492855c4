/** Rows a new ledger may have: more than a city's office receives in a year. */
export const MOST_ROWS = 10_000;

/** Rows as typed, full-width digits too; null where that is no number of rows. */
export function readRows(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  if (!/^\d{1,5}$/.test(plain)) return null;
  const rows = Number(plain);
  return rows >= 1 && rows <= MOST_ROWS ? rows : null;
}
