import type { Form } from '../form/form';
import { difference, exactSum } from '../collect/exact-sum';
import { TOTAL_NAME } from '../collect/role';
import type { Collection, TotalFigure } from '../model/collection';
import type { DataPointId } from '../model/format';
import type { PlanCell, SheetPlan, WorkbookPlan } from '../model/sheet-plan';
import type { TemplateTexts } from '../model/texts';
import { tableGrid } from '../form/table-grid';
import { COMPLETENESS, layOutCover } from './collect-cover';
import { layOutDetail, type DetailSheet } from './collect-detail';
import { completenessKey, layOutStatus } from './collect-status';
import type { SheetWords } from './collect-words';
import { pointPlaces } from './table-sheet';
import { layOutTemplate } from './template';

/**
 * The workbook of a total: 汇总说明, the official tables, 明细 and 报送情况. A figure of the tables is the sum of its
 * column in 明细, so that a click on it shows its parts; 总计 add up their tables, as in any report. Where units with
 * errors are in it and a 总计 is not the sum of its parts, it stands as what the units say, and the check says so.
 */
export function layOutCollection(
  collection: Collection,
  form: Form,
  texts: TemplateTexts,
  words: SheetWords,
): WorkbookPlan {
  const { choices, units } = collection;
  const own = units.find(({ name }) => name === choices.organ);
  const template = layOutTemplate(
    { organ: choices.organ, kind: own?.kind ?? null, year: choices.year, totals: 'formulas' },
    form,
    texts,
  );
  const [info, ...tables] = template.sheets;
  const cover = layOutCover(collection, words('collect.cover.sheetName'), words);
  const detail = layOutDetail(collection, form, words('collect.detail.sheetName'), words);
  const status = layOutStatus(collection, words('collect.statusSheet.sheetName'), words);
  const consistent = consistentTotals(collection, form);
  const filled = tables.map((sheet, index) => {
    const table = form.format.tables[index];
    const points = new Map(
      table
        ? [...pointPlaces(tableGrid(table))].map(([point, { row, col }]) => [`${row},${col}`, point])
        : [],
    );
    return withTotals(sheet, points, collection, detail, consistent, words);
  });
  return {
    sheets: [cover, ...(info ? [info] : []), ...filled, detail.plan, status],
    names: [
      ...template.names,
      { name: TOTAL_NAME, sheet: cover.name, box: { ...COMPLETENESS, rows: 1, cols: 1 }, hidden: true },
    ],
    select: { sheet: cover.name, cell: { row: 0, col: 0 } },
  };
}

function withTotals(
  sheet: SheetPlan,
  points: ReadonlyMap<string, DataPointId>,
  collection: Collection,
  detail: DetailSheet,
  consistent: ReadonlySet<DataPointId>,
  words: SheetWords,
): SheetPlan {
  const totals = new Map(collection.totals.map((total) => [total.point, total]));
  const { included, expected } = collection.complete;
  const cells = sheet.cells.map((cell): PlanCell => {
    const total = totals.get(points.get(`${cell.row},${cell.col}`) ?? '');
    return total ? filledCell(cell, total, detail, consistent) : cell;
  });
  const isComplete = included >= expected;
  return {
    ...sheet,
    ...(isComplete ? {} : { tabColor: '#C00000' }),
    cells,
    validations: [],
    page: {
      ...sheet.page,
      header: isComplete
        ? sheet.page.header
        : `${sheet.page.header} ${words(completenessKey(collection), collection.complete)}`,
    },
  };
}

function filledCell(
  { row, col, style, formula: template }: PlanCell,
  { point, value, summed, parts }: TotalFigure,
  detail: DetailSheet,
  consistent: ReadonlySet<DataPointId>,
): PlanCell {
  const at = {
    row,
    col,
    style:
      style === 'input' ? ('figure' as const) : style === 'inputAmount' ? ('figureAmount' as const) : style,
  };
  if (value === null) return at;
  if (template !== undefined)
    return consistent.has(point) ? { ...at, formula: template, result: value } : { ...at, value };
  const [part] = parts;
  const formula = summed ? detail.sumOf(point) : part ? detail.figureOf(point, part.unit) : null;
  return formula === null ? { ...at, value } : { ...at, formula, result: value };
}

/** Totals that are the sum of their parts; with units that have errors they may not be. */
function consistentTotals({ totals }: Collection, form: Form): ReadonlySet<DataPointId> {
  const valueOf = new Map(totals.map(({ point, value }) => [point, value]));
  const failing = new Set<DataPointId>();
  for (const { total, points } of form.relations) {
    if (total === undefined) continue;
    const parts = exactSum(points.filter((point) => point !== total).map((point) => valueOf.get(point) ?? 0));
    if (parts === null || difference(parts, valueOf.get(total) ?? 0) !== 0) failing.add(total);
  }
  return new Set(form.points.map(({ id }) => id).filter((id) => !failing.has(id)));
}
