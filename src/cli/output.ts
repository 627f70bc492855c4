import { randomBytes } from 'node:crypto';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { GoujiError } from '../core/errors';

/**
 * Writes a file whole or not at all: beside the target first, then renamed over it.
 * @throws OUTPUT_EXISTS when the target holds something and `force` is not given, OUTPUT_LOCKED when it cannot be written
 */
export async function writeOutput(file: string, bytes: Uint8Array, force: boolean): Promise<void> {
  if (!force && (await holdsSomething(file))) throw new GoujiError('OUTPUT_EXISTS', { file });
  const temporary = path.join(
    path.dirname(file),
    `.${path.basename(file)}.${randomBytes(4).toString('hex')}.tmp`,
  );
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOverLocks(temporary, file);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw new GoujiError('OUTPUT_LOCKED', { file }, { cause });
  }
}

async function holdsSomething(file: string): Promise<boolean> {
  try {
    await access(file);
    return (await stat(file)).size > 0;
  } catch {
    return false;
  }
}

const TRIES = 10;

/** A virus scanner or another program may hold the target for a moment. */
async function renameOverLocks(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (attempt === TRIES || !['EPERM', 'EBUSY', 'EACCES'].includes(code)) throw error;
      await new Promise((done) => setTimeout(done, 20 * attempt));
    }
  }
}
