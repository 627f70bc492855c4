import { LocaleService } from '@univerjs/core';
import type { Univer } from '@univerjs/core';
import { IMenuManagerService, MenuManagerPosition } from '@univerjs/preset-sheets-core';

/** Names for controls outside the toolbar: where they stand and their name. Of several for a control the first counts. */
export type OtherNames = readonly (readonly [selector: string, name: string])[];

/** Controls that a command of the grid can name: its button, or the field inside its place in the toolbar. */
const COMMAND = 'data-u-command';
const CONTROLS = `button[${COMMAND}]:not([aria-label]), [${COMMAND}] input:not([aria-label])`;

/**
 * Gives the icon buttons and fields of the grid the names that its tooltips show, which it keeps from screen readers.
 * They come and go with the width of the window. Whatever has a name keeps it.
 */
export function nameControls(univer: Univer, container: HTMLElement, others: OtherNames): void {
  const nameOf = namesOfCommands(univer);
  const nameAll = (): void => {
    for (const control of container.querySelectorAll(CONTROLS))
      giveName(control, nameOf(control.closest(`[${COMMAND}]`)?.getAttribute(COMMAND) ?? ''));
    for (const [selector, name] of others) {
      for (const control of container.querySelectorAll(`${selector}:not([aria-label])`))
        giveName(control, name);
    }
  };
  new MutationObserver(nameAll).observe(container, { childList: true, subtree: true });
}

function giveName(control: Element, name: string | undefined): void {
  if (name && control.textContent === '') control.setAttribute('aria-label', name);
}

/** Looks the menu up again for a command that was not in it before: parts of the grid add theirs while it starts. */
function namesOfCommands(univer: Univer): (command: string) => string | undefined {
  const injector = univer.__getInjector();
  const names = new Map<string, string>();
  const asked = new Set<string>();
  const readMenu = (): void => {
    const locale = injector.get(LocaleService);
    for (const { item } of injector
      .get(IMenuManagerService)
      .getFlatMenuByPositionKey(MenuManagerPosition.RIBBON)) {
      const key = item?.tooltip ?? item?.title;
      if (item && key) names.set(item.id, locale.t(key));
    }
  };
  return (command) => {
    if (!names.has(command) && !asked.has(command)) readMenu();
    asked.add(command);
    return names.get(command);
  };
}
