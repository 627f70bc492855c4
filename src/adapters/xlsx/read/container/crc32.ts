/** Remainders of the reflected polynomial 0xEDB88320, one a byte. */
const AFTER_ONE = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** The same with one more byte of zeros behind it. */
const shifted = (table: Int32Array): Int32Array =>
  table.map((remainder) => (remainder >>> 8) ^ AFTER_ONE[remainder & 0xff]!);
const AFTER_TWO = shifted(AFTER_ONE);
const AFTER_THREE = shifted(AFTER_TWO);
const AFTER_FOUR = shifted(AFTER_THREE);

/** CRC-32 of zip, as an unsigned number; four bytes a step. */
export function crc32(bytes: Uint8Array): number {
  const whole = bytes.length - (bytes.length % 4);
  let crc = -1;
  let at = 0;
  for (; at < whole; at += 4) {
    crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    crc =
      AFTER_FOUR[crc & 0xff]! ^
      AFTER_THREE[(crc >>> 8) & 0xff]! ^
      AFTER_TWO[(crc >>> 16) & 0xff]! ^
      AFTER_ONE[crc >>> 24]!;
  }
  for (; at < bytes.length; at += 1) crc = (crc >>> 8) ^ AFTER_ONE[(crc ^ bytes[at]!) & 0xff]!;
  return ~crc >>> 0;
}
