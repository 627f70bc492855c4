import { boxName, singleCell } from '../../core/model/geometry';
import type { WorkbookPlan } from '../../core/model/sheet-plan';
import type { ExecutionReport, SheetSummary } from '../../ports/workbook-port';
import { hasState, nameFormula, nameKey } from './listing';
import type { Listing } from './listing';
import type { Made } from './made';
import { rangeOf } from './ranges';
import { writeState } from './state';
import { writeSheet } from './write-sheet';

/**
 * Writes everything in one request. A state comes first: whatever happens later, the workbook then says that an
 * insertion was begun.
 */
export function executePlan(
  { workbook }: Excel.RequestContext,
  plan: WorkbookPlan,
  state: string | null,
  listing: Listing,
  made: Made,
): () => ExecutionReport {
  workbook.application.suspendApiCalculationUntilNextSync();
  workbook.application.suspendScreenUpdatingUntilNextSync();
  made.forget();
  made.wroteState = state !== null;
  if (state !== null) writeState(workbook, state, hasState(listing));
  // All sheets first: formulas and lists may point at a later one.
  const added = plan.sheets.map((sheetPlan) => {
    const sheet = workbook.worksheets.add(sheetPlan.name);
    made.addSheet(sheet);
    return { sheet, sheetPlan };
  });
  const leftOut = added.flatMap(({ sheet, sheetPlan }) =>
    writeSheet(sheet, sheetPlan).map((part) => `${sheetPlan.name}: ${part}`),
  );
  writeNames(workbook, plan, listing);
  if (plan.select) selectCell(made, plan, plan.select);
  return () => ({ sheets: made.sheets.map(newSheet), leftOut });
}

function selectCell(
  { sheets }: Made,
  plan: WorkbookPlan,
  { sheet: name, cell }: NonNullable<WorkbookPlan['select']>,
): void {
  const sheet = sheets[plan.sheets.findIndex((planned) => planned.name === name)];
  if (!sheet) return;
  sheet.activate();
  rangeOf(sheet, boxName(singleCell(cell))).select();
}

function newSheet({ id, name }: Excel.Worksheet): SheetSummary {
  return { id, name, visibility: 'visible', protected: false };
}

function writeNames(workbook: Excel.Workbook, plan: WorkbookPlan, listing: Listing): void {
  const existing = new Set(listing.names.map((name) => nameKey(name.name)));
  for (const name of plan.names) {
    if (existing.has(nameKey(name.name))) {
      workbook.names.getItem(name.name).formula = nameFormula(name);
      continue;
    }
    const item = workbook.names.add(name.name, nameFormula(name));
    if (name.hidden) item.visible = false;
  }
}
