/** Percentages are printed with at most two decimals. */
const STEPS = 10_000;
const SMALLEST = 100 / STEPS;

/**
 * A count as a percentage of another, rounded half up to two decimals without an error of binary fractions.
 * null where there is no such percentage: of nothing, or of figures that are not whole.
 */
export function percentOf(part: number, whole: number): number | null {
  if (whole === 0 || !Number.isSafeInteger(part) || !Number.isSafeInteger(whole)) return null;
  const steps = (2n * BigInt(part) * BigInt(STEPS) + BigInt(whole)) / (2n * BigInt(whole));
  return (Number(steps) * 100) / STEPS;
}

/** As `percentOf`, but a part is never said to be nothing or all where it is neither. */
export function shareOf(part: number, whole: number): number | null {
  const share = percentOf(part, whole);
  if (share === null) return null;
  if (part > 0 && share === 0) return SMALLEST;
  return part < whole && share === 100 ? 100 - SMALLEST : share;
}
