import type { AxisItem, DataPointId, TableId } from '../model/format';

/** A row or column that holds figures. */
export interface AxisLeaf {
  /** Keys from the outside in, joined by dots; empty for an axis without labels. */
  readonly key: string;
  /** Labels from the outside in. */
  readonly labels: readonly string[];
  readonly item: AxisItem;
  /** Position among the leaves, from 0. */
  readonly index: number;
  /** Keys of the leaves this one adds up, when it is a 总计; absent otherwise. */
  readonly sums?: readonly string[];
  /** Key of the group it stands in; empty at the top. */
  readonly group: string;
}

export function joinKeys(...keys: readonly string[]): string {
  let joined = '';
  for (const key of keys) if (key !== '') joined = joined === '' ? key : `${joined}.${key}`;
  return joined;
}

const ids = new Map<TableId, Map<string, Map<string, DataPointId>>>();

/**
 * Id of the figure in a row and column of a table. The same string each time: figures are looked up by their ids some
 * thousand times in a check, and a string just joined would be read through each time.
 */
export function pointIdOf(table: TableId, row: string, column: string): DataPointId {
  const ofRow = entryOf(
    entryOf(ids, table, () => new Map<string, Map<string, DataPointId>>()),
    row,
    () => new Map<string, DataPointId>(),
  );
  return entryOf(ofRow, column, () => joinKeys(table, row, column));
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Label without the enumerator the form prints before it: （七）总计 is 总计, 3.其他 is 其他. */
export function withoutEnumerator(label: string): string {
  return label.replace(/^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])\s*/, '');
}

function isTotal(item: AxisItem): boolean {
  return !item.children && withoutEnumerator(item.label) === '总计';
}

/**
 * Leaves of an axis in the order of the form. A leaf called 总计 adds up all leaves that stand beside it under
 * the same header; this is where the relations of the tables come from.
 */
export function axisLeaves(items: readonly AxisItem[]): readonly AxisLeaf[] {
  const known = leavesOf.get(items);
  if (known) return known;
  const leaves = listLeaves(items);
  leavesOf.set(items, leaves);
  return leaves;
}

const leavesOf = new WeakMap<readonly AxisItem[], readonly AxisLeaf[]>();

function listLeaves(items: readonly AxisItem[]): readonly AxisLeaf[] {
  const leaves: AxisLeaf[] = [];
  const walk = (siblings: readonly AxisItem[], keys: readonly string[], labels: readonly string[]): void => {
    const first = leaves.length;
    for (const item of siblings) {
      const itemKeys = [...keys, item.key];
      const itemLabels = item.label === '' ? labels : [...labels, item.label];
      if (item.children) {
        walk(item.children, itemKeys, itemLabels);
        continue;
      }
      leaves.push({
        key: joinKeys(...itemKeys),
        labels: itemLabels,
        item,
        index: leaves.length,
        group: joinKeys(...keys),
        ...(isTotal(item) ? { sums: leaves.slice(first).map(({ key }) => key) } : {}),
      });
    }
  };
  walk(items, [], []);
  return leaves;
}

/** Levels of headers an axis needs; 0 for an axis without labels. */
export function axisDepth(items: readonly AxisItem[]): number {
  return Math.max(
    0,
    ...items.map((item) =>
      item.label === '' && !item.children ? 0 : 1 + (item.children ? axisDepth(item.children) : 0),
    ),
  );
}

export function leafCount(item: AxisItem): number {
  return item.children ? item.children.reduce((count, child) => count + leafCount(child), 0) : 1;
}
