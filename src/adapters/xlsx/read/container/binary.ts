import { GoujiError } from '../../../../core/errors';

/** Little-endian numbers at absolute positions; every read is checked, outside the file it is ZIP_DAMAGED. */
export class ByteReader {
  readonly length: number;
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.length;
  }

  u16(at: number): number {
    this.require(at, 2);
    return this.view.getUint16(at, true);
  }

  u32(at: number): number {
    this.require(at, 4);
    return this.view.getUint32(at, true);
  }

  /** A 64-bit number; one that no file of ours can mean is ZIP_DAMAGED. */
  u64(at: number): number {
    this.require(at, 8);
    const value = Number(this.view.getBigUint64(at, true));
    if (!Number.isSafeInteger(value)) throw damaged('number out of range');
    return value;
  }

  slice(at: number, length: number): Uint8Array {
    this.require(at, length);
    return this.bytes.subarray(at, at + length);
  }

  private require(at: number, length: number): void {
    if (at < 0 || at + length > this.length) throw damaged('reads beyond the end of the file');
  }
}

/** The zip structure contradicts itself; `reason` is for the log. */
export function damaged(reason: string, part?: string): GoujiError {
  return new GoujiError('ZIP_DAMAGED', part === undefined ? { reason } : { part, reason });
}
