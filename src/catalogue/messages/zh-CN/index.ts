import { draft } from './draft';
import { errors } from './errors';
import { findings } from './findings';
import { pane } from './pane';

/** What the pane may say; the workbench and the command line add their own. */
export const zhCN = { ...errors, ...findings, ...pane, ...draft } as const;
