export type DropHalf = 'upper' | 'lower';

/** What was dropped; a folder is among `files` as a file that cannot be read, and among `entries` as what it is. */
export interface DroppedFiles {
  readonly files: readonly File[];
  /** Empty where the webview does not tell files and folders apart. */
  readonly entries: readonly FileSystemEntry[];
  readonly half: DropHalf;
}

/**
 * Takes files dropped anywhere on the page, which the webview would open in place of the pane.
 * @param hover told when files come over the page and when they leave
 * @returns a function that stops it
 */
export function takeDrops(take: (dropped: DroppedFiles) => void, hover: (over: boolean) => void): () => void {
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    hover(true);
  };
  const leave = (event: DragEvent): void => {
    // Going to another element of the page is no leaving.
    if (event.relatedTarget === null) hover(false);
  };
  const drop = (event: DragEvent): void => {
    hover(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    const entries = entriesOf(event.dataTransfer);
    take({ files, entries, half: event.clientY > window.innerHeight / 2 ? 'lower' : 'upper' });
  };
  const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const;
  const names = Object.keys(listeners) as (keyof typeof listeners)[];
  for (const name of names) window.addEventListener(name, listeners[name]);
  return () => {
    for (const name of names) window.removeEventListener(name, listeners[name]);
  };
}

/** To be asked while the event is handled: afterwards they are gone. */
function entriesOf(carried: DataTransfer | null): readonly FileSystemEntry[] {
  return [...(carried?.items ?? [])].flatMap((item) =>
    'webkitGetAsEntry' in item ? (item.webkitGetAsEntry() ?? []) : [],
  );
}
