import { GoujiError } from '../../../core/errors';
import { ByteReader, damaged } from './container/binary';
import { hasEndRecord } from './container/end-record';

/** How files begin that people rename to .xlsx; the extension is what the clerk knows them by. */
const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['.pdf', [0x25, 0x50, 0x44, 0x46]],
  ['.rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['.7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['.gz', [0x1f, 0x8b]],
  ['.jpg', [0xff, 0xd8, 0xff]],
  ['.png', [0x89, 0x50, 0x4e, 0x47]],
  ['.gif', [0x47, 0x49, 0x46, 0x38]],
  ['.rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP_SIGNATURE = [0x50, 0x4b, 0x03, 0x04];
/** Characters looked at to tell kinds of text apart. */
const SAMPLE_BYTES = 4096;

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP_SIGNATURE);
}

/** Error for a file that does not begin like a zip: what it is instead, by its content, or ZIP_DAMAGED when it ends like one. */
export function notAZip(bytes: Uint8Array): GoujiError {
  if (startsWith(bytes, OLE_SIGNATURE)) return compoundFile(bytes);
  const kind = SIGNATURES.find(([, signature]) => startsWith(bytes, signature))?.[0] ?? textKind(bytes);
  if (kind === null && hasEndRecord(new ByteReader(bytes))) return damaged('no zip entry at the start');
  return notXlsx(kind ?? '?');
}

export function notXlsx(kind: string): GoujiError {
  return new GoujiError('NOT_XLSX', { kind });
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Streams by which a compound file (the container of Office 97) shows what it holds, the surest first. */
const STREAMS: readonly (readonly [stream: string, kind: string])[] = [
  ['EncryptionInfo', 'encrypted'],
  ['EncryptedPackage', 'encrypted'],
  ['Workbook', '.xls'],
  ['Book', '.xls'],
  ['WordDocument', '.doc'],
  ['PowerPoint Document', '.ppt'],
];

function compoundFile(bytes: Uint8Array): GoujiError {
  const names = compoundStreamNames(bytes);
  const kind = STREAMS.find(([stream]) => names.has(stream))?.[1];
  return kind === 'encrypted'
    ? new GoujiError('ENCRYPTED', { part: 'EncryptionInfo' })
    : notXlsx(kind ?? '.ole');
}

const DIRECTORY_ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const OBJECT_TYPE_AT = 66;
const STORAGE_TYPES = [1, 2, 5];

/**
 * Names of the streams of a compound file. Directory entries lie on multiples of 128 bytes wherever their
 * sectors are, so looking at each such place finds them also in a file whose sector chains are broken.
 */
function compoundStreamNames(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = 512; at + DIRECTORY_ENTRY_BYTES <= bytes.length; at += DIRECTORY_ENTRY_BYTES) {
    const length = bytes[at + NAME_LENGTH_AT]! + bytes[at + NAME_LENGTH_AT + 1]! * 256;
    if (length < 4 || length > 64 || length % 2 === 1) continue;
    if (!STORAGE_TYPES.includes(bytes[at + OBJECT_TYPE_AT]!)) continue;
    names.add(utf16(bytes.subarray(at, at + length - 2)));
  }
  return names;
}

function utf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes);
}

/** Kind of a text file; null when the bytes are no text. */
function textKind(bytes: Uint8Array): string | null {
  const text = sampleText(bytes);
  if (text === null) return null;
  const start = text.trimStart().toLowerCase();
  if (start.startsWith('mime-version:') || start.includes('content-type: multipart/related')) return '.mht';
  if (start.startsWith('<?xml') && !start.includes('<html')) return '.xml';
  if (/<(?:!doctype html|html|head|body|table|meta)[\s>]/.test(start)) return '.html';
  return looksTabular(text) ? '.csv' : '.txt';
}

/** First characters of a text in UTF-8, UTF-16 or a Chinese 8-bit encoding; null when control characters show that it is none. */
function sampleText(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const isUtf16 = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  if (isUtf16) return new TextDecoder(sample[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(sample);
  if (sample.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b))) return null;
  return new TextDecoder('utf-8').decode(sample);
}

/** At least two lines with the same number, not zero, of one separator. */
function looksTabular(text: string): boolean {
  const [first, second] = text.split(/\r\n|\r|\n/);
  if (first === undefined || !second) return false;
  return [',', '\t', ';'].some((separator) => {
    const count = first.split(separator).length;
    return count > 1 && count === second.split(separator).length;
  });
}
