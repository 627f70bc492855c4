import { controlledTotals } from '../form/control-places';
import { shortColumnLabel, type Form, type Relation } from '../form/form';
import { tableGrid, type TableGrid } from '../form/table-grid';
import type { DataPoint } from '../model/fact';
import type { DataPointId, TableFormat, TotalsMode } from '../model/format';
import { boxesOf, cellName, type CellAddress } from '../model/geometry';
import { LARGEST_FIGURE } from '../model/limits';
import type { SheetPlan, ValidationPlan } from '../model/sheet-plan';
import type { SheetTexts } from '../model/texts';
import { failingCells, type ControlCell } from './failing-cells';
import { controlFailureFormula, failureFormula, placeOf, sumFormula, type PointPlaces } from './formula-text';
import { CellCollector } from './sheet-builder';

const CHECK_WIDTH = 44;
const CONTROL_WIDTH = 10;

/** The sheet of one official table: the grid, and outside its print area the checks and the place for 核对数. */
export function layOutTable(
  form: Form,
  table: TableFormat,
  name: string,
  totals: TotalsMode,
  texts: SheetTexts,
): SheetPlan {
  const grid = tableGrid(table);
  const places = pointPlaces(grid);
  const relations = form.relations.filter((relation) => relation.table === table.id);
  const sums = totals === 'formulas' ? totalFormulas(relations, places) : new Map<DataPointId, string>();
  const collector = new CellCollector();
  drawGrid(collector, grid, form, sums);
  const across = relations.filter(({ runsAlong }) => runsAlong === 'row');
  const down = relations.filter(({ runsAlong }) => runsAlong === 'column');
  const checkRows = drawColumnChecks(collector, grid, down, places, texts);
  const controls = controlCells(form, table, grid, checkRows, places);
  drawRowChecks(collector, grid, across, controls, form, places, texts);
  drawControlPlaces(collector, grid, controls, texts);
  const hiddenColumns = [...new Set(placesStanding('beside', controls).map(({ col }) => col))];
  const hiddenRows = [...new Set(placesStanding('below', controls).map(({ row }) => row))];
  return {
    name,
    tabColor: '#2F5597',
    columnWidths: [...columnWidths(table, grid), ...hiddenColumns.map(() => CONTROL_WIDTH)],
    rowHeights: rowHeights(grid),
    hiddenColumns,
    hiddenRows,
    cells: collector.cells(),
    merges: collector.merges,
    validations: validations(form, places, sums, controls, texts),
    conditionalFormats: failingCells(relations, controls, places),
    freeze: { rows: table.blocks.length > 1 ? 0 : grid.headerRows, cols: grid.stubCols },
    page: {
      orientation: table.layout.orientation,
      printArea: { row: 0, col: 0, rows: grid.rows, cols: grid.cols },
      titleRows: grid.headerRows,
      titleRowStart: 0,
      pagesHigh: 0,
      header: table.heading,
      footer: texts.footer,
    },
  };
}

/** Where each figure stands in the sheet, its first cell when it is merged. */
export function pointPlaces(grid: TableGrid): PointPlaces {
  return new Map(
    grid.cells.flatMap(({ point, row, col }) =>
      point === undefined ? [] : [[point, { row, col }] as const],
    ),
  );
}

function drawGrid(
  collector: CellCollector,
  grid: TableGrid,
  form: Form,
  sums: ReadonlyMap<DataPointId, string>,
): void {
  for (const cell of grid.cells) {
    if (cell.point === undefined) {
      const style = cell.role === 'figure' ? 'input' : cell.role;
      collector.putBox(cell, style, cell.text === '' ? {} : { value: cell.text });
      continue;
    }
    const formula = sums.get(cell.point);
    if (formula !== undefined) collector.putBox(cell, 'total', { formula });
    else
      collector.putBox(cell, form.pointById.get(cell.point)?.measure === 'amount' ? 'inputAmount' : 'input');
  }
}

/** A cell that is a total of two relations, such as the grand total of 表三, adds up its row. */
function totalFormulas(relations: readonly Relation[], places: PointPlaces): Map<DataPointId, string> {
  const formulas = new Map<DataPointId, string>();
  for (const { total, comparison } of relations) {
    if (total !== undefined && !formulas.has(total))
      formulas.set(total, `=${sumFormula(comparison.right, places)}`);
  }
  return formulas;
}

/** Right of the grid, one cell a row: what fails in this row, empty when all is well. */
function drawRowChecks(
  collector: CellCollector,
  grid: TableGrid,
  relations: readonly Relation[],
  controls: readonly ControlCell[],
  form: Form,
  places: PointPlaces,
  texts: SheetTexts,
): void {
  const pieces = [
    ...relations.map((relation) => ({
      row: anchorOf(relation, places).row,
      said: checkExpression(relation, form, places, texts),
    })),
    ...controls.map((control) => ({ row: control.total.row, said: controlCheck(control, form, texts) })),
  ];
  const byRow = new Map<number, string[]>();
  for (const { row, said } of pieces) byRow.set(row, [...(byRow.get(row) ?? []), said]);
  if (byRow.size === 0) return;
  collector.put({ row: Math.max(0, Math.min(...byRow.keys()) - 1), col: grid.cols }, 'hint', {
    value: texts.checkColumn,
  });
  for (const [row, own] of byRow) {
    collector.put({ row, col: grid.cols }, 'check', { formula: `=${own.join('&')}` });
  }
}

/** The total's row tells of both kinds of control figures, so that it is told while their places are hidden. */
function controlCheck({ point, cell, total }: ControlCell, form: Form, texts: SheetTexts): string {
  const named = form.pointById.get(point);
  const before = quoted(texts.controlIs(named ? shortColumnLabel(named) : ''));
  return `IF(${controlFailureFormula(cell, total)},${before}&${cellName(cell)}&${quoted(`${texts.controlDiffers}；`)},"")`;
}

function checkExpression(relation: Relation, form: Form, places: PointPlaces, texts: SheetTexts): string {
  const { comparison } = relation;
  const left = sumFormula(comparison.left, places);
  const right = sumFormula(comparison.right, places);
  const said =
    relation.total === undefined
      ? `${quoted(texts.totalIs(columnLabel(form.pointById.get(relation.points[0] ?? ''))))}&${left}&${quoted(texts.notAtLeast)}&${right}`
      : `${quoted(texts.totalIs(columnLabel(form.pointById.get(relation.total))))}&${left}&${quoted(texts.partsAre)}&${right}`;
  return `IF(${failureFormula(comparison, places)},${said}&"；","")`;
}

function columnLabel(point: DataPoint | undefined): string {
  const labels = point?.columnLabels ?? [];
  const own = labels[labels.length - 1] ?? '';
  const group = labels[labels.length - 2];
  return group === undefined || group === '申请人情况' ? own : `${group}${own}`;
}

/** Below the grid, one row a rule: by how much each column fails, empty when all is well. Returns the rows used. */
function drawColumnChecks(
  collector: CellCollector,
  grid: TableGrid,
  relations: readonly Relation[],
  places: PointPlaces,
  texts: SheetTexts,
): number {
  const rules = [...new Set(relations.map(({ rule }) => rule))];
  rules.forEach((rule, index) => {
    const row = grid.rows + index;
    collector.putBox({ row, col: 0, rows: 1, cols: grid.stubCols }, 'hint', { value: texts.checkRow(rule) });
    for (const relation of relations.filter((candidate) => candidate.rule === rule)) {
      const left = sumFormula(relation.comparison.left, places);
      const right = sumFormula(relation.comparison.right, places);
      const formula = `=IF(${left}>${right},${quoted(texts.more)}&(${left}-(${right})),IF(${left}<${right},${quoted(texts.less)}&(${right}-(${left})),""))`;
      collector.put({ row, col: anchorOf(relation, places).col }, 'check', { formula });
    }
  });
  return rules.length;
}

/** The places for 核对数: in the second column right of the table, and in the row below its checks. */
function controlCells(
  form: Form,
  table: TableFormat,
  grid: TableGrid,
  checkRows: number,
  places: PointPlaces,
): readonly ControlCell[] {
  return controlledTotals(form, table.id).map(({ point, stands }) => {
    const total = placeOf(point, places);
    const cell =
      stands === 'beside'
        ? { row: total.row, col: grid.cols + 1 }
        : { row: grid.rows + checkRows, col: total.col };
    return { point, stands, cell, total };
  });
}

function placesStanding(
  wanted: ControlCell['stands'],
  controls: readonly ControlCell[],
): readonly CellAddress[] {
  return controls.filter(({ stands }) => stands === wanted).map(({ cell }) => cell);
}

/** Each column or row of places has its label, by which the recogniser finds it again. */
function drawControlPlaces(
  collector: CellCollector,
  grid: TableGrid,
  controls: readonly ControlCell[],
  texts: SheetTexts,
): void {
  for (const { cell } of controls) collector.put(cell, 'control');
  const beside = placesStanding('beside', controls);
  if (beside.length > 0) {
    const row = Math.max(0, Math.min(...beside.map((cell) => cell.row)) - 1);
    collector.put({ row, col: grid.cols + 1 }, 'hint', { value: texts.controlColumn });
  }
  const below = placesStanding('below', controls);
  const [first] = below;
  if (!first) return;
  const cols = grid.stubCols > 0 ? grid.stubCols : Math.min(...below.map(({ col }) => col));
  collector.putBox({ row: first.row, col: 0, rows: 1, cols }, 'hint', { value: texts.controlRow });
}

function anchorOf(relation: Relation, places: PointPlaces): CellAddress {
  return placeOf(relation.points[0] ?? '', places);
}

function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

function columnWidths(table: TableFormat, grid: TableGrid): readonly number[] {
  const data = Array.from({ length: grid.cols - grid.stubCols }, () => table.layout.dataWidth);
  return [...table.layout.stubWidths, ...data, CHECK_WIDTH];
}

const LINE_HEIGHT = 13.5;
/** The form asks for at least 17 pt. */
const LEAST_HEIGHT = 19.5;

function rowHeights(grid: TableGrid): ReadonlyMap<number, number> {
  const heights = new Map<number, number>();
  for (let row = 0; row < grid.rows; row += 1) heights.set(row, LEAST_HEIGHT);
  return heights;
}

/** Rows tall enough for their labels once the widths are known: a Chinese character is two characters wide. */
export function fitRowHeights(plan: SheetPlan, grid: TableGrid): SheetPlan {
  const heights = new Map(plan.rowHeights);
  for (const cell of grid.cells) {
    if (cell.text === '' || cell.rows > 1 || cell.role === 'caption') continue;
    const width = plan.columnWidths.slice(cell.col, cell.col + cell.cols).reduce((sum, one) => sum + one, 0);
    const lines = Math.ceil((cell.text.length * 2) / Math.max(2, width - 1));
    heights.set(cell.row, Math.max(heights.get(cell.row) ?? LEAST_HEIGHT, lines * LINE_HEIGHT + 6));
  }
  return { ...plan, rowHeights: heights };
}

function validations(
  form: Form,
  places: PointPlaces,
  sums: ReadonlyMap<DataPointId, string>,
  controls: readonly ControlCell[],
  texts: SheetTexts,
): readonly ValidationPlan[] {
  const inputs = [...places].filter(([point]) => !sums.has(point));
  const inputsOf = (amount: boolean): readonly CellAddress[] =>
    inputs
      .filter(([point]) => (form.pointById.get(point)?.measure === 'amount') === amount)
      .map(([, place]) => place);
  const whole = [...inputsOf(false), ...controls.map(({ cell }) => cell)];
  const limits = { min: 0, max: LARGEST_FIGURE };
  const plans: ValidationPlan[] = [
    { boxes: boxesOf(whole), rule: { type: 'wholeNumber', ...limits }, ...texts.wholeNumber },
    { boxes: boxesOf(inputsOf(true)), rule: { type: 'decimal', ...limits }, ...texts.amount },
  ];
  return plans.filter((plan) => plan.boxes.length > 0);
}
