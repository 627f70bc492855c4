import { GoujiError } from '../../../../core/errors';
import type { XlsxLimits } from '../limits';
import { ByteReader } from './binary';
import { crc32 } from './crc32';
import { partKey, readDirectory, type ZipEntry } from './directory';
import { inflateExactly } from './inflate';
import { checkLocalHeaders } from './local-headers';

/** The checked container: every part can be read once its bytes agree with their checksum. */
export interface Container {
  /** Names of all entries as they stand in the file, folders included. */
  readonly names: readonly string[];
  has(part: string): boolean;
  /** @throws XLSX_MISSING_PART, ZIP_CHECKSUM, ZIP_SIZE_MISMATCH, ZIP_DAMAGED */
  read(part: string): Uint8Array;
}

/**
 * Checks the whole structure of the zip, its declared sizes included, without inflating anything.
 * @throws ZIP_* codes, ENCRYPTED
 */
export function openContainer(bytes: Uint8Array, limits: XlsxLimits): Container {
  const file = new ByteReader(bytes);
  const { entries, offset } = readDirectory(file, limits);
  const dataOffsets = checkLocalHeaders(file, entries, offset);
  const byKey = new Map(entries.map((entry) => [partKey(entry.name), entry]));
  return {
    names: entries.map(({ name }) => name),
    has: (part) => byKey.has(partKey(part)),
    read: (part) => {
      const entry = byKey.get(partKey(part));
      const at = entry && dataOffsets.get(entry);
      if (entry === undefined || at === undefined) throw new GoujiError('XLSX_MISSING_PART', { part });
      return readEntryData(entry, file.slice(at, entry.compressedSize));
    },
  };
}

function readEntryData(entry: ZipEntry, compressed: Uint8Array): Uint8Array {
  const data = entry.method === 'stored' ? compressed : inflateExactly(compressed, entry.size, entry.name);
  if (data.length !== entry.size) throw new GoujiError('ZIP_SIZE_MISMATCH', { part: entry.name });
  if (crc32(data) !== entry.crc) throw new GoujiError('ZIP_CHECKSUM', { part: entry.name });
  return data;
}
