import { cli } from './cli';
import { convert } from './convert';
import { documents } from './documents';
import { draft } from './draft';
import { errors } from './errors';
import { files } from './files';
import { findings } from './findings';
import { pane } from './pane';
import { workbench } from './workbench';

export const en = {
  ...errors,
  ...files,
  ...findings,
  ...pane,
  ...workbench,
  ...draft,
  ...convert,
  ...cli,
  ...documents,
} as const;
