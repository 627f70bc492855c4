import { GoujiError } from '../../core/errors';
import type { WorkbookPlan } from '../../core/model/sheet-plan';
import { STATE_NAME } from '../../ports/workbook-port';
import { hostCode, reported } from './host-errors';
import { nameFormula, nameKey } from './listing';
import type { Listing } from './listing';

/** What an execution made so far, also after Excel stopped in the middle of it. */
export class Made {
  readonly sheets: Excel.Worksheet[] = [];
  /** Whether the state is part of the execution. */
  wroteState = false;

  addSheet(sheet: Excel.Worksheet): void {
    sheet.load('id,name');
    this.sheets.push(sheet);
  }

  /** Before the batch is sent anew. */
  forget(): void {
    this.sheets.length = 0;
  }

  /** Ids of the sheets that Excel reported; a sheet it never came to has none. */
  get sheetIds(): string[] {
    return this.sheets.flatMap((sheet) => reported(() => sheet.id));
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
 * Names that are ours to take away after an execution that failed. When something was there already and no sheet of
 * ours is, another window is inserting too: then nothing is ours. Else the state is, unless it was there before; and
 * the names of the plan are once all its sheets were made, where they are what we write.
 */
export function namesToTakeBack(
  plan: WorkbookPlan,
  before: Listing,
  now: Listing,
  made: Made,
  error: unknown,
): string[] {
  if (made.sheetIds.length === 0 && hostCode(error) === 'ItemAlreadyExists') return [];
  const existed = new Set(before.names.map((name) => nameKey(name.name)));
  const ours = new Map(plan.names.map((name) => [nameKey(name.name), nameFormula(name).slice(1)]));
  const complete = made.sheetIds.length === plan.sheets.length;
  return now.names
    .filter(({ name, refersTo }) => {
      if (existed.has(nameKey(name))) return false;
      if (nameKey(name) === nameKey(STATE_NAME)) return made.wroteState;
      return complete && ours.get(nameKey(name)) === refersTo;
    })
    .map(({ name }) => name);
}
