import type { Form, Relation } from '../form/form';
import { tableGrid, type TableGrid } from '../form/table-grid';
import type { DataPoint } from '../model/fact';
import type { DataPointId, TableFormat, TotalsMode } from '../model/format';
import { boxesOf, columnName, type Box, type CellAddress } from '../model/geometry';
import { LARGEST_FIGURE } from '../model/limits';
import type { ConditionalFormatPlan, SheetPlan, ValidationPlan } from '../model/sheet-plan';
import type { SheetTexts } from '../model/texts';
import { failureFormula, sumFormula, type PointPlaces } from './formula-text';
import { CellCollector } from './sheet-builder';

const CHECK_WIDTH = 44;
const CONTROL_WIDTH = 10;
const FAILING = { fill: '#FBE3E3', color: '#7A0000' } as const;

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
  drawRowChecks(collector, grid, across, form, places, texts);
  const checkRows = drawColumnChecks(collector, grid, down, places, texts);
  const controlRows = drawControlPlaces(collector, grid, relations, places, checkRows, texts);
  return {
    name,
    tabColor: '#2F5597',
    columnWidths: columnWidths(table, grid),
    rowHeights: rowHeights(grid),
    hiddenColumns: [grid.cols + 1],
    hiddenRows: controlRows,
    cells: collector.cells(),
    merges: collector.merges,
    validations: validations(form, places, sums, texts),
    conditionalFormats: failingCells(relations, places),
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
  form: Form,
  places: PointPlaces,
  texts: SheetTexts,
): void {
  const byRow = new Map<number, Relation[]>();
  for (const relation of relations) {
    const row = anchorOf(relation, places).row;
    byRow.set(row, [...(byRow.get(row) ?? []), relation]);
  }
  if (byRow.size === 0) return;
  collector.put({ row: Math.max(0, Math.min(...byRow.keys()) - 1), col: grid.cols }, 'hint', {
    value: texts.checkColumn,
  });
  for (const [row, own] of byRow) {
    const pieces = own.map((relation) => checkExpression(relation, form, places, texts));
    collector.put({ row, col: grid.cols }, 'check', { formula: `=${pieces.join('&')}` });
  }
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

/**
 * Reserved and hidden, for 核对数: beside a total that is alone in its row, below any other total.
 * @returns the hidden rows used
 */
function drawControlPlaces(
  collector: CellCollector,
  grid: TableGrid,
  relations: readonly Relation[],
  places: PointPlaces,
  checkRows: number,
  texts: SheetTexts,
): readonly number[] {
  const totals = relations.flatMap((relation) =>
    relation.total === undefined
      ? []
      : [{ runsAlong: relation.runsAlong, place: anchorOf(relation, places) }],
  );
  const aloneInRow = ({ runsAlong, place }: (typeof totals)[number]): boolean =>
    runsAlong === 'row' &&
    totals.filter((other) => other.runsAlong === 'row' && other.place.row === place.row).length === 1;
  const beside = totals.filter(aloneInRow).map(({ place }) => place.row);
  const below = totals.filter((total) => !aloneInRow(total)).map(({ place }) => place.col);
  if (beside.length > 0) {
    collector.put({ row: Math.max(0, Math.min(...beside) - 1), col: grid.cols + 1 }, 'hint', {
      value: texts.controlColumn,
    });
    for (const row of beside) collector.put({ row, col: grid.cols + 1 }, 'control');
  }
  if (below.length === 0) return [];
  const row = grid.rows + checkRows;
  collector.putBox({ row, col: 0, rows: 1, cols: grid.stubCols }, 'hint', { value: texts.controlRow });
  for (const col of below) collector.put({ row, col }, 'control');
  return [row];
}

function anchorOf(relation: Relation, places: PointPlaces): CellAddress {
  const place = places.get(relation.points[0] ?? '');
  if (!place) throw new Error(`${relation.key} has no place in its sheet`);
  return place;
}

function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

function columnWidths(table: TableFormat, grid: TableGrid): readonly number[] {
  const data = Array.from({ length: grid.cols - grid.stubCols }, () => table.layout.dataWidth);
  return [...table.layout.stubWidths, ...data, CHECK_WIDTH, CONTROL_WIDTH];
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
  texts: SheetTexts,
): readonly ValidationPlan[] {
  const inputs = [...places].filter(([point]) => !sums.has(point));
  const boxes = (amount: boolean): readonly Box[] =>
    boxesOf(
      inputs
        .filter(([point]) => (form.pointById.get(point)?.measure === 'amount') === amount)
        .map(([, place]) => place),
    );
  const limits = { min: 0, max: LARGEST_FIGURE };
  const plans: ValidationPlan[] = [
    { boxes: boxes(false), rule: { type: 'wholeNumber', ...limits }, ...texts.wholeNumber },
    { boxes: boxes(true), rule: { type: 'decimal', ...limits }, ...texts.amount },
  ];
  return plans.filter((plan) => plan.boxes.length > 0);
}

/**
 * Conditional formats that mark failing cells without the add-in. A total marks itself; a relation between
 * equals marks all its cells. Neighbouring relations of the same shape share one format.
 */
function failingCells(relations: readonly Relation[], places: PointPlaces): readonly ConditionalFormatPlan[] {
  const groups = new Map<string, { cells: CellAddress[]; formula: string }>();
  for (const relation of relations) {
    const focus = relation.total === undefined ? relation.points : [relation.total];
    for (const point of focus) {
      const cell = places.get(point);
      if (!cell) continue;
      const shape = `${relation.rule}|${relation.runsAlong}|${relativeShape(relation, places, cell)}`;
      const style = relation.runsAlong === 'row' ? 'fixedColumn' : 'fixedRow';
      const group = groups.get(shape) ?? {
        cells: [],
        formula: `=${failureFormula(relation.comparison, places, style)}`,
      };
      group.cells.push(cell);
      groups.set(shape, group);
    }
  }
  return [...groups.values()].map(({ cells, formula }) => {
    const first = cells[0] ?? { row: 0, col: 0 };
    const last = cells[cells.length - 1] ?? first;
    const box: Box = { ...first, rows: last.row - first.row + 1, cols: last.col - first.col + 1 };
    return { box, formula, ...FAILING };
  });
}

/** The relation as seen from a cell; equal shapes can share one relative formula. Runs must be neighbours. */
function relativeShape(relation: Relation, places: PointPlaces, from: CellAddress): string {
  const along = relation.runsAlong;
  const offsets = relation.points.map((point) => {
    const place = places.get(point) ?? from;
    return along === 'row' ? columnName(place.col) : String(place.row);
  });
  return `${along === 'row' ? columnName(from.col) : from.row}:${offsets.join()}`;
}
