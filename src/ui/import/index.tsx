import { addMessages } from '../../catalogue/messages';
import { files } from '../../catalogue/messages/zh-CN/files';
import { importing } from '../../catalogue/messages/zh-CN/import';
import type { ImportPart, ImportSurroundings } from '../import-part';
import './import.css';
import { createImportDesk } from './desk';
import { isRead } from './state';
import { ImportPage } from './page';

/** The part of the pane that imports reports, with its words. */
export function createImportPart(surroundings: ImportSurroundings): ImportPart {
  addMessages('zh-CN', { ...files, ...importing });
  const desk = createImportDesk(surroundings);
  return {
    View: () => <ImportPage desk={desk} />,
    hasReports: () => desk.store.get().items.some(isRead),
    stop: () => desk.stop(),
  };
}
