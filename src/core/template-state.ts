import type { EditionId } from './model/format';
import type { PlanCell, WorkbookPlan } from './model/sheet-plan';
import type { SheetGrid, WorkbookView } from './model/grid';
import { cellAt } from './formulas/recalculate';
import type { TemplateRequest } from './model/verdict';

/** What the hidden name `_gouji_state` carries; only the program needs it. */
export interface TemplateState {
  readonly version: number;
  readonly stage: 'inserting' | 'complete';
  readonly edition: EditionId;
  readonly request: TemplateRequest;
  /** Names of our sheets when they were inserted. */
  readonly sheets: readonly string[];
  readonly names: readonly string[];
  readonly suffix: string;
}

export const STATE_VERSION = 1;

/** newer: written by a later version of the program, of which nothing else is known. */
export type ReadState = TemplateState | 'none' | 'newer';

export function formatState(state: TemplateState): string {
  return JSON.stringify(state);
}

/** Text that is no state of ours counts as none: it is never a reason to refuse work. */
export function parseState(text: string | null): ReadState {
  if (text === null) return 'none';
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return 'none';
  }
  if (typeof data !== 'object' || data === null) return 'none';
  const { version } = data as { version?: unknown };
  if (typeof version !== 'number') return 'none';
  if (version > STATE_VERSION) return 'newer';
  return isState(data) ? data : 'none';
}

function isState(data: object): data is TemplateState {
  const { stage, request, sheets, names, suffix } = data as Partial<Record<keyof TemplateState, unknown>>;
  return (
    (stage === 'inserting' || stage === 'complete') &&
    typeof request === 'object' &&
    request !== null &&
    isTextList(sheets) &&
    isTextList(names) &&
    typeof suffix === 'string'
  );
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** How a sheet of the workbook compares with the plan it was made from. */
export type SheetComparison = 'same' | 'changed' | 'partial';

/**
 * same: it holds exactly what the plan wrote · partial: it holds nothing else, but not everything ·
 * changed: somebody typed something.
 */
export function compareWithPlan(sheet: SheetGrid, cells: readonly PlanCell[]): SheetComparison {
  const planned = new Map(cells.map((cell) => [`${cell.row},${cell.col}`, cell]));
  let written = 0;
  for (let i = 0; i < sheet.cells.length; i += 1) {
    for (let j = 0; j < (sheet.cells[i]?.length ?? 0); j += 1) {
      const row = sheet.origin.row + i;
      const col = sheet.origin.col + j;
      const content = contentAt(sheet, row, col);
      if (content === '') continue;
      const cell = planned.get(`${row},${col}`);
      if (!cell || content !== contentOf(cell)) return 'changed';
      written += 1;
    }
  }
  return written === cells.filter((cell) => contentOf(cell) !== '').length ? 'same' : 'partial';
}

/**
 * The same for a sheet that goes on beyond what was read of it with formulas: from there on it is compared by values, and
 * whatever a planned formula gives is taken for its result.
 */
export function compareLongWithPlan(
  near: SheetGrid,
  whole: SheetGrid,
  cells: readonly PlanCell[],
): SheetComparison {
  const end = near.origin.row + near.cells.length;
  const above = compareWithPlan(
    near,
    cells.filter(({ row }) => row < end),
  );
  const from = Math.max(0, end - whole.origin.row);
  const below = {
    ...whole,
    origin: { ...whole.origin, row: whole.origin.row + from },
    cells: whole.cells.slice(from),
  };
  const planned = cells.filter(({ row }) => row >= end);
  const results = planned.flatMap((cell) => {
    if (cell.formula === undefined) return [cell];
    const { row, col, style } = cell;
    const value = cellAt(below, row, col)?.value ?? null;
    return value === null ? [] : [{ row, col, style, value: String(value) }];
  });
  const rest = compareWithPlan(below, results);
  if (above === 'changed' || rest === 'changed') return 'changed';
  return above === 'same' && rest === 'same' ? 'same' : 'partial';
}

function contentOf({ value, formula }: PlanCell): string {
  return formula === undefined ? String(value ?? '') : comparableFormula(formula);
}

function contentAt(sheet: SheetGrid, row: number, col: number): string {
  const cell = cellAt(sheet, row, col);
  return cell?.formula === undefined ? String(cell?.value ?? '') : comparableFormula(cell.formula);
}

/** Hosts may space a formula or write its functions in their own way; Excel drops quotes that a sheet name needs not. */
function comparableFormula(formula: string): string {
  return formula
    .replace(/'((?:[^'!]|'')+)'!/g, '$1!')
    .replace(/\s+/g, '')
    .toUpperCase();
}

/** Sheets of the plan as they stand in the workbook, by name without regard to case. */
export function plannedSheets(
  view: WorkbookView,
  plan: WorkbookPlan,
): readonly { readonly sheet: SheetGrid; readonly comparison: SheetComparison }[] {
  return plan.sheets.flatMap(({ name, cells }) => {
    const sheet = view.sheets.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    return sheet ? [{ sheet, comparison: compareWithPlan(sheet, cells) }] : [];
  });
}
