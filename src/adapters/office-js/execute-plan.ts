import { boxName, singleCell } from '../../core/model/geometry';
import type { WorkbookPlan } from '../../core/model/sheet-plan';
import type { ExecutionReport, SheetSummary } from '../../ports/workbook-port';
import { contentsOf, requestsOf } from './content-blocks';
import { hasState, nameFormula, nameKey } from './listing';
import type { Listing } from './listing';
import type { Made } from './made';
import { rangeOf, SheetRanges } from './ranges';
import type { ExcelRequests } from './requests';
import { writeState } from './state';
import { writeBlock, writeSheet } from './write-sheet';

/**
 * Writes everything in one request, or contents that are too much for one in as few as they need; the looks come with
 * the last. A state comes first: whatever happens later, the workbook then says that an insertion was begun.
 */
export async function executePlan(
  requests: ExcelRequests,
  plan: WorkbookPlan,
  state: string | null,
  listing: Listing,
  made: Made,
): Promise<ExecutionReport> {
  const contents = plan.sheets.map(({ cells }) => contentsOf(cells));
  const batches = requestsOf(
    contents.flatMap(({ blocks }, sheet) => blocks.map((block) => ({ ...block, sheet }))),
  );
  let leftOut: readonly string[] = [];
  for (const [at, blocks] of batches.entries()) {
    await requests.runOnce((context) => {
      const { workbook } = context;
      workbook.application.suspendApiCalculationUntilNextSync();
      workbook.application.suspendScreenUpdatingUntilNextSync();
      const sheets =
        at === 0
          ? addSheets(workbook, plan, state, listing, made)
          : made.sheetIds.map((id) => workbook.worksheets.getItem(id));
      const ranges = sheets.map((sheet) => new SheetRanges(sheet));
      for (const block of blocks) {
        const sheet = ranges[block.sheet];
        if (sheet) writeBlock(sheet, block);
      }
      if (at === batches.length - 1) {
        const taken = namesIn(plan, listing);
        leftOut = plan.sheets.flatMap((sheetPlan, index) => {
          const [sheet, own, content] = [sheets[index], ranges[index], contents[index]];
          if (!sheet || !own || !content) return [];
          return writeSheet(sheet, own, sheetPlan, content.fills, taken).map(
            (part) => `${sheetPlan.name}: ${part}`,
          );
        });
        writeNames(workbook, plan, listing);
        if (plan.select) selectCell(sheets, plan, plan.select);
      }
      return () => undefined;
    });
  }
  return { sheets: made.sheets.map(newSheet), leftOut };
}

/** All sheets before any content: formulas and lists may point at a later one. */
function addSheets(
  workbook: Excel.Workbook,
  plan: WorkbookPlan,
  state: string | null,
  listing: Listing,
  made: Made,
): readonly Excel.Worksheet[] {
  made.forget();
  made.wroteState = state !== null;
  if (state !== null) writeState(workbook, state, hasState(listing));
  return plan.sheets.map(({ name }) => {
    const sheet = workbook.worksheets.add(name);
    made.addSheet(sheet);
    return sheet;
  });
}

/** Names that a new table must not have, as keys. */
function namesIn(plan: WorkbookPlan, { names, tables }: Listing): Set<string> {
  return new Set([...names, ...plan.names].map(({ name }) => nameKey(name)).concat(tables.map(nameKey)));
}

function selectCell(
  sheets: readonly Excel.Worksheet[],
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
