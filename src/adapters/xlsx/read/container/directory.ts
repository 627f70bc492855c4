import { GoujiError } from '../../../../core/errors';
import type { XlsxLimits } from '../limits';
import { damaged, type ByteReader } from './binary';
import { locateDirectory } from './end-record';
import { requireSafePath } from './path';

/** One entry as the directory declares it. */
export interface ZipEntry {
  /** Path inside the file, with / between folders; ends with / for a folder. */
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly method: 'stored' | 'deflated';
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Position of its local header. */
  readonly offset: number;
}

const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_SIZE = 46;
const DEFERRED_32 = 0xffffffff;
const ZIP64_FIELD = 0x0001;
const UTF8_NAME = 0x0800;
/** Traditional encryption, strong encryption and masked headers. */
export const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;

/**
 * All entries in directory order, checked against the limits before anything is inflated.
 * @throws ZIP_* codes
 */
export function readDirectory(file: ByteReader, limits: XlsxLimits): { entries: ZipEntry[]; offset: number } {
  const place = locateDirectory(file);
  if (place.entries > limits.entries) throw new GoujiError('ZIP_TOO_MANY_ENTRIES', { limit: limits.entries });
  const entries: ZipEntry[] = [];
  let at = place.offset;
  for (let i = 0; i < place.entries; i += 1) {
    entries.push(readEntry(file, at));
    at += ENTRY_SIZE + file.u16(at + 28) + file.u16(at + 30) + file.u16(at + 32);
  }
  if (at !== place.offset + place.size) throw damaged('directory of a wrong size');
  requireDistinctNames(entries);
  requireSizesWithin(entries, limits);
  return { entries, offset: place.offset };
}

function readEntry(file: ByteReader, at: number): ZipEntry {
  if (file.u32(at) !== ENTRY_SIGNATURE) throw damaged('no directory entry where one should be');
  const flags = file.u16(at + 8);
  const nameBytes = file.slice(at + ENTRY_SIZE, file.u16(at + 28));
  const name = decodeName(nameBytes, flags);
  requireSafePath(name);
  return {
    name,
    nameBytes,
    method: compressionMethod(file.u16(at + 10), name),
    encrypted: (flags & ENCRYPTED) !== 0,
    crc: file.u32(at + 16),
    ...readSizes(file, at, name),
  };
}

/** @throws ZIP_UNSUPPORTED for any method but stored and deflate */
export function compressionMethod(method: number, part: string): ZipEntry['method'] {
  if (method === 0) return 'stored';
  if (method === 8) return 'deflated';
  throw new GoujiError('ZIP_UNSUPPORTED', { part, method });
}

function readSizes(
  file: ByteReader,
  at: number,
  part: string,
): Pick<ZipEntry, 'size' | 'compressedSize' | 'offset'> {
  const extra = { at: at + ENTRY_SIZE + file.u16(at + 28), length: file.u16(at + 30) };
  file.slice(extra.at, extra.length);
  if (file.u16(at + 34) !== 0) throw new GoujiError('ZIP_UNSUPPORTED', { part, reason: 'several volumes' });
  const [size, compressedSize, offset] = widen(
    file,
    [file.u32(at + 24), file.u32(at + 20), file.u32(at + 42)],
    extra,
    part,
  );
  return { size: size!, compressedSize: compressedSize!, offset: offset! };
}

/** Replaces each deferred value, in order, by its 64-bit value of the zip64 extra field. */
export function widen(
  file: ByteReader,
  values: readonly number[],
  extra: { readonly at: number; readonly length: number },
  part: string,
): number[] {
  if (!values.includes(DEFERRED_32)) return [...values];
  const field = findExtraField(file, extra, ZIP64_FIELD);
  if (!field) throw damaged('no zip64 field', part);
  let at = field.at;
  return values.map((value) => {
    if (value !== DEFERRED_32) return value;
    if (at + 8 > field.at + field.length) throw damaged('zip64 field too short', part);
    at += 8;
    return file.u64(at - 8);
  });
}

function findExtraField(
  file: ByteReader,
  extra: { readonly at: number; readonly length: number },
  id: number,
): { at: number; length: number } | null {
  const end = extra.at + extra.length;
  for (let at = extra.at; at + 4 <= end; at += 4 + file.u16(at + 2)) {
    const length = file.u16(at + 2);
    if (file.u16(at) === id && at + 4 + length <= end) return { at: at + 4, length };
  }
  return null;
}

/** Names without the UTF-8 mark are ASCII in every part that a workbook needs; the rest only has to be distinct. */
function decodeName(bytes: Uint8Array, flags: number): string {
  if (!(flags & UTF8_NAME)) return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new GoujiError('ZIP_BAD_PATH', { part: '?', reason: 'name is not UTF-8' }, { cause });
  }
}

/** Names that differ only in case are one part to Excel. */
function requireDistinctNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = partKey(name);
    if (seen.has(key)) throw new GoujiError('ZIP_DUPLICATE_ENTRY', { part: name });
    seen.add(key);
  }
}

/** Key under which a part is found: names are compared without regard to case, a folder counts like a file. */
export function partKey(name: string): string {
  return name.replace(/\/$/, '').toLowerCase();
}

function requireSizesWithin(entries: readonly ZipEntry[], limits: XlsxLimits): void {
  let total = 0;
  for (const { name, size, compressedSize } of entries) {
    total += size;
    if (size > limits.partBytes || total > limits.totalBytes) throw tooLarge(name, size);
    if (size > limits.ratioFloorBytes && size > compressedSize * limits.ratio) throw tooLarge(name, size);
  }
}

function tooLarge(part: string, size: number): GoujiError {
  return new GoujiError('ZIP_TOO_LARGE', { part, size });
}
