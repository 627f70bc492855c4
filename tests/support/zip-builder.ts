import * as zlib from 'node:zlib';

/**
 * One entry of a zip made for a test. Without the optional fields it is an honest entry; each of them tells
 * one lie.
 */
export interface ZipPart {
  readonly name: string;
  readonly data: string | Uint8Array;
  readonly stored?: boolean;
  /** Raw compressed bytes instead of those made from data. */
  readonly compressed?: Uint8Array;
  readonly declared?: { readonly crc?: number; readonly size?: number; readonly compressedSize?: number };
  /** What the local header says instead of what the directory says. */
  readonly local?: {
    readonly name?: string;
    readonly crc?: number;
    readonly size?: number;
    readonly method?: number;
  };
  readonly flags?: number;
  readonly method?: number;
  /** Sizes follow the data, in one of the four shapes that are in use. */
  readonly descriptor?: 'short' | 'signed' | 'wide' | 'wideSigned';
  readonly zip64?: boolean;
  readonly offset?: number;
  /** Bytes between this entry and the next. */
  readonly gap?: number;
}

export interface ZipOptions {
  readonly comment?: string;
  readonly trailing?: Uint8Array;
  readonly prefix?: Uint8Array;
  /** Writes the zip64 end records too. */
  readonly zip64?: boolean;
  readonly entryCount?: number;
  readonly disk?: number;
}

/** Bytes of a zip; fixed dates, so the same input gives the same bytes. */
export function buildZip(parts: readonly ZipPart[], options: ZipOptions = {}): Uint8Array {
  const chunks: Uint8Array[] = [options.prefix ?? new Uint8Array(0)];
  const directory: Uint8Array[] = [];
  let offset = chunks[0]!.length;
  for (const part of parts) {
    const { local, central } = buildEntry(part, offset);
    chunks.push(local);
    directory.push(central);
    offset += local.length;
  }
  const directorySize = directory.reduce((sum, { length }) => sum + length, 0);
  const end = buildEnd(options.entryCount ?? parts.length, directorySize, offset, options);
  return concat([...chunks, ...directory, end, options.trailing ?? new Uint8Array(0)]);
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(chunks));
}

export function utf8(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'));
}

/** CRC-32 by zlib where this Node has it, else bit by bit; in any case not by the reader. */
export function referenceCrc32(bytes: Uint8Array): number {
  return typeof zlib.crc32 === 'function' ? zlib.crc32(bytes) : crc32BitByBit(bytes);
}

function crc32BitByBit(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const DATE_1980 = 0x0021;

function buildEntry(part: ZipPart, position: number): { local: Uint8Array; central: Uint8Array } {
  const data = typeof part.data === 'string' ? utf8(part.data) : part.data;
  const compressed = part.compressed ?? (part.stored ? data : new Uint8Array(zlib.deflateRawSync(data)));
  const crc = part.declared?.crc ?? referenceCrc32(data);
  const size = part.declared?.size ?? data.length;
  const compressedSize = part.declared?.compressedSize ?? compressed.length;
  const method = part.method ?? (part.stored ? 0 : 8);
  const flags = (part.flags ?? 0x0800) | (part.descriptor ? 0x0008 : 0);
  const open = part.descriptor !== undefined;
  const localSize = part.local?.size ?? size;
  const localName = utf8(part.local?.name ?? part.name);
  const wide = (value: number) => (part.zip64 ? 0xffffffff : value);
  const localExtra = part.zip64
    ? concat([u16(1), u16(16), u64(localSize), u64(compressedSize)])
    : new Uint8Array(0);
  const local = concat([
    u32(0x04034b50),
    u16(20),
    u16(flags),
    u16(part.local?.method ?? method),
    u16(0),
    u16(DATE_1980),
    u32(open ? 0 : (part.local?.crc ?? crc)),
    u32(open ? 0 : wide(compressedSize)),
    u32(open ? 0 : wide(localSize)),
    u16(localName.length),
    u16(open ? 0 : localExtra.length),
    localName,
    ...(open ? [] : [localExtra]),
    compressed,
    descriptor(part.descriptor, crc, compressedSize, size),
    new Uint8Array(part.gap ?? 0),
  ]);
  const offset = part.offset ?? position;
  const extra = part.zip64
    ? concat([u16(1), u16(24), u64(size), u64(compressedSize), u64(offset)])
    : new Uint8Array(0);
  const name = utf8(part.name);
  const central = concat([
    u32(0x02014b50),
    u16(20),
    u16(20),
    u16(flags),
    u16(method),
    u16(0),
    u16(DATE_1980),
    u32(crc),
    u32(wide(compressedSize)),
    u32(wide(size)),
    u16(name.length),
    u16(extra.length),
    u16(0),
    u16(0),
    u16(0),
    u32(0),
    u32(wide(offset)),
    name,
    extra,
  ]);
  return { local, central };
}

function descriptor(
  shape: ZipPart['descriptor'],
  crc: number,
  compressedSize: number,
  size: number,
): Uint8Array {
  if (shape === undefined) return new Uint8Array(0);
  const signature = shape === 'signed' || shape === 'wideSigned' ? [u32(0x08074b50)] : [];
  const sizes = shape.startsWith('wide')
    ? [u64(compressedSize), u64(size)]
    : [u32(compressedSize), u32(size)];
  return concat([...signature, u32(crc), ...sizes]);
}

function buildEnd(entries: number, size: number, offset: number, options: ZipOptions): Uint8Array {
  const comment = utf8(options.comment ?? '');
  const disk = options.disk ?? 0;
  const zip64 = options.zip64
    ? [
        u32(0x06064b50),
        u64(44),
        u16(45),
        u16(45),
        u32(disk),
        u32(disk),
        u64(entries),
        u64(entries),
        u64(size),
        u64(offset),
        u32(0x07064b50),
        u32(0),
        u64(offset + size),
        u32(1),
      ]
    : [];
  return concat([
    ...zip64,
    u32(0x06054b50),
    u16(disk),
    u16(disk),
    u16(options.zip64 ? 0xffff : entries),
    u16(options.zip64 ? 0xffff : entries),
    u32(options.zip64 ? 0xffffffff : size),
    u32(options.zip64 ? 0xffffffff : offset),
    u16(comment.length),
    comment,
  ]);
}

function u16(value: number): Uint8Array {
  return new Uint8Array([value & 0xff, (value >>> 8) & 0xff]);
}

function u32(value: number): Uint8Array {
  return new Uint8Array([value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff]);
}

function u64(value: number): Uint8Array {
  return concat([u32(value >>> 0), u32(Math.floor(value / 2 ** 32))]);
}
