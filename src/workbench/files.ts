const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Lets the clerk choose a file; null when nothing was chosen. */
export function chooseFile(): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = `.xlsx,${TYPE}`;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** Hands the file to the browser's downloads. */
export function download(bytes: Uint8Array, name: string): void {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: TYPE }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The browser has taken the address once the download has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** File name with exactly one ending. */
export function fileNameOf(name: string): string {
  return `${baseNameOf(name)}.xlsx`;
}

/** File name without its ending. */
export function baseNameOf(name: string): string {
  return name.replace(/\.xls[xmb]?$/i, '');
}
