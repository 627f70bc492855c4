export type DropHalf = 'upper' | 'lower';

/**
 * Takes files dropped anywhere on the page, which the webview would open in place of the pane.
 * @param hover told when files come over the page and when they leave
 * @param take told with the half of the page on which they were dropped
 * @returns a function that stops it
 */
export function takeDrops(
  take: (files: readonly File[], half: DropHalf) => void,
  hover: (over: boolean) => void,
): () => void {
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
    take(files, event.clientY > window.innerHeight / 2 ? 'lower' : 'upper');
  };
  const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const;
  const names = Object.keys(listeners) as (keyof typeof listeners)[];
  for (const name of names) window.addEventListener(name, listeners[name]);
  return () => {
    for (const name of names) window.removeEventListener(name, listeners[name]);
  };
}
