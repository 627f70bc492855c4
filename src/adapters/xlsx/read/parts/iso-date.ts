const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)Z?)?$/;
const DAY_MS = 86_400_000;
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
/** Excel believes in 29 February 1900, so serials before 1 March 1900 are one less. */
const FIRST_TRUE_SERIAL = 61;

/** Serial number of an ISO date with or without a time of day; null when it is no date or before the epoch. */
export function isoToSerial(text: string, dates1904: boolean): number | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((field) => Number(field ?? 0));
  const date = Date.UTC(year!, month! - 1, day);
  const sameDay = new Date(date).toISOString().slice(0, 10) === text.slice(0, 10);
  if (!sameDay || hour! > 23 || minute! > 59 || second! >= 60) return null;
  const time = (hour! * 3600 + minute! * 60 + second!) / 86_400;
  const days = (date - (dates1904 ? DAY_ZERO_1904 : DAY_ZERO_1900)) / DAY_MS;
  const serial = (dates1904 || days >= FIRST_TRUE_SERIAL ? days : days - 1) + time;
  return serial < 0 ? null : serial;
}
