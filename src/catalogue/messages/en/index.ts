import { cli } from './cli';
import { collecting } from './collect';
import { collectCommand } from './collect-command';
import { collectPane } from './collect-pane';
import { documents } from './documents';
import { convert } from './convert';
import { draft } from './draft';
import { errors } from './errors';
import { files } from './files';
import { findings } from './findings';
import { importing } from './import';
import { pane } from './pane';
import { ledger } from './ledger';
import { ledgerPane } from './ledger-pane';
import { ledgerImportPane } from './ledger-import-pane';
import { ledgerReview } from './ledger-review';
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
  ...collectPane,
  ...documents,
  ...ledger,
  ...ledgerPane,
  ...ledgerImportPane,
  ...ledgerReview,
  ...prose,
  ...textCheck,
} as const;
