import type { MessageKey } from '../catalogue/messages';

/** The parts of the workbench's page. */
export interface Page {
  readonly root: HTMLElement;
  readonly bar: HTMLElement;
  /** Notices between the bar and the grid. */
  readonly notices: HTMLElement;
  readonly grid: HTMLElement;
  readonly divider: HTMLElement;
  readonly pane: HTMLIFrameElement;
  /** Covers everything while a file hovers over the page. */
  readonly curtain: HTMLElement;
}

export function buildPage(root: HTMLElement, t: (key: MessageKey) => string): Page {
  const bar = part('header', 'bar');
  const notices = part('div', 'notices', {
    role: 'region',
    'aria-live': 'polite',
    'aria-label': t('workbench.notices'),
  });
  const grid = part('main', 'grid', { 'aria-label': t('workbench.grid') });
  const divider = part('div', 'divider', {
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': t('workbench.divider'),
  });
  const pane = part('iframe', 'pane', { title: t('workbench.pane') });
  const curtain = part('div', 'curtain');
  curtain.textContent = t('workbench.drop');
  curtain.hidden = true;
  root.append(bar, notices, grid, divider, pane, curtain);
  return { root, bar, notices, grid, divider, pane, curtain };
}

function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.className = name;
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
}
