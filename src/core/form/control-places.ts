import type { DataPointId, TableId } from '../model/format';
import type { ControlPlace } from '../model/fact';
import type { Form, Relation } from './form';

/** A total for which the form has a place for a control figure (核对数). */
export interface ControlledTotal {
  readonly point: DataPointId;
  readonly table: TableId;
  readonly block: string;
  readonly stands: ControlPlace['stands'];
}

const known = new WeakMap<Form, readonly ControlledTotal[]>();

/**
 * Where control figures stand: beside a total that is alone in its row, below every other total. The grand total of
 * 表三 adds up its row and its column and has both. In the order of the form, beside before below.
 */
export function controlledTotals(form: Form, table: TableId): readonly ControlledTotal[] {
  const all = known.get(form) ?? listTotals(form);
  known.set(form, all);
  return all.filter((total) => total.table === table);
}

function listTotals(form: Form): readonly ControlledTotal[] {
  const inRow = new Map<string, number>();
  for (const relation of form.relations) {
    const row = rowOf(relation, form);
    if (row !== null) inRow.set(row, (inRow.get(row) ?? 0) + 1);
  }
  const orderOf = (point: DataPointId): number => form.pointById.get(point)?.order ?? 0;
  return form.relations
    .flatMap((relation) => {
      const { total, table, block } = relation;
      if (total === undefined) return [];
      const row = rowOf(relation, form);
      const stands: ControlPlace['stands'] = row !== null && inRow.get(row) === 1 ? 'beside' : 'below';
      return [{ point: total, table, block, stands }];
    })
    .filter(
      ({ point, stands }, index, all) =>
        all.findIndex((other) => other.point === point && other.stands === stands) === index,
    )
    .sort(
      (a, b) =>
        orderOf(a.point) - orderOf(b.point) || Number(a.stands === 'below') - Number(b.stands === 'below'),
    );
}

/** The row whose figures the total adds up; null for a total of a column, and for a relation without total. */
function rowOf({ total, block, runsAlong }: Relation, { pointById }: Form): string | null {
  if (total === undefined || runsAlong === 'column') return null;
  return `${block}|${pointById.get(total)?.rowKey ?? ''}`;
}
