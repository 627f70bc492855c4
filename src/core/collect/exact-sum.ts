/**
 * Sum of figures without any rounding on the way, so that the order does not matter. Whole numbers stay whole numbers;
 * amounts are added as decimals, as they are written.
 * @returns the sum, for decimals the number nearest to it; null where whole figures add up to more than a number holds
 */
export function exactSum(values: readonly number[]): number | null {
  let whole = 0;
  for (const value of values) {
    if (!Number.isSafeInteger(value)) return decimalSum(values);
    whole += value;
    if (!Number.isSafeInteger(whole)) return decimalSum(values);
  }
  return whole;
}

/** A figure as digits and how many of them stand after the point. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

function decimalSum(values: readonly number[]): number | null {
  const decimals = values.map(decimalOf);
  const scale = decimals.reduce((most, one) => Math.max(most, one.scale), 0);
  const sum = decimals.reduce((total, one) => total + one.digits * 10n ** BigInt(scale - one.scale), 0n);
  const size = sum < 0n ? -sum : sum;
  if (size > BigInt(Number.MAX_SAFE_INTEGER) * 10n ** BigInt(scale)) return null;
  if (scale === 0) return Number(sum);
  const text = size.toString().padStart(scale + 1, '0');
  return Number(`${sum < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`);
}

/** The decimal that a number is written as: of all that round to it the shortest. */
function decimalOf(value: number): Decimal {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** One figure less the other, to the last digit that is written. */
export function difference(one: number, other: number): number {
  return exactSum([one, -other]) ?? one - other;
}

/** Digits after the point as the figure is written. */
export function decimalsOf(value: number): number {
  return decimalOf(value).scale;
}
