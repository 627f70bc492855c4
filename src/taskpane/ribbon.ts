import type { PaneCommand } from '../ui/actions';

/** Functions that the manifest names, and what each asks of the pane. */
export const RIBBON_FUNCTIONS: Readonly<Record<string, PaneCommand>> = {
  openPane: 'open',
  insertTemplate: 'insert',
  validateReport: 'validate',
  draftReport: 'draft',
  clearMarks: 'clear',
};

/**
 * Registers the functions of the ribbon buttons. Each brings the pane up and hands it the command; the button is free
 * again at once, for the pane shows how the work goes on.
 */
export function registerRibbon(give: (command: PaneCommand) => void): void {
  for (const [name, command] of Object.entries(RIBBON_FUNCTIONS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      give(command);
      const done = (): void => event.completed();
      Office.addin.showAsTaskpane().then(done, done);
    });
  }
}
