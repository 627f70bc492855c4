/** Moves the focus within the pane, and only there: while the clerk works in the sheet it stays in the sheet. */
export function focusWithin(element: HTMLElement | null | undefined): void {
  if (!element || !document.hasFocus()) return;
  element.focus();
}

/** Brings into view without moving more than needed. */
export function showElement(
  element: Element | null | undefined,
  block: ScrollLogicalPosition = 'nearest',
): void {
  // jsdom has no layout and no scrollIntoView.
  if (element && 'scrollIntoView' in element) element.scrollIntoView({ block });
}

/**
 * Excel on the web listens for Tab on the window and looks for the focused element among the tabbable ones; from a
 * heading that we focused (tabindex -1) it would leave the pane. Such a Tab is kept for the browser itself.
 */
export function keepTabInPane(event: KeyboardEvent): void {
  const { target } = event;
  if (event.key === 'Tab' && target instanceof HTMLElement && target.tabIndex < 0) event.stopPropagation();
}

/** Notices when the focused element has been taken away, so that the focus can be put somewhere sensible. */
export interface FocusKeeper {
  /** To be called after each change of the screen. */
  check(): void;
  stop(): void;
}

/**
 * Puts the focus on the nearest element with `data-focus-home` around the place where the focused one was.
 * @param fallback  where the focus goes when there is none
 */
export function keepFocus(root: HTMLElement, fallback: () => HTMLElement | null): FocusKeeper {
  let focused: Element | null = null;
  let around: readonly Element[] = [];
  const come = (event: FocusEvent): void => {
    focused = event.target instanceof Element ? event.target : null;
    around = focused ? ancestorsOf(focused) : [];
  };
  /** The clerk went to the sheet: the pane must not take the focus back. */
  const leave = (): void => {
    focused = null;
  };
  root.addEventListener('focusin', come);
  window.addEventListener('blur', leave);
  return {
    check() {
      if (!focused || focused.isConnected) return;
      focused = null;
      if (!root.contains(document.activeElement)) (homeAmong(around) ?? fallback())?.focus();
    },
    stop() {
      root.removeEventListener('focusin', come);
      window.removeEventListener('blur', leave);
    },
  };
}

/** From the nearest to the outermost within the view: what stands elsewhere in it has nothing to do with the place. */
function ancestorsOf({ parentElement }: Element): readonly Element[] {
  return parentElement && !parentElement.matches('main, .pane')
    ? [parentElement, ...ancestorsOf(parentElement)]
    : [];
}

function homeAmong(around: readonly Element[]): HTMLElement | null {
  for (const element of around) {
    const home = element.isConnected ? element.querySelector<HTMLElement>('[data-focus-home]') : null;
    if (home) return home;
  }
  return null;
}
