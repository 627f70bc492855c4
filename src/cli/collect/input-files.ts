import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { GoujiError } from '../../core/errors';

/** Something found where reports are looked for; one a path. */
export interface InputFile {
  /** As the person would write it. */
  readonly shown: string;
  /** As the system wants it; bytes where the name is no UTF-8. */
  readonly at: string | Buffer;
  /** As in `Submission.file`: below the folder that all inputs have in common, NFC, with `/` between its parts. */
  readonly file: string;
  readonly found:
    | { readonly kind: 'file' }
    /** Left where it is and counted. */
    | { readonly kind: 'skipped'; readonly reason: SkipReason }
    /** A folder that cannot be listed, or an input that is not there. */
    | { readonly kind: 'unreadable'; readonly error: GoujiError };
}

/**
 * link: never followed, so that nothing outside of the folder is read and nothing twice · special: no plain file · own:
 * what a run of ours left behind · output, roster, typed, notes: part of this run, no report
 */
export type SkipReason = 'link' | 'special' | 'own' | 'output' | 'roster' | 'typed' | 'notes';

/** Files and folders that belong to the run itself, by real path. */
export type OwnFiles = ReadonlyMap<string, SkipReason>;

/**
 * Every file below the inputs, once, by code point of its name: the same whatever the order of the inputs. Links inside a
 * folder are not followed; an input itself may be one.
 * @throws FILE_NOT_FOUND for an input that is not there
 */
export async function inputFiles(inputs: readonly string[], own: OwnFiles): Promise<readonly InputFile[]> {
  const found = new Map<string, Omit<InputFile, 'file'>>();
  const roots: Root[] = [];
  for (const input of inputs) roots.push(await rootOf(input));
  for (const root of roots) {
    if (root.isFolder) await walk(Buffer.from(root.real), root.shown, root.real, own, found);
    else if (!found.has(root.real))
      found.set(root.real, inspected(root.shown, root.real, root.real, own, 'file'));
  }
  return named(found, commonFolder(roots));
}

interface Root {
  readonly shown: string;
  readonly real: string;
  readonly isFolder: boolean;
}

async function rootOf(input: string): Promise<Root> {
  let status: Stats;
  let real: string;
  try {
    real = await realpath(input);
    status = await stat(real);
  } catch (cause) {
    throw new GoujiError('FILE_NOT_FOUND', { file: input }, { cause });
  }
  if (!status.isDirectory() && !status.isFile()) throw new GoujiError('FILE_UNREADABLE', { file: input });
  return { shown: input, real, isFolder: status.isDirectory() };
}

/** @param text  the folder as text; unique as long as the bytes are */
async function walk(
  folder: Buffer,
  shown: string,
  text: string,
  own: OwnFiles,
  found: Map<string, Omit<InputFile, 'file'>>,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' as never }).catch(
    (cause: unknown) => new GoujiError('FILE_UNREADABLE', { file: shown }, { cause }),
  );
  if (!Array.isArray(entries)) {
    found.set(text, { shown, at: text, found: { kind: 'unreadable', error: entries } });
    return;
  }
  for (const entry of entries as unknown as readonly Dirent<Buffer>[]) {
    const at = Buffer.concat([folder, Buffer.from(path.sep), entry.name]);
    const name = nameOf(entry.name);
    const inside = path.join(text, name);
    const kind = await kindOf(entry, at);
    if (kind === 'folder' && !own.has(inside)) await walk(at, path.join(shown, name), inside, own, found);
    else if (kind !== 'folder' && !found.has(inside))
      found.set(inside, inspected(path.join(shown, name), inside, pathOf(at), own, kind));
  }
}

/** Some file systems do not say in the listing what an entry is. */
async function kindOf(entry: Dirent<Buffer>, at: Buffer): Promise<'folder' | 'file' | 'link' | 'special'> {
  const known = [
    entry.isDirectory(),
    entry.isFile(),
    entry.isSymbolicLink(),
    entry.isFIFO(),
    entry.isSocket(),
  ];
  const status: Pick<Stats, 'isDirectory' | 'isFile' | 'isSymbolicLink'> = known.includes(true)
    ? entry
    : await lstat(at).catch(() => entry);
  if (status.isSymbolicLink()) return 'link';
  if (status.isDirectory()) return 'folder';
  return status.isFile() ? 'file' : 'special';
}

/** Left behind by a run that was stopped: a file on its way to its place, and the list of what was read. */
const OWN_LEFTOVER = /^\..+\.(?:[0-9a-f]{8}\.tmp|gouji-manifest\.jsonl)$/;

function inspected(
  shown: string,
  text: string,
  at: string | Buffer,
  own: OwnFiles,
  kind: 'file' | 'link' | 'special',
): Omit<InputFile, 'file'> {
  const reason = kind === 'file' ? reasonOf(text, own) : kind;
  return { shown, at, found: reason ? { kind: 'skipped', reason } : { kind: 'file' } };
}

function reasonOf(text: string, own: OwnFiles): SkipReason | null {
  return own.get(text) ?? (OWN_LEFTOVER.test(path.basename(text)) ? 'own' : null);
}

/** The name as text; one that is no UTF-8 is taken for what Chinese systems wrote before it. */
function nameOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : new TextDecoder('gb18030').decode(bytes);
}

function pathOf(bytes: Buffer): string | Buffer {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) ? text : bytes;
}

/** The deepest folder that holds every input; '' where there is none, as with several drives. */
function commonFolder(roots: readonly Root[]): string {
  const parts = roots.map(({ real, isFolder }) => (isFolder ? real : path.dirname(real)).split(path.sep));
  const [first = []] = parts;
  let depth = 0;
  while (depth < first.length && parts.every((one) => one[depth] === first[depth])) depth += 1;
  return first.slice(0, depth).join(path.sep);
}

/** Names below the common folder; where NFC makes two names one, both stay as they are. */
function named(found: ReadonlyMap<string, Omit<InputFile, 'file'>>, folder: string): readonly InputFile[] {
  const below = (text: string): string =>
    text.slice(folder.length).split(path.sep).join('/').replace(/^\/+/, '');
  const normal = (text: string): string => below(text).normalize('NFC');
  const times = new Map<string, number>();
  for (const text of found.keys()) times.set(normal(text), (times.get(normal(text)) ?? 0) + 1);
  return [...found]
    .map(([text, input]) => ({
      ...input,
      file: (times.get(normal(text)) ?? 0) > 1 ? below(text) : normal(text),
    }))
    .sort((a, b) => byCodePoint(a.file, b.file));
}

/** Order of the bytes in UTF-8, which is that of the code points. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
