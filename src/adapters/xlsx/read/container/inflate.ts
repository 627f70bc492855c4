import { Inflate, inflateSync } from 'fflate';
import { GoujiError } from '../../../../core/errors';
import { damaged } from './binary';

/** Deflate grows data at most 1,032-fold, so one step of this input yields at most 17 MB whatever was declared. */
const STEP_BYTES = 16 * 1024;
/** Up to here one call does: what it could inflate beyond the declared size is lost time, but little. */
const AT_ONCE_BYTES = 4 * 1024;

/**
 * Inflates raw deflate data in one call.
 * @param most  bytes after which it stops with a RangeError, or returns no more
 */
export type RawInflate = (compressed: Uint8Array, most: number) => Uint8Array;

let inflateRaw: RawInflate | null = null;

/** Inflates with what the surroundings have: Node's is several times as fast. null goes back to our own. */
export function inflateWith(inflate: RawInflate | null): void {
  inflateRaw = inflate;
}

/**
 * Inflates to exactly the declared size, which the caller has held against the limits.
 * @throws ZIP_SIZE_MISMATCH when the data is longer or shorter, ZIP_DAMAGED when it is no deflate stream
 */
export function inflateExactly(compressed: Uint8Array, size: number, part: string): Uint8Array {
  try {
    return inflateRaw || compressed.length <= AT_ONCE_BYTES
      ? inflateAtOnce(compressed, size, part)
      : inflateInSteps(compressed, size, part);
  } catch (cause) {
    if (cause instanceof GoujiError) throw cause;
    if (cause instanceof RangeError) throw sizeMismatch(part);
    throw new GoujiError('ZIP_DAMAGED', { part, reason: String(cause) }, { cause });
  }
}

function inflateAtOnce(compressed: Uint8Array, size: number, part: string): Uint8Array {
  if (compressed.length === 0) throw damaged('no deflate data', part);
  // one byte more than declared: fflate cuts what does not fit, so a longer result shows as size + 1
  const result = inflateRaw
    ? inflateRaw(compressed, size + 1)
    : inflateSync(compressed, { out: new Uint8Array(size + 1) });
  if (result.length !== size) throw sizeMismatch(part);
  return result;
}

function inflateInSteps(compressed: Uint8Array, size: number, part: string): Uint8Array {
  const result = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((chunk) => {
    if (filled + chunk.length > size) throw sizeMismatch(part);
    result.set(chunk, filled);
    filled += chunk.length;
  });
  for (let at = 0; at < compressed.length; at += STEP_BYTES) {
    inflate.push(compressed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= compressed.length);
  }
  if (filled !== size) throw sizeMismatch(part);
  return result;
}

function sizeMismatch(part: string): GoujiError {
  return new GoujiError('ZIP_SIZE_MISMATCH', { part });
}
