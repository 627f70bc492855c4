import type { SubmittedFile } from '../actions';
import type { DroppedFiles } from '../dom/dropped-files';

/** Folders within folders; deeper ones are no place for reports. */
const DEEPEST = 12;
/** Files taken at once: a province has three thousand units. */
const MOST_FILES = 10_000;

/** A file with its path below the folder that was chosen or dropped. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

/** What the file picker gave, of single files or of a folder. */
export function chosenFiles(files: readonly File[]): readonly FoundFile[] {
  return files.slice(0, MOST_FILES).map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Every file below what was dropped. A folder that cannot be listed counts as empty. */
export async function droppedFiles({ files, entries }: DroppedFiles): Promise<readonly FoundFile[]> {
  if (entries.length === 0) return chosenFiles(files);
  const found: FoundFile[] = [];
  for (const entry of entries) await walk(entry, DEEPEST, found);
  return found;
}

async function walk(entry: FileSystemEntry, deeper: number, found: FoundFile[]): Promise<void> {
  if (found.length >= MOST_FILES) return;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) found.push({ path: entry.fullPath.replace(/^\/+/, '') || file.name, file });
  } else if (isFolder(entry) && deeper > 0) {
    for (const inside of await listed(entry)) await walk(inside, deeper - 1, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A listing comes a hundred at a time. */
async function listed(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0 || all.length >= MOST_FILES) return all;
    all.push(...some);
  }
}

/** Tells files apart that have the same path. */
export class KnownFiles {
  private readonly byPath = new Map<string, string>();

  /** Those not brought before. Another file of a path that is taken is kept beside it: which one counts is decided later. */
  add(found: readonly FoundFile[]): readonly SubmittedFile[] {
    return found.flatMap(({ path, file }) => {
      const stamp = `${String(file.size)}:${String(file.lastModified)}`;
      for (let count = 1; ; count += 1) {
        const name = count === 1 ? path : `${path} (${String(count)})`;
        const known = this.byPath.get(name);
        if (known === stamp) return [];
        if (known !== undefined) continue;
        this.byPath.set(name, stamp);
        return [{ file: name, content: file }];
      }
    });
  }

  forget(): void {
    this.byPath.clear();
  }
}
