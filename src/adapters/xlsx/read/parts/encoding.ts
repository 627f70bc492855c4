import { GoujiError } from '../../../../core/errors';

export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Bytes decoded at a time, so that a large part never exists twice in memory. */
const PIECE_BYTES = 256 * 1024;

/** Whether the name in the XML declaration can stand for what the bytes are. */
export function isSameEncoding(declared: string, encoding: XmlEncoding): boolean {
  const name = declared.trim().toLowerCase();
  if (encoding === 'utf-8') return ['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(name);
  return name === 'utf-16' || name === encoding;
}

/** Told by the byte order mark, else by how `<?` is written, else it is UTF-8. */
export function detectEncoding(bytes: Uint8Array): XmlEncoding {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a part in UTF-8. @throws XML_ENCODING */
export function decodeWhole(bytes: Uint8Array, part: string): string {
  try {
    return UTF8.decode(bytes);
  } catch (cause) {
    throw undecodable('utf-8', part, cause);
  }
}

/** Text of a part in pieces. @throws XML_ENCODING while decoding, for bytes that are not valid in that encoding */
export function* decodePieces(bytes: Uint8Array, encoding: XmlEncoding, part: string): Iterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      yield decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
    }
    yield decoder.decode();
  } catch (cause) {
    throw undecodable(encoding, part, cause);
  }
}

function undecodable(encoding: XmlEncoding, part: string, cause: unknown): GoujiError {
  return new GoujiError('XML_ENCODING', { part, encoding }, { cause });
}
