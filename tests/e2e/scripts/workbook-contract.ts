import { runWorkbookPortContract } from '../../contracts/workbook-port.contract';
import type { ContractResult } from '../../contracts/workbook-port.contract';
import { univerHarness } from '../../support/univer-harness';

declare global {
  interface Window {
    runContract?: () => Promise<readonly ContractResult[]>;
  }
}

/** Runs in the page of the workbench: every case gets a fresh workbook in the grid and the port of the page itself. */
window.runContract = async () => {
  const link = window.goujiWorkbench;
  if (!link) throw new Error('this is not the page of the workbench');
  const [api, port] = await Promise.all([link.grid, link.port]);
  const create = async () =>
    univerHarness(
      api,
      () => port,
      () => undefined,
    );
  return runWorkbookPortContract(create);
};
