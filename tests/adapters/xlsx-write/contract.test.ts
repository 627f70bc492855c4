import { createXlsxPort, saveXlsx } from '../../../src/adapters/xlsx/port';
import { CLERK_WORKBOOK, describeWorkbookPort } from '../../contracts/workbook-port.contract';
import { documentEyes, documentHands } from '../../support/document-harness';

describeWorkbookPort('the .xlsx port', async () => {
  let current = await createXlsxPort(await saveXlsx(CLERK_WORKBOOK));
  return {
    port: current,
    reopen: async () => (current = await createXlsxPort(await current.save())),
    clerk: documentHands(() => current),
    ...documentEyes(() => current.document()),
    settle: async () => undefined,
    dispose: async () => undefined,
  };
});
