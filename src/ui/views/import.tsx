import { usePaneTools } from './context';
import { PartView } from './part-view';

/** 导入, drawn by a part of its own. */
export function ImportView() {
  return <PartView door={usePaneTools().imports} />;
}
