import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { exporters } from '../../adapters/exporters';
import { say } from '../../catalogue/messages';
import { returnNote, returnNoteDocument, returnNoteText } from '../../collect';
import { GoujiError } from '../../core/errors';
import type { Collection } from '../../core/model/collection';
import { writeOutput } from '../output';

export interface NoteFile {
  readonly unit: string;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 退回意见, one for each unit that has something to mend, in the order of the units. */
export async function noteFiles(
  collection: Collection,
  format: 'txt' | 'docx',
): Promise<readonly NoteFile[]> {
  const files: NoteFile[] = [];
  const names = new FileNames();
  for (const { name: unit } of collection.units) {
    const note = returnNote(collection, unit);
    if (!note) continue;
    const bytes =
      format === 'txt'
        ? new TextEncoder().encode(`\ufeff${returnNoteText(note)}`)
        : await exporters.docx(returnNoteDocument(note));
    const name = names.of(say('zh-CN', 'cli.collect.noteName', { unit }), format);
    files.push({ unit, name, bytes });
  }
  return files;
}

/** Names that every file system takes, each once whatever its case. */
class FileNames {
  private readonly taken = new Set<string>();

  of(text: string, extension: string): string {
    const stem = legalStem(text);
    for (let count = 1; ; count += 1) {
      const name = `${stem}${count === 1 ? '' : `(${String(count)})`}.${extension}`;
      const key = name.normalize('NFKC').toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }
}

/** Bytes of a name that all file systems allow, with room for a number and the extension. */
const MOST_BYTES = 180;

function legalStem(text: string): string {
  let stem = text
    .normalize('NFC')
    // eslint-disable-next-line no-control-regex -- these are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\\/:*?"<>|]/g, '_')
    .replace(/\p{Cs}/gu, '_')
    .replace(/^[ .]+|[ .]+$/g, '');
  while (Buffer.byteLength(stem) > MOST_BYTES) stem = [...stem].slice(0, -1).join('');
  return stem === '' ? '_' : stem;
}

/**
 * Makes the folder.
 * @throws OUTPUT_LOCKED where it cannot be made, OUTPUT_EXISTS where a note would replace another file
 */
async function requireRoom(folder: string, files: readonly NoteFile[], force: boolean): Promise<void> {
  let present: readonly string[];
  try {
    await mkdir(folder, { recursive: true });
    present = await readdir(folder);
  } catch (cause) {
    throw new GoujiError('OUTPUT_LOCKED', { file: folder }, { cause });
  }
  if (force) return;
  const names = new Set(present.map((name) => name.normalize('NFC').toLowerCase()));
  for (const { name, bytes } of files) {
    const file = path.join(folder, name);
    if (names.has(name.toLowerCase()) && !(await holds(file, bytes)))
      throw new GoujiError('OUTPUT_EXISTS', { file });
  }
}

/**
 * Writes what is not there already.
 * @returns names of notes that this run did not make, such as to a unit that has mended its report since: they stay
 * @throws as `requireRoom`
 */
export async function writeNotes(
  folder: string,
  files: readonly NoteFile[],
  force: boolean,
): Promise<readonly string[]> {
  await requireRoom(folder, files, force);
  for (const { name, bytes } of files) {
    const file = path.join(folder, name);
    if (!(await holds(file, bytes))) await writeOutput(file, bytes, force);
  }
  const made = new Set(files.map(({ name }) => name));
  const start = say('zh-CN', 'cli.collect.noteName', { unit: '' });
  const present = (await readdir(folder)).map((name) => name.normalize('NFC'));
  return present.filter((name) => name.startsWith(start) && /\.(?:docx|txt)$/.test(name) && !made.has(name));
}

/** Whether a file has these bytes, as after a run that was stopped at the very end. */
export async function holds(file: string, bytes: Uint8Array): Promise<boolean> {
  return readFile(file).then(
    (present) => present.equals(bytes),
    () => false,
  );
}
