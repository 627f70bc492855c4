import { readSource } from '../../../src/adapters/readers';
import { createActions } from '../../../src/pipeline';
import type { TemplateRequest } from '../../../src/core/model/verdict';
import type { WorkbookPort } from '../../../src/ports/workbook-port';
import type { PaneActions } from '../../../src/ui/actions';

const noExport = async (): Promise<Uint8Array> => new Uint8Array();

/** The product's actions in January 2026 over a port. */
export function actionsOver(port: WorkbookPort): PaneActions {
  return createActions(port, {
    host: 'excel',
    clock: () => new Date(2026, 0, 20),
    exporters: { docx: noExport, html: noExport, txt: noExport },
    readSource,
  });
}

export const REQUEST: TemplateRequest = {
  organ: '板浦镇人民政府',
  kind: 'townshipGovernment',
  year: 2025,
  totals: 'formulas',
};
