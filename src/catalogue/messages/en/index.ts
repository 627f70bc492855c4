import { cli } from './cli';
import { collecting } from './collect';
import { collectCommand } from './collect-command';
import { documents } from './documents';
import { convert } from './convert';
import { draft } from './draft';
import { errors } from './errors';
import { files } from './files';
import { findings } from './findings';
import { importing } from './import';
import { pane } from './pane';
import { prose } from './prose';
import { reportText } from './report-text';
import { textCheck } from './text-check';
import { workbench } from './workbench';

export const en = {
  ...errors,
  ...files,
  ...findings,
  ...pane,
  ...importing,
  ...workbench,
  ...reportText,
  ...convert,
  ...draft,
  ...cli,
  ...collecting,
  ...collectCommand,
  ...documents,
  ...prose,
  ...textCheck,
} as const;
