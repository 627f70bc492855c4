import type {
  BlockFormat,
  ConditionRule,
  DataPointId,
  EditionId,
  EquationRule,
  ReportFormat,
  Severity,
  TableFormat,
  TableId,
} from '../model/format';
import type { DataPoint } from '../model/fact';
import { parseComparison, parseCondition, pointsOf, type Comparison, type Term } from '../rules/equation';
import { axisLeaves, joinKeys, pointIdOf, withoutEnumerator, type AxisLeaf } from './axis';

/** A relation of one row or column that must hold. */
export interface Relation {
  /** Rule and instance, such as `T3-BAL:naturalPerson`. */
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly table: TableId;
  readonly block: string;
  /** Whether its points share a row of the table or a column. */
  readonly runsAlong: 'row' | 'column';
  readonly comparison: Comparison;
  /** The 总计 whose parts stand on the right; absent for a relation between equals. */
  readonly total?: DataPointId;
  /** Points in reading order, the total first. */
  readonly points: readonly DataPointId[];
  readonly source: string;
}

/** A condition rule with its placeholders filled in. */
export interface Condition {
  readonly key: string;
  readonly rule: ConditionRule;
  readonly comparisons: readonly Comparison[];
  /** Points that the condition reads. */
  readonly reads: readonly DataPointId[];
  /** Points the finding is about, first the one to look at. */
  readonly points: readonly DataPointId[];
  readonly replaces: readonly string[];
}

/** An edition of the form, compiled from its data: every figure, and every relation between figures. */
export interface Form {
  readonly edition: EditionId;
  readonly format: ReportFormat;
  readonly points: readonly DataPoint[];
  readonly pointById: ReadonlyMap<DataPointId, DataPoint>;
  readonly relations: readonly Relation[];
  readonly conditions: readonly Condition[];
}

const forms = new WeakMap<ReportFormat, Form>();

/** Compiles an edition once. @throws Error when a rule names a figure the form does not have */
export function formOf(format: ReportFormat): Form {
  const known = forms.get(format);
  if (known) return known;
  const points = listPoints(format);
  const pointById = new Map(points.map((point) => [point.id, point]));
  const relations = [
    ...format.tables.flatMap((table) => table.blocks.flatMap((block) => totalsOf(format, table, block))),
    ...format.equations.flatMap((rule) => equationRelations(format, rule)),
  ];
  const conditions = format.conditions.flatMap((rule) => compileCondition(format, rule));
  for (const { key, points: used } of relations) requireKnown(key, used, pointById);
  for (const { key, reads, points: used } of conditions) requireKnown(key, [...reads, ...used], pointById);
  const form: Form = { edition: format.edition, format, points, pointById, relations, conditions };
  forms.set(format, form);
  return form;
}

function requireKnown(
  key: string,
  points: readonly DataPointId[],
  known: ReadonlyMap<DataPointId, DataPoint>,
): void {
  for (const point of points)
    if (!known.has(point)) throw new Error(`${key} names “${point}”, which the form does not have`);
}

function listPoints(format: ReportFormat): readonly DataPoint[] {
  const points: DataPoint[] = [];
  for (const table of format.tables) {
    for (const block of table.blocks) {
      for (const row of axisLeaves(block.rows)) {
        for (const column of axisLeaves(block.columns)) {
          points.push({
            id: pointIdOf(table.id, row.key, column.key),
            table: table.id,
            block: block.id,
            rowKey: row.key,
            columnKey: column.key,
            rowLabels: row.labels,
            columnLabels: column.labels,
            measure: column.item.measure ?? row.item.measure ?? block.measure,
            order: points.length,
          });
        }
      }
    }
  }
  return points;
}

const FORM_SAYS_TOTAL = '表中栏目“总计”';

/** Relations that follow from the word 总计. */
function totalsOf(format: ReportFormat, table: TableFormat, block: BlockFormat): Relation[] {
  const rows = axisLeaves(block.rows);
  const columns = axisLeaves(block.columns);
  const id = (row: string, column: string): DataPointId => pointIdOf(table.id, row, column);
  const source = `${format.instrument}，${FORM_SAYS_TOTAL}`;
  const relation = (
    rule: string,
    instance: string,
    total: string,
    parts: readonly string[],
    runsAlong: 'row' | 'column',
  ): Relation => ({
    key: `${rule}:${instance}`,
    rule,
    severity: 'error',
    table: table.id,
    block: block.id,
    runsAlong,
    comparison: {
      left: [{ factor: 1, point: total }],
      relator: '=',
      right: parts.map((point) => ({ factor: 1, point })),
    },
    total,
    points: [total, ...parts],
    source,
  });
  const alongRows = columns.flatMap((column) =>
    column.sums && block.totals?.column
      ? rows.map((row) =>
          relation(
            block.totals?.column ?? '',
            joinKeys(row.key, column.group),
            id(row.key, column.key),
            (column.sums ?? []).map((part) => id(row.key, part)),
            'row',
          ),
        )
      : [],
  );
  const downColumns = rows.flatMap((row) =>
    row.sums && block.totals?.row
      ? columns.map((column) =>
          relation(
            block.totals?.row ?? '',
            column.key,
            id(row.key, column.key),
            (row.sums ?? []).map((part) => id(part, column.key)),
            'column',
          ),
        )
      : [],
  );
  return [...alongRows, ...downColumns];
}

interface Instance {
  readonly name: string;
  readonly fill: (text: string) => string;
  readonly block: string;
  readonly axis: 'column' | 'row' | null;
}

function instancesOf(format: ReportFormat, rule: EquationRule | ConditionRule): readonly Instance[] {
  const { forEach } = rule;
  if (!forEach) return [{ name: '', fill: (text) => text, block: '', axis: null }];
  const block = format.tables.flatMap(({ blocks }) => blocks).find(({ id }) => id === forEach.block);
  if (!block) throw new Error(`${rule.id} names block “${forEach.block}”, which the form does not have`);
  const leaves = axisLeaves(forEach.axis === 'column' ? block.columns : block.rows);
  return leaves
    .filter(({ key }) => !forEach.only || forEach.only.includes(key))
    .map(({ key }) => ({
      name: key,
      fill: (text) => text.replaceAll(`{${forEach.axis}}`, key),
      block: block.id,
      axis: forEach.axis,
    }));
}

function instanceKey(rule: string, name: string): string {
  return name === '' ? rule : `${rule}:${name}`;
}

function equationRelations(format: ReportFormat, rule: EquationRule): Relation[] {
  return instancesOf(format, rule).map(({ name, fill, block, axis }) => {
    const comparison = parseComparison(fill(rule.equation));
    return {
      key: instanceKey(rule.id, name),
      rule: rule.id,
      severity: rule.severity,
      table: rule.table,
      block,
      runsAlong: axis === 'column' ? 'column' : 'row',
      comparison,
      points: pointsOf([comparison]),
      source: rule.source,
    };
  });
}

function compileCondition(format: ReportFormat, rule: ConditionRule): Condition[] {
  return instancesOf(format, rule).map(({ name, fill }) => {
    const comparisons = parseCondition(fill(rule.condition));
    return {
      key: instanceKey(rule.id, name),
      rule,
      comparisons,
      reads: pointsOf(comparisons),
      points: rule.points.map(fill),
      replaces: (rule.replaces ?? []).map(fill),
    };
  });
}

/** How a person names the row or column of a figure: the innermost label, its group before it where needed. */
export function shortRowLabel(point: DataPoint): string {
  return shortLabel(point.rowLabels);
}

export function shortColumnLabel(point: DataPoint): string {
  return shortLabel(point.columnLabels);
}

const NEEDS_GROUP = new Set(['其他', '总计', '结果维持', '结果纠正', '其他结果', '尚未审结']);

function shortLabel(labels: readonly string[]): string {
  const own = labels[labels.length - 1] ?? '';
  const group = labels[labels.length - 2];
  const ownGroup =
    group !== undefined && group !== '申请人情况' && group !== '三、本年度办理结果' ? group : undefined;
  if (ownGroup === undefined || !NEEDS_GROUP.has(withoutEnumerator(own))) return own;
  return `${ownGroup}·${own}`;
}

export type { AxisLeaf, Comparison, Term };
