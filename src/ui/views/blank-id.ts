/** Id of the element that shows a blank in the preview. */
export function blankId(id: string): string {
  return `pane-blank-${id.replace(/[^\w-]/g, '_')}`;
}
