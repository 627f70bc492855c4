import { createUniverPort } from '../../../src/adapters/univer';
import { describeWorkbookPort } from '../../contracts/workbook-port.contract';
import { startHeadlessGrid } from '../../support/headless-grid';
import { univerHarness } from '../../support/univer-harness';

describeWorkbookPort('the port of the workbench', async () => {
  const { api, dispose } = startHeadlessGrid();
  return univerHarness(api, () => createUniverPort(api), dispose);
});
