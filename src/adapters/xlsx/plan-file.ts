import type { WorkbookPlan } from '../../core/model/sheet-plan';
import { addPlan } from '../document/from-plan';
import { writeXlsx } from './write';

/**
 * A plan as a workbook of its own. Its size has no bound here: who offers it reads it again with TOTAL_LIMITS and
 * compares what matters.
 */
export async function planAsXlsx(plan: WorkbookPlan): Promise<Uint8Array> {
  const ids = plan.sheets.map((_, index) => String(index + 1));
  return writeXlsx(addPlan({ sheets: [], names: [], structureProtected: false, selection: null }, plan, ids));
}
