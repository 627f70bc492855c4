import { useEffect } from 'preact/hooks';
import type { Brought } from '../import-part';

/** What the clipboard holds; null where there is no text. @throws where the browser or the clerk does not allow it */
export async function readClipboard(): Promise<Brought | null> {
  const items = await navigator.clipboard.read();
  const textOf = async (type: string): Promise<string> => {
    const item = items.find(({ types }) => types.includes(type));
    return item ? (await item.getType(type)).text() : '';
  };
  const thing = { text: await textOf('text/plain'), html: await textOf('text/html') };
  return thing.text.trim() === '' && thing.html.trim() === '' ? null : thing;
}

/** Ctrl+V anywhere in the view, but not in a field. */
export function usePasted(bring: (things: readonly Brought[]) => void): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (!clipboardData || (target instanceof HTMLElement && target.matches('input, textarea'))) return;
      const things = broughtBy(clipboardData);
      if (things.length === 0) return;
      event.preventDefault();
      bring(things);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [bring]);
}

/** Files, or the text where there are none: a copied table comes with a picture of itself in some programs. */
function broughtBy(data: DataTransfer): readonly Brought[] {
  const text = data.getData('text/plain');
  const html = data.getData('text/html');
  if (text.trim() !== '' || html.trim() !== '') return [{ text, html }];
  return [...data.files].map((file) => ({ file }));
}
