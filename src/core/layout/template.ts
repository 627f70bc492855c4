import type { Form } from '../form/form';
import { tableGrid } from '../form/table-grid';
import { BLOCK_NAME_PREFIX } from '../model/grid';
import type { NamePlan, WorkbookPlan } from '../model/sheet-plan';
import type { TemplateTexts } from '../model/texts';
import type { TemplateRequest } from '../model/verdict';
import { layOutInfo } from './info-sheet';
import { fitRowHeights, layOutTable, pointPlaces } from './table-sheet';

/**
 * The sheets of the template: 基本信息 and the official tables.
 * @param rename  gives each sheet its name in the workbook; the same name when it is free
 * @param suffix  told from an earlier insertion's names in the same workbook; empty for the first
 */
export function layOutTemplate(
  request: TemplateRequest,
  form: Form,
  texts: TemplateTexts,
  rename: (name: string) => string = (name) => name,
  suffix = '',
): WorkbookPlan {
  const info = layOutInfo(request, form.format, rename(texts.info.sheetName), texts.info);
  const tables = form.format.tables.map((table) => {
    const grid = tableGrid(table);
    const sheet = layOutTable(form, table, rename(table.sheetName), request.totals, texts.sheets);
    return { table, grid, sheet: fitRowHeights(sheet, grid) };
  });
  const names: NamePlan[] = tables.flatMap(({ grid, sheet }) =>
    grid.blocks.map(({ id, box }) => ({
      name: `${BLOCK_NAME_PREFIX}${id}${suffix}`,
      sheet: sheet.name,
      box,
      hidden: false,
    })),
  );
  const requests = tables.find(({ table }) => table.id === 'requests') ?? tables[0];
  const firstInput = requests ? [...pointPlaces(requests.grid).values()][0] : undefined;
  return {
    sheets: [info, ...tables.map(({ sheet }) => sheet)],
    names,
    select: { sheet: requests?.sheet.name ?? info.name, cell: firstInput ?? { row: 0, col: 0 } },
  };
}
