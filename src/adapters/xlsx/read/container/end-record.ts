import { GoujiError } from '../../../../core/errors';
import { damaged, type ByteReader } from './binary';

/** Where the directory of the zip lies, as the record at the end of the file says. */
export interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly entries: number;
}

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const MAX_COMMENT = 0xffff;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_SIZE = 56;
/** Value of a 16 or 32-bit field whose real value stands in the zip64 record. */
const DEFERRED_16 = 0xffff;
const DEFERRED_32 = 0xffffffff;

/** True when the file carries an end record somewhere in its tail, so that it was meant to be a zip. */
export function hasEndRecord(file: ByteReader): boolean {
  return findEndRecord(file) !== null;
}

/**
 * Reads the end record. The directory must end exactly where the end records begin, and the file exactly
 * where the comment of the end record ends.
 * @throws ZIP_DAMAGED, ZIP_TRAILING_DATA, ZIP_UNSUPPORTED (several volumes)
 */
export function locateDirectory(file: ByteReader): DirectoryPlace {
  const end = findEndRecord(file);
  if (end === null) throw damaged('no end record');
  requireEndOfFile(file, end);
  const place = readPlace(file, end);
  if (place.offset + place.size !== place.recordsStart)
    throw damaged('directory does not end at its end record');
  return place;
}

function findEndRecord(file: ByteReader): number | null {
  const first = Math.max(0, file.length - END_SIZE - MAX_COMMENT);
  for (let at = file.length - END_SIZE; at >= first; at -= 1) {
    if (file.bytes[at] === 0x50 && file.u32(at) === END_SIGNATURE) return at;
  }
  return null;
}

function requireEndOfFile(file: ByteReader, end: number): void {
  const fileEnd = end + END_SIZE + file.u16(end + 20);
  if (fileEnd < file.length) throw new GoujiError('ZIP_TRAILING_DATA', { bytes: file.length - fileEnd });
  if (fileEnd > file.length) throw damaged('comment of the end record is cut off');
}

interface PlaceBeforeRecords extends DirectoryPlace {
  readonly recordsStart: number;
}

function readPlace(file: ByteReader, end: number): PlaceBeforeRecords {
  const locator = end - LOCATOR_SIZE;
  if (locator >= 0 && file.u32(locator) === LOCATOR_SIGNATURE) return readZip64Place(file, end, locator);
  requireOneVolume(file.u16(end + 4), file.u16(end + 6), file.u16(end + 8), file.u16(end + 10));
  return {
    entries: file.u16(end + 10),
    size: file.u32(end + 12),
    offset: file.u32(end + 16),
    recordsStart: end,
  };
}

function readZip64Place(file: ByteReader, end: number, locator: number): PlaceBeforeRecords {
  const record = file.u64(locator + 8);
  if (file.u32(locator + 4) !== 0 || file.u32(locator + 16) > 1) throw severalVolumes();
  if (file.u32(record) !== ZIP64_END_SIGNATURE) throw damaged('no zip64 end record');
  if (file.u64(record + 4) + 12 < ZIP64_END_SIZE || record + 12 + file.u64(record + 4) !== locator) {
    throw damaged('zip64 end record of a wrong size');
  }
  const place = {
    entries: file.u64(record + 32),
    size: file.u64(record + 40),
    offset: file.u64(record + 48),
    recordsStart: record,
  };
  requireOneVolume(file.u32(record + 16), file.u32(record + 20), file.u64(record + 24), place.entries);
  requireAgreement(file.u16(end + 10), DEFERRED_16, place.entries);
  requireAgreement(file.u32(end + 12), DEFERRED_32, place.size);
  requireAgreement(file.u32(end + 16), DEFERRED_32, place.offset);
  return place;
}

function requireOneVolume(disk: number, directoryDisk: number, entriesHere: number, entries: number): void {
  if (disk !== 0 || directoryDisk !== 0 || entriesHere !== entries) throw severalVolumes();
}

function requireAgreement(short: number, deferred: number, wide: number): void {
  if (short !== deferred && short !== wide) throw damaged('the two end records disagree');
}

function severalVolumes(): GoujiError {
  return new GoujiError('ZIP_UNSUPPORTED', { part: 'zip', reason: 'several volumes' });
}
