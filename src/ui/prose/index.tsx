import { addMessages } from '../../catalogue/messages';
import { files } from '../../catalogue/messages/zh-CN/files';
import { textCheck } from '../../catalogue/messages/zh-CN/text-check';
import type { ProsePart, ProseSurroundings } from '../prose-part';
import './prose.css';
import { createProseDesk } from './desk';
import { ProsePage } from './page';

/** The part of the pane that checks texts, with its words. */
export function createProsePart(surroundings: ProseSurroundings): ProsePart {
  addMessages('zh-CN', { ...files, ...textCheck });
  const desk = createProseDesk(surroundings);
  return {
    View: () => <ProsePage desk={desk} />,
    stop: () => desk.stop(),
  };
}
