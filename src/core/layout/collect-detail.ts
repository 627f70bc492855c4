import { shortColumnLabel, shortRowLabel, type Form } from '../form/form';
import type { CollectedUnit, Collection } from '../model/collection';
import type { DataPoint } from '../model/fact';
import type { DataPointId } from '../model/format';
import { columnName, type Box } from '../model/geometry';
import type { PlanCell, SheetPlan, StyleName } from '../model/sheet-plan';
import { decimalsOf } from '../collect/exact-sum';
import type { SheetWords } from './collect-words';

const NUMBER_COL = 0;
const NAME_COL = 1;
const STATUS_COL = 2;
const FILE_COL = 3;
/** First column of figures. */
const FIRST_FIGURE = 4;
const TABLE_ROW = 2;
const FIRST_UNIT = 5;

/** The sheet 明细 and where its figures stand, for formulas that add them up. */
export interface DetailSheet {
  readonly plan: SheetPlan;
  /** Formula of a total, with its leading =; null where no unit is added. */
  readonly sumOf: (point: DataPointId) => string | null;
  /** The figure of one unit as a formula; null where the unit is not added. */
  readonly figureOf: (point: DataPointId, unit: number) => string | null;
}

/**
 * The sheet 明细: a row a unit with all its figures, those in the total first and their sums below them, then those
 * that are not in it. A blank stays a blank. Labels stand one in a cell and never as the form has them one over another,
 * so that no table is found here.
 */
export function layOutDetail(
  collection: Collection,
  form: Form,
  name: string,
  words: SheetWords,
): DetailSheet {
  const { units, totals } = collection;
  const added = units.flatMap((unit, index) => (unit.counts.in && unit.report ? [index] : []));
  const others = units.flatMap((unit, index) => (!unit.counts.in && unit.report ? [index] : []));
  const rowOf = new Map(added.map((unit, index) => [unit, FIRST_UNIT + index]));
  const colOf = new Map(form.points.map(({ id }, index) => [id, FIRST_FIGURE + index]));
  const last = FIRST_UNIT + added.length;
  const reference = (point: DataPointId, from: number, to: number): string => {
    const col = columnName(colOf.get(point) ?? 0);
    return from === to ? `${col}${from + 1}` : `${col}${from + 1}:${col}${to + 1}`;
  };
  const sum = (point: DataPointId, prefix: string): string | null => {
    const total = totals.find((one) => one.point === point);
    if (added.length === 0 || !total?.summed || total.value === null) return null;
    const plain = `SUM(${prefix}${reference(point, FIRST_UNIT, last - 1)})`;
    // A sheet adds amounts as binary fractions: the last digits that mean something are kept.
    const isAmount = form.pointById.get(point)?.measure === 'amount';
    return `=${isAmount ? `ROUND(${plain},${Math.max(6, decimalsOf(total.value))})` : plain}`;
  };
  const sheet = `'${name}'!`;
  return {
    plan: sheetOf(),
    sumOf: (point) => sum(point, sheet),
    figureOf: (point, unit) => {
      const row = rowOf.get(unit);
      return row === undefined ? null : `=${sheet}${reference(point, row, row)}`;
    },
  };

  function sheetOf(): SheetPlan {
    const cells: PlanCell[] = [];
    const merges: Box[] = [];
    const width = FIRST_FIGURE + form.points.length;
    cells.push({ row: 0, col: 0, style: 'title', value: words('collect.detail.title') });
    merges.push({ row: 0, col: 0, rows: 1, cols: FIRST_FIGURE });
    cells.push({ row: 1, col: 0, style: 'hint', value: words('collect.detail.hint') });
    putHeads(cells, merges, form, words);
    added.forEach((unit, index) => putUnit(cells, FIRST_UNIT + index, index + 1, units[unit], form, words));
    let row = last;
    if (added.length > 0) {
      putSums(cells, row, collection, form, sum, words);
      row += 1;
    }
    if (others.length > 0) {
      cells.push({ row: row + 1, col: 0, style: 'hint', value: words('collect.detail.others') });
      others.forEach((unit, index) => putUnit(cells, row + 2 + index, index + 1, units[unit], form, words));
      row += 2 + others.length;
    }
    return {
      name,
      tabColor: '#7F7F7F',
      columnWidths: Array.from({ length: width }, (_, col) => WIDTHS[col] ?? FIGURE_WIDTH),
      rowHeights: new Map([
        [0, 30],
        [1, 20],
        [TABLE_ROW, 20],
        [TABLE_ROW + 1, 54],
        [TABLE_ROW + 2, 40],
      ]),
      hiddenColumns: [],
      hiddenRows: [],
      cells,
      merges,
      validations: [],
      conditionalFormats: [],
      freeze: { rows: FIRST_UNIT, cols: STATUS_COL },
      page: {
        orientation: 'landscape',
        printArea: null,
        titleRows: FIRST_UNIT - TABLE_ROW,
        titleRowStart: TABLE_ROW,
        pagesHigh: 0,
        header: '',
        footer: words('collect.sheet.footer'),
      },
    };
  }
}

const WIDTHS: readonly number[] = [6, 30, 12, 36];
const FIGURE_WIDTH = 11;

/** Table, row and column of each figure, one below the other; neighbours of one table or row are merged. */
function putHeads(cells: PlanCell[], merges: Box[], form: Form, words: SheetWords): void {
  const heads = ['number', 'unit', 'status', 'file'].map((key) => words(`collect.detail.${key}`));
  const lines: readonly ((point: DataPoint) => string)[] = [
    ({ table }) => form.format.tables.find(({ id }) => id === table)?.sheetName ?? '',
    shortRowLabel,
    shortColumnLabel,
  ];
  lines.forEach((labelOf, line) => {
    const row = TABLE_ROW + line;
    heads.forEach((value, col) =>
      cells.push({ row, col, style: 'header', ...(line === 0 ? { value } : {}) }),
    );
    const isLast = line === lines.length - 1;
    let start = 0;
    form.points.forEach((point, index) => {
      const opens =
        index === 0 || isLast || groupOf(point, line) !== groupOf(form.points[index - 1] ?? point, line);
      if (opens) start = index;
      cells.push({
        row,
        col: FIRST_FIGURE + index,
        style: 'header',
        ...(opens ? { value: labelOf(point) } : {}),
      });
      const next = form.points[index + 1];
      const closes = !next || groupOf(next, line) !== groupOf(point, line);
      if (!isLast && closes && index > start)
        merges.push({ row, col: FIRST_FIGURE + start, rows: 1, cols: index - start + 1 });
    });
  });
  for (let col = 0; col < heads.length; col += 1)
    merges.push({ row: TABLE_ROW, col, rows: lines.length, cols: 1 });
}

function groupOf({ table, block, rowKey }: DataPoint, line: number): string {
  return line === 0 ? table : `${block}|${rowKey}`;
}

function putUnit(
  cells: PlanCell[],
  row: number,
  number: number,
  unit: CollectedUnit | undefined,
  form: Form,
  words: SheetWords,
): void {
  if (!unit?.report) return;
  const { figures } = unit.report;
  cells.push(
    { row, col: NUMBER_COL, style: 'figure', value: number },
    { row, col: NAME_COL, style: 'rowLabel', value: unit.name },
    { row, col: STATUS_COL, style: 'rowLabel', value: words(`collect.status.${unit.status}`) },
    { row, col: FILE_COL, style: 'rowLabel', value: unit.files[0] ?? '' },
  );
  for (let index = 0; index < form.points.length; index += 1) {
    const point = form.points[index];
    if (!point) continue;
    const value = figures[point.id];
    const style = figureStyle(point);
    cells.push(
      value === null || value === undefined
        ? { row, col: FIRST_FIGURE + index, style }
        : { row, col: FIRST_FIGURE + index, style, value },
    );
  }
}

function figureStyle({ measure }: DataPoint): StyleName {
  return measure === 'amount' ? 'figureAmount' : 'figure';
}

function putSums(
  cells: PlanCell[],
  row: number,
  { totals }: Collection,
  form: Form,
  sum: (point: DataPointId, prefix: string) => string | null,
  words: SheetWords,
): void {
  for (let col = 0; col < FIRST_FIGURE; col += 1)
    cells.push({
      row,
      col,
      style: 'total',
      ...(col === NAME_COL ? { value: words('collect.detail.sum') } : {}),
    });
  const valueOf = new Map(totals.map(({ point, value }) => [point, value]));
  form.points.forEach((point, index) => {
    const formula = sum(point.id, '');
    const result = valueOf.get(point.id);
    cells.push({
      row,
      col: FIRST_FIGURE + index,
      style: point.measure === 'amount' ? 'figureAmount' : 'total',
      ...(formula === null ? {} : { formula, ...(typeof result === 'number' ? { result } : {}) }),
    });
  });
}
