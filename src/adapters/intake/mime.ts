import { GoujiError } from '../../core/errors';
import { INTAKE_LIMITS } from './limits';

/** A page inside a saved page (.mht), still in its own encoding. */
export interface SavedPart {
  readonly bytes: Uint8Array;
  /** Encoding its header declares; '' for none. */
  readonly charset: string;
}

/** Multiparts inside each other; a saved page has one or two. */
const DEEPEST = 8;
/** Bytes of the header of a part. */
const HEADER_BYTES = 64 * 1024;

/**
 * The pages of a web archive (RFC 2557), the first as it was seen, frames after it. Pictures and style sheets are
 * passed over. Lines that end differently, and a missing last boundary, are taken as they come.
 * @throws FILE_TOO_LARGE for too many parts or pages, NO_PAGE when there is none
 */
export function readWebArchive(bytes: Uint8Array): readonly SavedPart[] {
  const pages: SavedPart[] = [];
  const waiting: { readonly range: Range; readonly depth: number }[] = [
    { range: { start: 0, end: bytes.length }, depth: 0 },
  ];
  // One character a byte, so that positions in the text are positions in the file.
  const text = new TextDecoder('windows-1252').decode(bytes);
  let parts = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    parts += 1;
    if (parts > INTAKE_LIMITS.mimeParts) throw tooMany(INTAKE_LIMITS.mimeParts);
    const { headers, body } = splitPart(text, next.range);
    const type = headers.get('content-type') ?? 'text/plain';
    const boundary = parameter(type, 'boundary');
    if (/^multipart\//i.test(type) && boundary !== '' && next.depth < DEEPEST) {
      const depth = next.depth + 1;
      waiting.unshift(...partsOf(text, body, boundary).map((range) => ({ range, depth })));
    } else if (/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) {
      if (pages.length >= INTAKE_LIMITS.pages) throw tooMany(INTAKE_LIMITS.pages);
      const encoded = bytes.subarray(body.start, body.end);
      pages.push({
        bytes: decodeTransfer(encoded, headers.get('content-transfer-encoding') ?? ''),
        charset: parameter(type, 'charset'),
      });
    }
  }
  if (pages.length === 0) throw new GoujiError('NO_PAGE');
  return pages;
}

function tooMany(limit: number): GoujiError {
  return new GoujiError('PAGE_TOO_LARGE', { limit });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function splitPart(text: string, range: Range): { headers: ReadonlyMap<string, string>; body: Range } {
  const start = skipBlankLines(text, range);
  const header = text.slice(start, Math.min(range.end, start + HEADER_BYTES));
  const blank = /\r?\n[ \t]*\r?\n/.exec(header);
  return {
    headers: headersOf(blank ? header.slice(0, blank.index) : header),
    body: { start: start + (blank ? blank.index + blank[0].length : header.length), end: range.end },
  };
}

function skipBlankLines(text: string, { start, end }: Range): number {
  let at = start;
  while (at < end && (text[at] === '\n' || text[at] === '\r')) at += 1;
  return at;
}

/** Headers by lower-case name; of a repeated one the first. Folded lines are joined. */
function headersOf(text: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** A parameter of a header value, quoted or not; '' when it is absent. */
function parameter(value: string, name: string): string {
  for (const piece of value.split(';').slice(1)) {
    const equals = piece.indexOf('=');
    if (equals < 0 || piece.slice(0, equals).trim().toLowerCase() !== name) continue;
    return piece
      .slice(equals + 1)
      .trim()
      .replace(/^"|"$/g, '');
  }
  return '';
}

/** Ranges between the boundary lines; the last part may lack its boundary. */
function partsOf(text: string, { start, end }: Range, boundary: string): readonly Range[] {
  const mark = `--${boundary}`;
  const starts: { readonly line: number; readonly after: number; readonly closes: boolean }[] = [];
  for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + mark.length)) {
    if (at > start && text[at - 1] !== '\n') continue;
    const lineEnd = text.indexOf('\n', at + mark.length);
    const after = lineEnd < 0 ? end : lineEnd + 1;
    starts.push({ line: at, after, closes: text.startsWith('--', at + mark.length) });
    if (starts.length > INTAKE_LIMITS.mimeParts) throw tooMany(INTAKE_LIMITS.mimeParts);
  }
  const ranges: Range[] = [];
  for (const [i, { after, closes }] of starts.entries()) {
    if (closes) break;
    ranges.push({ start: Math.min(after, end), end: starts[i + 1]?.line ?? end });
  }
  return ranges;
}

function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    case 'base64':
      return decodeBase64(bytes);
    default:
      return bytes;
  }
}

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/** `=E6` is a byte, `=` at the end of a line joins it to the next; anything else stands for itself. */
function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const high = hexDigit(bytes[at + 1]);
    const low = hexDigit(bytes[at + 2]);
    if (byte !== EQUALS) result[length++] = byte;
    else if (bytes[at + 1] === LF) at += 1;
    else if (bytes[at + 1] === CR && bytes[at + 2] === LF) at += 2;
    else if (high >= 0 && low >= 0) {
      result[length++] = high * 16 + low;
      at += 2;
    } else result[length++] = byte;
  }
  return result.subarray(0, length);
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIXTETS = new Int8Array(128).fill(-1);
[...ALPHABET].forEach((letter, value) => (SIXTETS[letter.charCodeAt(0)] = value));

/** Characters outside the alphabet are passed over, as line ends are. */
function decodeBase64(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    const value = SIXTETS[byte] ?? -1;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    result[length++] = (bits >> held) & 0xff;
  }
  return result.subarray(0, length);
}
