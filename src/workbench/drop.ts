/** A file hovers as long as the page hears of it at least this often; over the pane the pane hears of it. */
const HOVER_MS = 700;

/**
 * Takes a file dropped on the page around the pane. The curtain covers the grid while a file hovers, so that the grid
 * does not take it instead.
 */
export function acceptDrops(curtain: HTMLElement, take: (file: File) => void): void {
  const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  let hover: ReturnType<typeof setTimeout> | undefined;
  const show = (event: DragEvent): void => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    curtain.hidden = false;
    clearTimeout(hover);
    hover = setTimeout(() => (curtain.hidden = true), HOVER_MS);
  };
  window.addEventListener('dragenter', show, true);
  window.addEventListener('dragover', show, true);
  curtain.addEventListener('dragleave', () => (curtain.hidden = true));
  window.addEventListener(
    'drop',
    (event) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      event.stopPropagation();
      clearTimeout(hover);
      curtain.hidden = true;
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    },
    true,
  );
}
