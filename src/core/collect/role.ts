import type { Collection } from '../model/collection';
import { parseBox } from '../model/geometry';
import type { WorkbookView } from '../model/grid';
import { cellAt } from '../formulas/recalculate';

/** Hidden name of a total made here; it leads to the cell that says how many units are in it. */
export const TOTAL_NAME = '_gouji_total';

/**
 * Whether the workbook is a total that we made.
 * @param mark  head of the first sheet of a total, for programs that drop hidden names
 */
export function isTotalMade({ names, sheets }: WorkbookView, mark: string): boolean {
  return (
    names.some(({ name }) => name === TOTAL_NAME) ||
    sheets.some(({ cells }) => cells[0]?.some(({ value }) => value === mark) ?? false)
  );
}

/** How many units a total says are in it, and how many should be; null where the mark is gone. */
export function statedCompleteness({ names, sheets }: WorkbookView): Collection['complete'] | null {
  const refersTo = names.find(({ name }) => name === TOTAL_NAME)?.refersTo ?? '';
  const [, sheetName = '', cell = ''] = /^=?'?(.*?)'?!([^!]+)$/.exec(refersTo) ?? [];
  const box = parseBox(cell);
  const sheet = sheets.find(({ name }) => name === sheetName.replace(/''/g, "'"));
  const text = sheet && box ? cellAt(sheet, box.row, box.col)?.value : null;
  const [, included, expected] = /(\d+)\/(\d+)/.exec(String(text ?? '')) ?? [];
  return included === undefined ? null : { included: Number(included), expected: Number(expected) };
}
