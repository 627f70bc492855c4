import type { ExportedFile } from '../actions';
import type { OfferedFile } from '../state/state';

/**
 * Starts a download and returns the link behind it, which stays valid until withdrawn: some webviews ignore the
 * start in silence, and then the visible link is the way out.
 */
export function offerFile(file: ExportedFile): OfferedFile {
  const url = URL.createObjectURL(new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  return { name: file.name, url, bytes: file.bytes.byteLength };
}

export function withdrawFile(file: OfferedFile | null): void {
  if (file) URL.revokeObjectURL(file.url);
}
