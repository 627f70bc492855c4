/** What the tab whose turn it is tells the others. */
interface Told {
  readonly file: string;
}

export interface Turn {
  /** Tells the tabs that wait which file is kept here. Does nothing without the turn. */
  tell(file: string): void;
}

export interface TurnOptions {
  /** The same for tabs that must not keep work at the same time. */
  readonly place: string;
  /** Another tab keeps its work. @param file  what it works on, null while it has not said */
  readonly onWaiting: (file: string | null) => void;
  /** From now until it closes this tab keeps its work. */
  readonly onTurn: () => void;
  /** The browser has no way to tell tabs apart, as on a page of the closed network without https. */
  readonly onNone: () => void;
}

/** A page that is loaded anew lets go of the turn a moment after the new one asks for it. */
const MOMENT_MS = 700;

/** Asks for the turn; the tabs get it one after the other, each when the one before is gone. */
export function takeTurn({ place, onWaiting, onTurn, onNone }: TurnOptions): Turn {
  // Absent where the page is not secure, whatever the types say.
  const { locks } = navigator as { readonly locks?: LockManager };
  if (!locks) {
    onNone();
    return { tell: () => undefined };
  }
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(place);
  let mine = false;
  let file: string | null = null;
  const announce = (): void => {
    if (mine && file !== null) channel?.postMessage({ file } satisfies Told);
  };
  channel?.addEventListener('message', ({ data }: MessageEvent<Told | 'who'>) => {
    if (data === 'who') announce();
    else if (!mine) onWaiting(data.file);
  });
  const wait = setTimeout(() => {
    onWaiting(null);
    channel?.postMessage('who');
  }, MOMENT_MS);
  void locks.request(place, () => {
    clearTimeout(wait);
    mine = true;
    onTurn();
    announce();
    // Held as long as the page lives.
    return new Promise(() => undefined);
  });
  return {
    tell: (name) => {
      file = name;
      announce();
    },
  };
}
