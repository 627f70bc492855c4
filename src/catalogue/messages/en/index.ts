import { cli } from './cli';
import { draft } from './draft';
import { errors } from './errors';
import { findings } from './findings';
import { pane } from './pane';
import { workbench } from './workbench';

export const en = { ...errors, ...findings, ...pane, ...workbench, ...draft, ...cli } as const;
