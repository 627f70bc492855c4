/** Width of the pane in pixels. */
export const PANE_WIDTH = { start: 420, least: 320, most: 520 } as const;

const STEP = 10;

/**
 * Makes the line between grid and pane a splitter for mouse, touch and keyboard.
 * @param setWidth  draws the width of the pane
 */
export function makeDivider(divider: HTMLElement, setWidth: (pixels: number) => void): void {
  let width: number = PANE_WIDTH.start;
  const change = (pixels: number): void => {
    width = Math.round(Math.min(PANE_WIDTH.most, Math.max(PANE_WIDTH.least, pixels)));
    divider.setAttribute('aria-valuenow', String(width));
    setWidth(width);
  };
  divider.setAttribute('aria-valuemin', String(PANE_WIDTH.least));
  divider.setAttribute('aria-valuemax', String(PANE_WIDTH.most));
  change(width);
  followPointer(divider, () => width, change);
  divider.addEventListener('keydown', (event) => {
    const wanted = widthOfKey(event.key, width);
    if (wanted === null) return;
    event.preventDefault();
    change(wanted);
  });
}

function widthOfKey(key: string, width: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return width + STEP;
    case 'ArrowRight':
      return width - STEP;
    case 'Home':
      return PANE_WIDTH.most;
    case 'End':
      return PANE_WIDTH.least;
    default:
      return null;
  }
}

/** While the pointer is captured, frames do not swallow its moves. */
function followPointer(divider: HTMLElement, width: () => number, change: (pixels: number) => void): void {
  let from: { readonly x: number; readonly width: number } | null = null;
  divider.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    divider.setPointerCapture(event.pointerId);
    divider.focus();
    from = { x: event.clientX, width: width() };
  });
  divider.addEventListener('pointermove', (event) => {
    if (from) change(from.width + from.x - event.clientX);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    divider.addEventListener(end, () => (from = null));
  }
}
