import { createMemoryPort } from '../../../src/adapters/memory';
import { CLERK_WORKBOOK, describeWorkbookPort } from '../../contracts/workbook-port.contract';
import { documentEyes, documentHands } from '../../support/document-harness';

describeWorkbookPort('the memory port', async () => {
  let current = createMemoryPort(CLERK_WORKBOOK);
  return {
    port: current,
    reopen: async () => (current = createMemoryPort(current.document())),
    clerk: documentHands(() => current),
    ...documentEyes(() => current.document()),
    settle: async () => undefined,
    dispose: async () => undefined,
  };
});
