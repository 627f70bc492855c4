import { TABLE_STYLE } from '../../core/layout/styles';
import { dayOf } from '../../core/model/days';
import { absoluteBoxName, boxName, quoteSheetName } from '../../core/model/geometry';
import type { Box } from '../../core/model/geometry';
import type { SheetPlan, ValidationPlan } from '../../core/model/sheet-plan';
import { freeTableName } from '../table-name';
import { addressesOf, columnAddresses, groupedBy, rowAddresses, runsOf } from './areas';
import type { ContentBlock, FormulaFill } from './content-blocks';
import { nameKey } from './listing';
import type { SheetRanges } from './ranges';
import { applyPage } from './write-page';
import { applyStyles } from './write-styles';

/** Longest list of choices that Excel takes as text. */
const LIST_LIMIT = 255;

/** Contents come before everything else, while every cell is still General, so that an apostrophe always means text. */
export function writeBlock(ranges: SheetRanges, { box, values }: ContentBlock): void {
  ranges.range(boxName(box)).formulas = values.map((row) => [...row]);
}

/**
 * Puts the rest of the plan of a sheet on it, once its contents are there: few large ranges rather than many cells.
 * Merging comes before the looks, because Excel on the web and on the desktop treat the looks of cells merged
 * afterwards differently.
 * @param taken  names that no new table may have, as keys; those of the tables made are added
 * @returns the parts that Excel cannot do
 */
export function writeSheet(
  sheet: Excel.Worksheet,
  ranges: SheetRanges,
  plan: SheetPlan,
  fills: readonly FormulaFill[],
  taken: Set<string>,
): string[] {
  writeTables(sheet, ranges, plan, taken);
  for (const fill of fills) fillDown(ranges, fill);
  writeMerges(ranges, plan);
  applyStyles(ranges, plan);
  writeSizes(ranges, plan);
  const leftOut = plan.validations.flatMap((validation) => writeValidation(ranges, validation));
  writeConditionalFormats(ranges, plan);
  freeze(sheet.freezePanes, ranges, plan.freeze);
  applyPage(sheet.pageLayout, plan.page);
  if (plan.tabColor !== '') sheet.tabColor = plan.tabColor;
  hide(ranges, plan);
  return leftOut;
}

/** Tables come before their formulas: a column filled with one formula becomes a calculated one. */
function writeTables(
  sheet: Excel.Worksheet,
  ranges: SheetRanges,
  { tables = [] }: SheetPlan,
  taken: Set<string>,
): void {
  for (const plan of tables) {
    const table = sheet.tables.add(ranges.range(boxName(plan.box)), true);
    const name = freeTableName(plan.name, taken);
    taken.add(nameKey(name));
    table.name = name;
    table.style = TABLE_STYLE;
    table.showBandedRows = false;
  }
}

/** A formula that is no array stands for every cell, its references moved along as when a clerk fills down. */
function fillDown(ranges: SheetRanges, { box, formula }: FormulaFill): void {
  (ranges.range(boxName(box)) as { formulas: unknown }).formulas = formula;
}

/** Neighbouring rows merged over the same columns go together. */
function writeMerges(ranges: SheetRanges, { merges }: SheetPlan): void {
  const inRow = merges.filter((box) => box.rows === 1);
  for (const box of merges) if (box.rows > 1) ranges.range(boxName(box)).merge(false);
  for (const boxes of groupedBy(inRow, (box) => `${box.col}+${box.cols}`).values()) {
    for (const [from, to] of runsOf(boxes.map((box) => box.row))) {
      const { col, cols } = boxes[0] ?? { col: 0, cols: 1 };
      ranges.range(boxName({ row: from, col, rows: to - from + 1, cols })).merge(true);
    }
  }
}

/**
 * Points of a column that holds so many digits of the default font: 7 pixels a digit and 5 for the margins, 4 pixels
 * to 3 points. Excel's API counts points where its files count characters.
 */
function columnPoints(characters: number): number {
  return (characters * 7 + 5) * 0.75;
}

function writeSizes(ranges: SheetRanges, { columnWidths, rowHeights }: SheetPlan): void {
  const byWidth = groupedBy(columnWidths.entries(), ([, width]) => width);
  for (const [width, columns] of byWidth) {
    for (const addresses of columnAddresses(columns.map(([col]) => col))) {
      ranges.areas(addresses).format.columnWidth = columnPoints(width);
    }
  }
  const byHeight = groupedBy(rowHeights, ([, height]) => height);
  for (const [height, rows] of byHeight) {
    for (const addresses of rowAddresses(rows.map(([row]) => row))) {
      ranges.areas(addresses).format.rowHeight = height;
    }
  }
}

function hide(ranges: SheetRanges, { hiddenColumns, hiddenRows }: SheetPlan): void {
  for (const address of columnAddresses(hiddenColumns).flatMap((text) => text.split(','))) {
    ranges.range(address).columnHidden = true;
  }
  for (const address of rowAddresses(hiddenRows).flatMap((text) => text.split(','))) {
    ranges.range(address).rowHidden = true;
  }
}

function writeValidation(ranges: SheetRanges, plan: ValidationPlan): string[] {
  const rule = validationRule(plan.rule);
  if (!rule) return [plan.title];
  for (const addresses of addressesOf(plan.boxes)) {
    const { dataValidation } = ranges.areas(addresses);
    dataValidation.rule = rule;
    dataValidation.errorAlert = { title: plan.title, message: plan.message, showAlert: true, style: 'Stop' };
  }
  return [];
}

/** null for a list that Excel cannot take as text. */
function validationRule(rule: ValidationPlan['rule']): Excel.DataValidationRule | null {
  if (rule.type === 'list') {
    const source = rule.items.join(',');
    if (source.length > LIST_LIMIT || rule.items.some((item) => item.includes(','))) return null;
    return { list: { inCellDropDown: true, source } };
  }
  if (rule.type === 'listFrom') {
    const source = `=${quoteSheetName(rule.sheet)}!${absoluteBoxName(rule.box)}`;
    return { list: { inCellDropDown: true, source } };
  }
  const between = { formula1: rule.min, formula2: rule.max, operator: 'Between' } as const;
  if (rule.type === 'date') {
    // Excel takes a day as text or as a formula; DATE means the same in workbooks that count from 1904.
    return {
      date: { formula1: dateFormula(rule.min), formula2: dateFormula(rule.max), operator: 'Between' },
    };
  }
  return rule.type === 'decimal' ? { decimal: between } : { wholeNumber: between };
}

function dateFormula(serial: number): string {
  const [year, month, day] = dayOf(serial - FIRST_SERIAL)
    .split('-')
    .map(Number);
  return `=DATE(${year},${month},${day})`;
}

/** Serial number of 1970-01-01 where 1900 is the first year. */
const FIRST_SERIAL = 25_569;

/**
 * Rules are made from the last to the first. Where two meet each is put on top as well, whatever place Excel gives a
 * new one; elsewhere their order shows nowhere.
 */
function writeConditionalFormats(ranges: SheetRanges, { conditionalFormats }: SheetPlan): void {
  for (const plan of [...conditionalFormats].reverse()) {
    const format = ranges.range(boxName(plan.box)).conditionalFormats.add('Custom');
    const { custom } = format;
    custom.rule.formula = plan.formula;
    custom.format.fill.color = plan.fill;
    custom.format.font.color = plan.color;
    if (conditionalFormats.some((other) => other !== plan && meet(other.box, plan.box))) format.priority = 0;
  }
}

function meet(a: Box, b: Box): boolean {
  const rows = a.row < b.row + b.rows && b.row < a.row + a.rows;
  return rows && a.col < b.col + b.cols && b.col < a.col + a.cols;
}

function freeze(
  freezePanes: Excel.WorksheetFreezePanes,
  ranges: SheetRanges,
  { rows, cols }: SheetPlan['freeze'],
): void {
  if (rows > 0 && cols > 0) freezePanes.freezeAt(ranges.range(boxName({ row: 0, col: 0, rows, cols })));
  else if (rows > 0) freezePanes.freezeRows(rows);
  else if (cols > 0) freezePanes.freezeColumns(cols);
}
