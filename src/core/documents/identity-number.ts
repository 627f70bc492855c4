import { dayOf } from './dates';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/**
 * Whether 18 characters are the number of an identity card (GB 11643): a province, a day of birth and the right
 * check digit. Codes of organs, which look alike, hold no such day.
 */
export function isIdentityNumber(number: string): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (!/^[1-8]\d{16}[\dXx]$/.test(number) || year === undefined || year < 1900 || year > 2099) return false;
  if (dayOf(year, month ?? 0, day ?? 0) === null) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECK_DIGITS[sum % 11] === number[17]?.toUpperCase();
}

const ORGAN_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Whether eight characters and a check digit are the code of an organisation (GB 11714), such as 01428809-2. */
export function isOrganCode(code: string): boolean {
  const match = /^([0-9A-Z]{8})-?([0-9X])$/.exec(code);
  if (!match) return false;
  const values = [...(match[1] ?? '')].map((character) => parseInt(character, 36));
  const rest = 11 - (ORGAN_WEIGHTS.reduce((sum, weight, i) => sum + weight * (values[i] ?? 0), 0) % 11);
  return match[2] === (rest === 10 ? 'X' : rest === 11 ? '0' : String(rest));
}
