import { inflateRawSync } from 'node:zlib';

const LEAST_CHUNK = 64;
const LARGEST_CHUNK = 1024 * 1024;

/** Inflating as Node has it: at most `most` bytes, in one piece where it is not large. @throws RangeError beyond */
export function nodeInflate(compressed: Uint8Array, most: number): Uint8Array {
  const chunkSize = Math.min(Math.max(most, LEAST_CHUNK), LARGEST_CHUNK);
  try {
    return inflateRawSync(compressed, { chunkSize, maxOutputLength: most });
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new RangeError(`more than ${most} bytes`, { cause });
    throw cause;
  }
}
