import type { Form } from '../form/form';
import { tableGrid } from '../form/table-grid';
import { pointPlaces } from '../layout/table-sheet';
import type { SettledConversion } from '../model/conversion';
import type { DataPointId } from '../model/format';
import type { CellAddress } from '../model/geometry';
import type { PlanCell, SheetPlan, WorkbookPlan } from '../model/sheet-plan';

/** Entries of 基本信息 by their labels; null empties what the template would write. */
export type InfoEntries = ReadonlyMap<string, string | null>;

/**
 * The template with the figures of the conversion in it. Cells that hold a formula keep it.
 * @param plan  of `layOutTemplate` for the same form: 基本信息 first, then the tables in their order
 */
export function fillTemplate(
  plan: WorkbookPlan,
  form: Form,
  { values }: SettledConversion,
  entries: InfoEntries,
): WorkbookPlan {
  const [info, ...tables] = plan.sheets;
  if (!info) return plan;
  const filled = tables.map((sheet, index) => {
    const table = form.format.tables[index];
    return table ? fillTable(sheet, pointPlaces(tableGrid(table)), values) : sheet;
  });
  return { ...plan, sheets: [fillInfo(info, entries), ...filled] };
}

function fillTable(
  sheet: SheetPlan,
  places: ReadonlyMap<DataPointId, CellAddress>,
  values: ReadonlyMap<DataPointId, number>,
): SheetPlan {
  const byPlace = new Map(
    [...places].flatMap(([point, { row, col }]) => {
      const value = values.get(point);
      return value === undefined ? [] : [[`${row},${col}`, value] as const];
    }),
  );
  const fill = (cell: PlanCell): PlanCell => {
    const value = byPlace.get(`${cell.row},${cell.col}`);
    return value === undefined || cell.formula !== undefined ? cell : { ...cell, value };
  };
  return { ...sheet, cells: sheet.cells.map(fill) };
}

const VALUE_COL = 1;

function fillInfo(sheet: SheetPlan, entries: InfoEntries): SheetPlan {
  const labels = new Map(sheet.cells.filter(({ col }) => col === 0).map(({ row, value }) => [row, value]));
  const fill = (cell: PlanCell): PlanCell => {
    if (cell.col !== VALUE_COL || cell.style !== 'fieldInput') return cell;
    const entry = entries.get(String(labels.get(cell.row) ?? ''));
    if (entry === undefined) return cell;
    const { value: _replaced, ...blank } = cell;
    return entry === null ? blank : { ...blank, value: entry };
  };
  return { ...sheet, cells: sheet.cells.map(fill) };
}
