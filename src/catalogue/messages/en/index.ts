import { cli } from './cli';
import { draft } from './draft';
import { errors } from './errors';
import { files } from './files';
import { findings } from './findings';
import { pane } from './pane';
import { workbench } from './workbench';

export const en = { ...errors, ...files, ...findings, ...pane, ...workbench, ...draft, ...cli } as const;
