import type { Relation } from '../form/form';
import type { ControlPlace } from '../model/fact';
import type { DataPointId } from '../model/format';
import { boxesOf, boxName, cellName, columnName, type Box, type CellAddress } from '../model/geometry';
import type { ConditionalFormatPlan } from '../model/sheet-plan';
import {
  controlFailureFormula,
  failureFormula,
  placeOf,
  type PointPlaces,
  type ReferenceStyle,
} from './formula-text';

/** A place for a control figure in the sheet, and the total it is compared with. */
export interface ControlCell {
  readonly point: DataPointId;
  readonly stands: ControlPlace['stands'];
  readonly cell: CellAddress;
  readonly total: CellAddress;
}

const FAILING = { fill: '#FBE3E3', color: '#7A0000' } as const;

/**
 * Conditional formats that mark failing cells without the add-in. A total marks itself, a relation between equals all
 * its cells, a control figure itself and its total. Neighbours that can share one relative formula share one format,
 * and so do all conditions of the same cells.
 */
export function failingCells(
  relations: readonly Relation[],
  controls: readonly ControlCell[],
  places: PointPlaces,
): readonly ConditionalFormatPlan[] {
  const marks = [
    ...relations.flatMap((relation) => relationMarks(relation, places)),
    ...controls.flatMap(controlMarks),
  ];
  const byBox = new Map<string, { readonly box: Box; readonly conditions: string[] }>();
  for (const { box, condition } of groupsOf(marks).flatMap(sharedConditions)) {
    const known = byBox.get(boxName(box));
    if (known) known.conditions.push(condition);
    else byBox.set(boxName(box), { box, conditions: [condition] });
  }
  return [...byBox.values()].map(({ box, conditions }) => ({ box, formula: anyOf(conditions), ...FAILING }));
}

function anyOf(conditions: readonly string[]): string {
  return conditions.length > 1 ? `=OR(${conditions.join()})` : `=${conditions.join()}`;
}

/** A cell to be marked, and when. */
interface Mark {
  readonly cell: CellAddress;
  readonly condition: string;
  /** Equal for marks whose formulas are one relative formula. */
  readonly shape: string;
}

/** Marks whose formulas are one relative formula. */
function groupsOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    const group = groups.get(mark.shape);
    if (group) group.push(mark);
    else groups.set(mark.shape, [mark]);
  }
  return [...groups.values()];
}

/** Each box of neighbours with the condition as its first cell has it. */
function sharedConditions(
  group: readonly Mark[],
): readonly { readonly box: Box; readonly condition: string }[] {
  const conditions = new Map(group.map(({ cell, condition }) => [cellName(cell), condition]));
  return boxesOf(group.map(({ cell }) => cell)).map((box) => ({
    box,
    condition: conditions.get(cellName(box)) ?? 'FALSE',
  }));
}

function relationMarks(relation: Relation, places: PointPlaces): readonly Mark[] {
  const { comparison, points, rule, runsAlong, total } = relation;
  const reads = points.map((point) => placeOf(point, places));
  const cells = total === undefined ? reads : [placeOf(total, places)];
  const condition = failureFormula(comparison, places, styleAlong(runsAlong));
  const shape = `${rule}|${shapeOf(runsAlong, reads)}`;
  return cells.map((cell) => ({ cell, condition, shape }));
}

function controlMarks({ stands, cell, total }: ControlCell): readonly Mark[] {
  const along = stands === 'beside' ? 'row' : 'column';
  const condition = controlFailureFormula(cell, total, styleAlong(along));
  const shape = shapeOf(along, [cell, total]);
  return [
    { cell, condition, shape: `control|${shape}` },
    { cell: total, condition, shape: `total|${shape}` },
  ];
}

/** Of a relation along a row only the row moves from cell to cell. */
function styleAlong(along: Relation['runsAlong']): ReferenceStyle {
  return along === 'row' ? 'fixedColumn' : 'fixedRow';
}

function shapeOf(along: Relation['runsAlong'], cells: readonly CellAddress[]): string {
  return `${along}|${cells.map(({ row, col }) => (along === 'row' ? columnName(col) : String(row))).join()}`;
}
