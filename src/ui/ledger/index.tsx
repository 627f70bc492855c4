import { addMessages } from '../../catalogue/messages';
import { files } from '../../catalogue/messages/zh-CN/files';
import { ledger } from '../../catalogue/messages/zh-CN/ledger';
import { ledgerImportPane } from '../../catalogue/messages/zh-CN/ledger-import-pane';
import { ledgerPane } from '../../catalogue/messages/zh-CN/ledger-pane';
import { ledgerReview } from '../../catalogue/messages/zh-CN/ledger-review';
import type { LedgerPart, LedgerSurroundings } from '../ledger-part';
import { createLedgerDesk } from './desk';
import './ledger.css';
import { LedgerPage } from './page';

/** The part of the pane that keeps the ledger of applications, with its words. */
export function createLedgerPart(surroundings: LedgerSurroundings): LedgerPart {
  addMessages('zh-CN', { ...files, ...ledger, ...ledgerPane, ...ledgerImportPane, ...ledgerReview });
  const desk = createLedgerDesk(surroundings);
  return {
    View: () => <LedgerPage desk={desk} />,
    stop: () => desk.stop(),
  };
}
