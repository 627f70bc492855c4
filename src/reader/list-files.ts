import { readListFile } from '../adapters/list-files';
import type { LedgerFiles } from '../ledgering';

/** Under which the heads settled for earlier lists are kept. */
const KEPT = 'gouji.list-heads';

/** What lists of applications are read with in a page; heads are kept in its storage, which may refuse. */
export const listsInPage: LedgerFiles = {
  readList: readListFile,
  keep: {
    get: () => window.localStorage.getItem(KEPT),
    set: (text) => window.localStorage.setItem(KEPT, text),
  },
};
