import { GoujiError } from '../../core/errors';
import { boxName, singleCell } from '../../core/model/geometry';
import type { WorkbookPlan } from '../../core/model/sheet-plan';
import type { ExecutionReport, SheetSummary } from '../../ports/workbook-port';
import { hasState, nameFormula, nameKey } from './listing';
import type { Listing } from './listing';
import { writeState } from './state';
import { rangeOf } from './ranges';
import { writeSheet } from './write-sheet';

/** What an execution made so far, also after Excel stopped in the middle of it. */
export class Made {
  readonly sheets: Excel.Worksheet[] = [];
  private readonly names: Excel.NamedItem[] = [];

  addSheet(sheet: Excel.Worksheet): void {
    sheet.load('id,name');
    this.sheets.push(sheet);
  }

  addName(item: Excel.NamedItem): void {
    item.load('name');
    this.names.push(item);
  }

  /** Before the batch is sent anew. */
  forget(): void {
    this.sheets.length = 0;
    this.names.length = 0;
  }

  /** Ids of the sheets that Excel reported; a sheet it never came to has none. */
  get sheetIds(): string[] {
    return this.sheets.flatMap((sheet) => reported(() => sheet.id));
  }

  get nameTexts(): string[] {
    return this.names.flatMap((name) => reported(() => name.name));
  }
}

/** Before anything is written. @throws STRUCTURE_PROTECTED, READ_ONLY, SHEET_EXISTS */
export function requireRoom(plan: WorkbookPlan, { sheets, structureProtected, readOnly }: Listing): void {
  if (readOnly) throw new GoujiError('READ_ONLY');
  if (structureProtected) throw new GoujiError('STRUCTURE_PROTECTED');
  const taken = new Set(sheets.map((sheet) => nameKey(sheet.name)));
  for (const { name } of plan.sheets) {
    if (taken.has(nameKey(name))) throw new GoujiError('SHEET_EXISTS', { sheet: name });
    taken.add(nameKey(name));
  }
}

/**
 * Writes everything in one request. The state comes first: whatever happens later, the workbook then says that an
 * insertion was begun.
 */
export async function executePlan(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  state: string,
  listing: Listing,
  made: Made,
): Promise<ExecutionReport> {
  const { workbook } = context;
  workbook.application.suspendApiCalculationUntilNextSync();
  workbook.application.suspendScreenUpdatingUntilNextSync();
  made.forget();
  const isNew = !hasState(listing);
  const stateName = writeState(workbook, state, !isNew);
  if (isNew) made.addName(stateName);
  const leftOut: string[] = [];
  for (const sheetPlan of plan.sheets) {
    const sheet = workbook.worksheets.add(sheetPlan.name);
    made.addSheet(sheet);
    leftOut.push(...writeSheet(sheet, sheetPlan).map((part) => `${sheetPlan.name}: ${part}`));
  }
  writeNames(workbook, plan, listing, made);
  const selected = made.sheets[plan.sheets.findIndex((sheet) => sheet.name === plan.select.sheet)];
  if (selected) selectCell(selected, plan);
  await context.sync();
  return { sheets: made.sheets.map(newSheet), leftOut };
}

function selectCell(sheet: Excel.Worksheet, { select }: WorkbookPlan): void {
  sheet.activate();
  rangeOf(sheet, boxName(singleCell(select.cell))).select();
}

function newSheet({ id, name }: Excel.Worksheet): SheetSummary {
  return { id, name, visibility: 'visible', protected: false };
}

function writeNames(workbook: Excel.Workbook, plan: WorkbookPlan, listing: Listing, made: Made): void {
  const existing = new Set(listing.names.map((name) => nameKey(name.name)));
  for (const name of plan.names) {
    if (existing.has(nameKey(name.name))) {
      workbook.names.getItem(name.name).formula = nameFormula(name);
      continue;
    }
    const item = workbook.names.add(name.name, nameFormula(name));
    if (name.hidden) item.visible = false;
    made.addName(item);
  }
}

function reported(read: () => string): string[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}
