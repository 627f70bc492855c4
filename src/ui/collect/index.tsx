import { addMessages } from '../../catalogue/messages';
import { collectPane } from '../../catalogue/messages/zh-CN/collect-pane';
import { files } from '../../catalogue/messages/zh-CN/files';
import type { CollectPart, CollectSurroundings } from '../collect-part';
import './collect.css';
import { createCollectDesk } from './desk';
import { CollectPage } from './page';

/** The part of the pane that merges the reports of many units, with its words. */
export function createCollectPart(surroundings: CollectSurroundings): CollectPart {
  addMessages('zh-CN', { ...files, ...collectPane });
  const desk = createCollectDesk(surroundings, { year: surroundings.actions.defaultYear, organ: '' });
  return {
    View: () => <CollectPage desk={desk} />,
    stop: () => desk.stop(),
  };
}
