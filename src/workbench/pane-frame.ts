import './pane-policy';
import { exporters } from '../adapters/exporters';
import { readSource } from '../adapters/readers';
import { loadLocale } from '../catalogue/messages';
import type { CollectFiles } from '../collecting';
import type { LedgerFiles } from '../ledgering';
import { createActions } from '../pipeline';
import { mountPane } from '../ui/mount';
import type { WorkbenchLink } from './link';

const collectFiles = async (): Promise<CollectFiles> => (await import('../reader/files')).filesInPage;
const ledgerFiles = async (): Promise<LedgerFiles> => (await import('../reader/list-files')).listsInPage;

/** The pane beside the grid: the same as in Excel, over the port that the page around this frame lays out. */
async function start({ port, commands, locale }: WorkbenchLink, root: HTMLElement): Promise<void> {
  await loadLocale(locale);
  const clock = (): Date => new Date();
  const actions = createActions(await port, {
    clock,
    host: 'workbench',
    exporters,
    readSource,
    collectFiles,
    ledgerFiles,
  });
  const pane = mountPane(root, { actions, commands, locale });
  // The page around lives on after this frame is loaded anew, and must not keep calling into it.
  window.addEventListener('pagehide', () => pane.unmount());
}

const link = window.parent.goujiWorkbench;
const root = document.getElementById('pane');
if (link && root) {
  document.documentElement.lang = link.locale;
  void start(link, root);
}
