import { GoujiError } from '../../core/errors';
import { notAZip } from '../xlsx/read/file-kind';

/** A file that is not a zip, by its content. */
export type PlainKind = 'html' | 'mht' | 'pdf' | 'text';

/** Bytes in which the mark of a PDF, or a tag of a page, must appear. */
const MARK_WITHIN = 1024;
const SAMPLE_BYTES = 64 * 1024;

/** How a file begins; `?` is any byte, everything else the character of that byte. */
type Beginning = readonly [kind: string, begins: string];

const IMAGES: readonly Beginning[] = [
  ['.jpg', '\xff\xd8\xff'],
  ['.png', '\x89PNG'],
  ['.gif', 'GIF8'],
  ['.tif', 'II*\0'],
  ['.tif', 'MM\0*'],
  ['.webp', 'RIFF????WEBP'],
  ['.bmp', 'BM????\0\0\0\0'],
  ['.heic', '????ftyphei'],
  ['.heic', '????ftypmif1'],
];

const ARCHIVES: readonly Beginning[] = [
  ['.rar', 'Rar!\x1a\x07'],
  ['.7z', '7z\xbc\xaf\x27\x1c'],
  ['.gz', '\x1f\x8b'],
];

function kindBy(beginnings: readonly Beginning[], start: string): string | undefined {
  return beginnings.find(([, begins]) =>
    [...begins].every((character, i) => character === '?' || character === start[i]),
  )?.[0];
}

/**
 * What a file that is not a zip holds.
 * @param name  only chooses the words of a refusal
 * @throws OLD_EXCEL, OLD_WORD, WPS_FILE, IMAGE_FILE, ARCHIVE_FILE, UNKNOWN_FILE, ENCRYPTED, ZIP_DAMAGED
 */
export function plainKindOf(bytes: Uint8Array, name: string): PlainKind {
  const start = String.fromCharCode(...bytes.subarray(0, MARK_WITHIN));
  const image = kindBy(IMAGES, start);
  if (image !== undefined) throw new GoujiError('IMAGE_FILE', { kind: image });
  const archive = kindBy(ARCHIVES, start);
  if (archive !== undefined) throw refusedArchive(archive);
  if (start.includes('%PDF-')) return 'pdf';
  if (start.startsWith('\xd0\xcf\x11\xe0')) throw refusedOffice(bytes, name);
  if (start.startsWith('{\\rtf')) throw new GoujiError('UNKNOWN_FILE', { kind: '.rtf' });
  const kind = textKind(new TextDecoder('windows-1252').decode(bytes.subarray(0, SAMPLE_BYTES)));
  if (kind === null) throw refusedBytes(bytes);
  return kind;
}

/** Neither text nor a known file; one that ends like a zip is a damaged one. */
function refusedBytes(bytes: Uint8Array): GoujiError {
  const error = notAZip(bytes);
  return error.code === 'NOT_XLSX' ? new GoujiError('UNKNOWN_FILE', { kind: '?' }) : error;
}

export function refusedArchive(kind: string): GoujiError {
  return new GoujiError('ARCHIVE_FILE', { kind });
}

/** A file of Office 97 or of WPS, which wraps its own in the same container. */
function refusedOffice(bytes: Uint8Array, name: string): GoujiError {
  const error = notAZip(bytes);
  const extension = /\.(wps|wpt|et|ett|dps)$/i.exec(name)?.[0].toLowerCase();
  if (error.code !== 'NOT_XLSX') return error;
  if (extension !== undefined) return new GoujiError('WPS_FILE', { kind: extension });
  switch (error.details['kind']) {
    case '.xls':
      return new GoujiError('OLD_EXCEL', { kind: '.xls' });
    case '.doc':
      return new GoujiError('OLD_WORD', { kind: '.doc' });
    default:
      return new GoujiError('UNKNOWN_FILE', { kind: String(error.details['kind'] ?? '?') });
  }
}

const HTML_TAG =
  /<(?:!doctype\s+html|html|head|body|table|tbody|tr|td|meta|div|span|p|br|h[1-6]|article|section|font)\b[^<>]*>/i;

/** Kind of a text by its first bytes, one character each; null when control characters show that it is none. */
function textKind(start: string): PlainKind | null {
  const sample = start.slice(0, MARK_WITHIN);
  const isWide = sample.includes('\0');
  if (isWide ? !looksLikeUtf16(start) : [...sample].some(isControl)) return null;
  // UTF-16 shows its tags once the zero bytes are gone.
  const text = isWide ? start.replaceAll('\0', '') : start;
  const head = text.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/, '');
  if (isWebArchive(head)) return 'mht';
  if (head.startsWith('<?xml') && !/<html\b/i.test(head))
    throw new GoujiError('UNKNOWN_FILE', { kind: '.xml' });
  return HTML_TAG.test(head) ? 'html' : 'text';
}

/** A character that no text has; tabs, line ends and escapes may stand in one. */
function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x09 || (code > 0x0d && code < 0x20 && code !== 0x1b);
}

function isWebArchive(head: string): boolean {
  return (
    /^[\w-]+:[^\n]{0,998}\n/.test(head) &&
    /^content-type:\s*(?:multipart\/(?:related|mixed|alternative)|text\/html)/im.test(head.slice(0, 8192))
  );
}

/** Zero bytes mostly in the one or mostly in the other half of each pair, and many. */
function looksLikeUtf16(start: string): boolean {
  const zeros = [0, 0];
  for (let at = 0; at < start.length; at += 1) {
    if (start.charCodeAt(at) === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const [few, many] = even < odd ? [even, odd] : [odd, even];
  return many * 100 >= start.length / 2 && few * 10 <= many;
}
