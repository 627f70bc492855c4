import { exporters } from '../adapters/exporters';
import { createExcelPort } from '../adapters/office-js';
import { readSource } from '../adapters/readers';
import { loadLocale, localeOf } from '../catalogue/messages';
import type { CollectFiles } from '../collecting';
import type { LedgerFiles } from '../ledgering';
import { createActions } from '../pipeline';
import { createCommandQueue } from '../ui/command-queue';
import type { CommandQueue } from '../ui/command-queue';
import { mountPane } from '../ui/mount';
import { isSupported, showNotice } from './notice';
import { registerRibbon } from './ribbon';

const collectFiles = async (): Promise<CollectFiles> => (await import('../reader/files')).filesInPage;
const ledgerFiles = async (): Promise<LedgerFiles> => (await import('../reader/list-files')).listsInPage;

/** The pane over the workbook that is open in Excel. */
async function mountOver(root: HTMLElement, commands: CommandQueue): Promise<void> {
  const locale = localeOf(Office.context.displayLanguage);
  await loadLocale(locale);
  document.documentElement.lang = locale;
  const port = createExcelPort({ onBusy: (busy) => pane.notifyBusy(busy) });
  const actions = createActions(port, {
    host: 'excel',
    clock: () => new Date(),
    exporters,
    readSource,
    collectFiles,
    ledgerFiles,
  });
  const pane = mountPane(root, { actions, commands, locale });
  window.addEventListener('pagehide', () => pane.unmount());
}

/** One page serves the pane and the ribbon: commands pressed before the pane is drawn wait for it. */
async function start(root: HTMLElement): Promise<void> {
  const commands = createCommandQueue();
  const { host } = await Office.onReady();
  if (!isSupported(host)) {
    showNotice();
    return;
  }
  registerRibbon((command) => commands.give(command));
  await mountOver(root, commands);
}

const root = document.getElementById('pane');
if (!root || typeof Office === 'undefined') showNotice();
else start(root).catch(showNotice);
