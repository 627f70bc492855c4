import './shell-policy';
import type { FUniver } from '@univerjs/core/facade';
import { render } from 'preact';
import { addMessages, localeOf, say } from '../catalogue/messages';
import type { MessageKey } from '../catalogue/messages';
import { en } from '../catalogue/messages/en';
import { files } from '../catalogue/messages/zh-CN/files';
import { workbench } from '../catalogue/messages/zh-CN/workbench';
import type { WorkbookDocument } from '../core/model/document';
import type { WorkbookPort } from '../ports/workbook-port';
import { Bar } from './bar';
import type { BarState } from './bar';
import { createCommandQueue } from '../ui/command-queue';
import { createDesk } from './desk';
import type { Desk } from './desk';
import { makeDivider } from './divider';
import { acceptDrops } from './drop';
import { exampleNamed, layOutExample } from './examples';
import type { Example } from './examples';
import { Notices } from './notices';
import type { Notice } from './notices';
import { buildPage } from './page';
import type { Page } from './page';
import { createStore } from './store';
import './workbench.css';

addMessages('zh-CN', { ...files, ...workbench });
addMessages('en', en);

const address = new URLSearchParams(window.location.search);
const locale = localeOf(address.get('lang') ?? undefined);
const t = (key: MessageKey): string => say(locale, key);

const bar = createStore<BarState>({
  file: t('workbench.untitled'),
  unsaved: false,
  keeping: 'none',
  paneShown: true,
  busy: t('workbench.loading'),
  told: null,
});
const notices = createStore<readonly Notice[]>([]);
const commands = createCommandQueue();

/** Controls of the grid that show a sign only. */
const CONTROLS = [
  ['[data-u-comp="defined-name"] input', t('workbench.control.nameBox')],
  ['[data-u-comp="defined-name"] [data-slot="popover-trigger"]', t('workbench.control.names')],
  ['[data-u-comp="formula-bar"] > * button', t('workbench.control.widerFormula')],
  [
    '[data-slot="dropdown-menu-trigger"] > [data-u-comp="sheet-bar-append-button"]',
    t('workbench.control.allSheets'),
  ],
  ['[data-u-comp="sheet-bar-append-button"]', t('workbench.control.addSheet')],
  ['footer [data-u-command="sheet.command.toggle-gridlines"]', t('workbench.control.gridlines')],
  ['footer [data-u-comp="button"]:first-child', t('workbench.control.zoomOut')],
  ['footer [data-u-comp="button"]', t('workbench.control.zoomIn')],
  ['footer [role="handle"]', t('workbench.control.zoom')],
] as const;

function showPane(page: Page, shown: boolean): void {
  page.root.classList.toggle('pane-hidden', !shown);
  bar.set({ ...bar.get(), paneShown: shown });
}

/** Draws the page around the grid; the grid itself comes later, it is large. */
function drawPage(root: HTMLElement, desk: () => Desk | null): Page {
  const page = buildPage(root, t);
  document.documentElement.lang = locale;
  document.title = t('workbench.title');
  makeDivider(page.divider, (pixels) => root.style.setProperty('--pane', `${pixels}px`));
  render(
    <Bar
      state={bar}
      t={t}
      actions={{
        create: () => void desk()?.create(),
        open: () => void desk()?.open(),
        save: () => void desk()?.save(),
        print: () => void desk()?.print(),
        togglePane: () => showPane(page, !bar.get().paneShown),
        give: (command) => {
          showPane(page, true);
          commands.give(command);
        },
      }}
    />,
    page.bar,
  );
  render(<Notices notices={notices} />, page.notices);
  return page;
}

/** The example as a document; the grid shows it as it would show a file. */
async function exampleDocument(example: Example): Promise<WorkbookDocument> {
  const { createActions } = await import('../pipeline');
  const { createMemoryPort } = await import('../adapters/memory');
  const { exporters } = await import('../adapters/exporters');
  const { readSource } = await import('../adapters/readers');
  const port = createMemoryPort({ sheets: [], names: [], structureProtected: false, selection: null });
  const clock = (): Date => new Date();
  const actions = createActions(port, { clock, host: 'workbench', exporters, readSource });
  await layOutExample(example, actions, port);
  return port.document();
}

/** The state of an insertion is no change of the grid; without it what is kept could say “inserting” for ever. */
function tellingState(port: WorkbookPort, desk: Desk): WorkbookPort {
  const saveState: WorkbookPort['saveState'] = async (state) => {
    await port.saveState(state);
    desk.edited();
  };
  return { ...port, saveState };
}

interface Started {
  readonly api: FUniver;
  readonly port: WorkbookPort;
  readonly desk: Desk;
}

/** Grid, port and first workbook, in this order. */
async function startDesk(page: Page): Promise<Started> {
  const starting = import(/* webpackChunkName: "spreadsheet" */ './grid');
  const adapter = import('../adapters/univer');
  const { startGrid } = await starting;
  const { createUniverPort } = await adapter;
  const api = startGrid(page.grid, CONTROLS);
  const onShown = (): void => page.pane.contentWindow?.location.reload();
  const desk = createDesk({ api, locale, bar, notices, host: page.root, onShown });
  const port = tellingState(createUniverPort(api), desk);
  bar.set({ ...bar.get(), busy: null });
  const example = exampleNamed(address.get('example'));
  await desk.start(example?.name ?? null, example ? () => exampleDocument(example) : undefined);
  return { api, port, desk };
}

function guard(desk: Desk, page: Page): void {
  acceptDrops(page.curtain, (file) => void desk.open(file));
  window.addEventListener('beforeunload', (event) => {
    if (desk.isChanged()) event.preventDefault();
  });
  // The pane has the focus: what was typed into a cell counts, as after a click on another cell.
  window.addEventListener('blur', () => void desk.finishEditing());
  // The last that a page on a phone or in a hidden tab may hear.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') desk.hurry();
  });
  onShortcut('s', () => void desk.save());
  onShortcut('p', () => void desk.print());
}

/** Ctrl or ⌘ with the letter, wherever in the page the focus is, instead of what the browser does. */
function onShortcut(letter: string, act: () => void): void {
  window.addEventListener(
    'keydown',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== letter) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    true,
  );
}

/** The pane is loaded at once and waits for the port. */
async function startWorkbench(root: HTMLElement): Promise<void> {
  let desk: Desk | null = null;
  const page = drawPage(root, () => desk);
  const started = startDesk(page);
  window.goujiWorkbench = {
    port: started.then(({ port }) => port),
    grid: started.then(({ api }) => api),
    commands,
    locale,
  };
  page.pane.src = 'pane.html';
  ({ desk } = await started);
  guard(desk, page);
}

const root = document.getElementById('workbench');
if (root) void startWorkbench(root);
