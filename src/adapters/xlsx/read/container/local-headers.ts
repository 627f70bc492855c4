import { GoujiError } from '../../../../core/errors';
import { damaged, type ByteReader } from './binary';
import { compressionMethod, ENCRYPTED, widen, type ZipEntry } from './directory';

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const SIZES_FOLLOW = 0x0008;
const DEFERRED_32 = 0xffffffff;

/** Where the compressed bytes of each entry begin, after its local header was found to say the same as the directory. */
export type DataOffsets = ReadonlyMap<ZipEntry, number>;

/**
 * Checks that the entries fill the file from its first byte to the directory, one after the other, with
 * nothing shared and nothing in between, and that every local header agrees with the directory.
 * @throws ZIP_OVERLAP, ZIP_DAMAGED, ZIP_SIZE_MISMATCH, ZIP_UNSUPPORTED, ENCRYPTED
 */
export function checkLocalHeaders(file: ByteReader, entries: readonly ZipEntry[], end: number): DataOffsets {
  const ordered = [...entries].sort((a, b) => a.offset - b.offset);
  const offsets = new Map<ZipEntry, number>();
  if (ordered[0] && ordered[0].offset !== 0) throw damaged('bytes before the first entry');
  ordered.forEach((entry, i) => {
    const next = ordered[i + 1]?.offset ?? end;
    offsets.set(entry, checkLocalHeader(file, entry, next));
  });
  return offsets;
}

function checkLocalHeader(file: ByteReader, entry: ZipEntry, next: number): number {
  const { name, offset } = entry;
  if (offset + LOCAL_SIZE > next) throw overlap(name);
  if (file.u32(offset) !== LOCAL_SIGNATURE) throw damaged('no local header', name);
  const flags = file.u16(offset + 6);
  requireReadable(entry, (flags & ENCRYPTED) !== 0);
  if (compressionMethod(file.u16(offset + 8), name) !== entry.method) throw damaged('methods disagree', name);
  requireSameName(file, entry);
  const data = offset + LOCAL_SIZE + file.u16(offset + 26) + file.u16(offset + 28);
  if (data + entry.compressedSize > next) throw overlap(name);
  const sizesFollow = (flags & SIZES_FOLLOW) !== 0;
  requireSameSizes(file, entry, sizesFollow);
  requireNothingBetween(file, entry, data + entry.compressedSize, next, sizesFollow);
  return data;
}

/** One header alone that says encrypted is damage, not a password. */
function requireReadable({ name, encrypted }: ZipEntry, encryptedHere: boolean): void {
  if (encrypted !== encryptedHere) throw damaged('headers disagree about encryption', name);
  if (encrypted) throw new GoujiError('ENCRYPTED', { part: name });
}

function requireSameName(file: ByteReader, { name, nameBytes, offset }: ZipEntry): void {
  const local = file.slice(offset + LOCAL_SIZE, file.u16(offset + 26));
  if (local.length !== nameBytes.length || local.some((byte, i) => byte !== nameBytes[i])) {
    throw damaged('names disagree', name);
  }
}

/** Crc and sizes as the directory has them; with sizes that follow the data they may be left open here. */
function requireSameSizes(file: ByteReader, entry: ZipEntry, sizesFollow: boolean): void {
  const { name, offset } = entry;
  const stated = [file.u32(offset + 22), file.u32(offset + 18)];
  const open = sizesFollow && stated.every((value) => value === 0 || value === DEFERRED_32);
  if (open && (file.u32(offset + 14) === 0 || file.u32(offset + 14) === entry.crc)) return;
  const extra = { at: offset + LOCAL_SIZE + file.u16(offset + 26), length: file.u16(offset + 28) };
  const [size, compressedSize] = widen(file, stated, extra, name);
  if (size !== entry.size || compressedSize !== entry.compressedSize) throw sizeMismatch(name);
  if (file.u32(offset + 14) !== entry.crc) throw damaged('checksums disagree', name);
}

/** Between the data and the next entry only the data descriptor may stand, in one of its four shapes. */
function requireNothingBetween(
  file: ByteReader,
  entry: ZipEntry,
  dataEnd: number,
  next: number,
  sizesFollow: boolean,
): void {
  const gap = next - dataEnd;
  if (gap === 0 && (!sizesFollow || file.u32(entry.offset + 14) === entry.crc)) return;
  if (!sizesFollow) throw damaged('bytes between entries', entry.name);
  const signed = gap === 16 || gap === 24;
  const wide = gap === 20 || gap === 24;
  if (!signed && !wide && gap !== 12) throw damaged('no data descriptor', entry.name);
  if (signed && file.u32(dataEnd) !== DESCRIPTOR_SIGNATURE) throw damaged('no data descriptor', entry.name);
  requireSameDescriptor(file, entry, signed ? dataEnd + 4 : dataEnd, wide);
}

function requireSameDescriptor(file: ByteReader, entry: ZipEntry, at: number, wide: boolean): void {
  const compressedSize = wide ? file.u64(at + 4) : file.u32(at + 4);
  const size = wide ? file.u64(at + 12) : file.u32(at + 8);
  if (size !== entry.size || compressedSize !== entry.compressedSize) throw sizeMismatch(entry.name);
  if (file.u32(at) !== entry.crc) throw damaged('checksums disagree', entry.name);
}

function overlap(part: string): GoujiError {
  return new GoujiError('ZIP_OVERLAP', { part });
}

function sizeMismatch(part: string): GoujiError {
  return new GoujiError('ZIP_SIZE_MISMATCH', { part });
}
