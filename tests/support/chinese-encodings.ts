/** Bytes of each character in an old encoding, found by decoding every pair of bytes. */
export type Encoding = ReadonlyMap<string, readonly number[]>;

function encodingOf(charset: string): Encoding {
  const decoder = new TextDecoder(charset);
  const encoding = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1 && character !== '\ufffd') encoding.set(character, [lead, trail]);
    }
  }
  return encoding;
}

export const GBK = encodingOf('gbk');
const BIG5 = encodingOf('big5');

/** @throws Error for a character that the encoding does not have */
export function encodeIn(encoding: Encoding, text: string): Uint8Array {
  return new Uint8Array(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      const bytes = code < 0x80 ? [code] : encoding.get(character);
      if (!bytes) throw new Error(`no bytes for ${character}`);
      return bytes;
    }),
  );
}

const TRADITIONAL = '三、收到和處理政府信息公開申請情況\n自然人 26\n總計 26\n';

/** A text in traditional characters as offices across the strait encode it. */
export const BIG5_REPORT = { text: TRADITIONAL, bytes: encodeIn(BIG5, TRADITIONAL) } as const;
