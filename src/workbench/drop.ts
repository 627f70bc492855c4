/**
 * Takes a file dropped anywhere on the page. The curtain covers grid and pane while a file hovers, so that neither
 * takes it instead.
 */
export function acceptDrops(curtain: HTMLElement, take: (file: File) => void): void {
  const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
  const show = (event: DragEvent): void => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    event.stopPropagation();
    curtain.hidden = false;
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
      curtain.hidden = true;
      const file = event.dataTransfer?.files[0];
      if (file) take(file);
    },
    true,
  );
}
