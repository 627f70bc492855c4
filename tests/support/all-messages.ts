import { addMessages } from '../../src/catalogue/messages';
import { en } from '../../src/catalogue/messages/en';
import { cli } from '../../src/catalogue/messages/zh-CN/cli';
import { collecting } from '../../src/catalogue/messages/zh-CN/collect';
import { collectCommand } from '../../src/catalogue/messages/zh-CN/collect-command';
import { collectPane } from '../../src/catalogue/messages/zh-CN/collect-pane';
import { documents } from '../../src/catalogue/messages/zh-CN/documents';
import { files } from '../../src/catalogue/messages/zh-CN/files';
import { importing } from '../../src/catalogue/messages/zh-CN/import';
import { ledger } from '../../src/catalogue/messages/zh-CN/ledger';
import { ledgerPane } from '../../src/catalogue/messages/zh-CN/ledger-pane';
import { ledgerImportPane } from '../../src/catalogue/messages/zh-CN/ledger-import-pane';
import { ledgerReview } from '../../src/catalogue/messages/zh-CN/ledger-review';
import { prose } from '../../src/catalogue/messages/zh-CN/prose';
import { reportText } from '../../src/catalogue/messages/zh-CN/report-text';
import { textCheck } from '../../src/catalogue/messages/zh-CN/text-check';
import { workbench } from '../../src/catalogue/messages/zh-CN/workbench';

// Every wording in both languages, as no entry point loads it for a test.
addMessages('zh-CN', {
  ...cli,
  ...collecting,
  ...collectCommand,
  ...collectPane,
  ...documents,
  ...files,
  ...importing,
  ...ledger,
  ...ledgerPane,
  ...ledgerImportPane,
  ...ledgerReview,
  ...prose,
  ...textCheck,
  ...reportText,
  ...workbench,
});
addMessages('en', en);
