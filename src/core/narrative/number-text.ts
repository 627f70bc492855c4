/** Digits Excel keeps; more are noise of binary fractions (0.1 + 0.2). */
const SIGNIFICANT_DIGITS = 15;

/** A figure as the report prints it: plain digits, no thousands separators, no exponent. */
export function numberText(value: number): string {
  const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS));
  const text = String(rounded);
  return text.includes('e-') ? rounded.toFixed(20).replace(/0+$/, '') : text;
}
