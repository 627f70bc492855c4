import type { PaneActions } from '../../ui/actions';
import type { CellEdit, WorkbookPort } from '../../ports/workbook-port';
import { banpu2023 } from './banpu-2023';
import type { Example } from './banpu-2023';

export type { Example } from './banpu-2023';

const EXAMPLES: Readonly<Record<string, Example>> = { banpu2023 };

/** Example of that name in the address; null for none. */
export function exampleNamed(name: string | null): Example | null {
  return name !== null && Object.hasOwn(EXAMPLES, name) ? (EXAMPLES[name] ?? null) : null;
}

/** Inserts the template and types the figures of the example, in the places where they are recognised. */
export async function layOutExample(
  { template, figures, blanks }: Example,
  actions: PaneActions,
  port: WorkbookPort,
): Promise<void> {
  await actions.insertTemplate(template, 'refuse');
  const { report } = await actions.validate();
  const edits: CellEdit[] = [...report.facts.values()]
    .filter(({ point }) => !blanks.some((beginning) => point.startsWith(beginning)))
    .map(({ point, place: { sheetId, row, col } }) => ({
      sheetId,
      row,
      col,
      before: null,
      after: { value: figures[point] ?? 0 },
    }));
  const refused = await port.setCells(edits);
  if (refused.length > 0) throw new Error(`${refused.length} figures of the example have no free cell`);
}
