import type { WorkbookView } from '../core/model/grid';
import type { WorkbookPlan } from '../core/model/sheet-plan';
import { readSource } from './readers';

/** Reading and writing of files for 汇总; each library is loaded when it is first needed. */
export const collectFiles = {
  readSource,
  readNames: async (bytes: Uint8Array): Promise<WorkbookView['names']> => {
    const { readXlsxNames, TOTAL_LIMITS } = await import('./xlsx/read');
    return readXlsxNames(bytes, TOTAL_LIMITS);
  },
  readTotal: async (bytes: Uint8Array): Promise<WorkbookView> => {
    const { readXlsx, TOTAL_LIMITS } = await import('./xlsx/read');
    return readXlsx(bytes, TOTAL_LIMITS);
  },
  writeWorkbook: async (plan: WorkbookPlan): Promise<Uint8Array> =>
    (await import('./xlsx/plan-file')).planAsXlsx(plan),
  /** Rows of a list in text, such as a .csv file. */
  readRows: async (bytes: Uint8Array): Promise<readonly (readonly string[])[]> =>
    (await import('./intake/rows')).readRows(bytes),
};
