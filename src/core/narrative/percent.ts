/** Percentages are printed with two decimals at most. */
const DECIMALS = 2;
/** Two figures of twelve digits are told apart from nothing and from all by so many. */
const MOST_DECIMALS = 12;

/**
 * A count as a percentage of another, rounded half up without an error of binary fractions.
 * null where there is no such percentage: of nothing, or of figures that are not whole.
 */
export function percentOf(part: number, whole: number, decimals = DECIMALS): number | null {
  if (whole === 0 || !Number.isSafeInteger(part) || !Number.isSafeInteger(whole)) return null;
  const steps = 10 ** decimals;
  const rounded = (2n * BigInt(part) * 100n * BigInt(steps) + BigInt(whole)) / (2n * BigInt(whole));
  return Number(rounded) / steps;
}

/** As `percentOf`, with as many decimals as it takes not to say nothing or all of a part that is neither. */
export function shareOf(part: number, whole: number): number | null {
  for (let decimals = DECIMALS; decimals <= MOST_DECIMALS; decimals += 1) {
    const share = percentOf(part, whole, decimals);
    const misleads = (share === 0 && part > 0) || (share === 100 && part < whole);
    if (!misleads) return share;
  }
  return null;
}
