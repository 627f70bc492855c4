import type { Message } from '../../core/model/finding';
import { TABLE_IDS } from '../../core/model/format';
import type { TableId } from '../../core/model/format';
import type { CoveredRelation, Verdict } from '../../core/model/verdict';

/** Relations of one table that fared alike. */
export interface RelationGroup {
  readonly status: CoveredRelation['status'];
  /** Why they were not evaluated; absent for the others, and where the rule itself broke. */
  readonly reason?: CoveredRelation['reason'];
  readonly names: readonly Message[];
}

export interface TableCoverage {
  readonly table: TableId;
  readonly count: number;
  readonly groups: readonly RelationGroup[];
}

/** What needs attention first, what proves nothing last. */
const ORDER = ['notEvaluated', 'compared', 'byConstruction'] as const;

/** Relations by table, in the order of the form; within a table by how they fared. */
export function relationsByTable({ coverage: { relations } }: Verdict): readonly TableCoverage[] {
  return TABLE_IDS.map((table) => relations.filter((relation) => relation.table === table))
    .filter((ofTable) => ofTable.length > 0)
    .map((ofTable) => ({
      table: ofTable[0]?.table ?? 'requests',
      count: ofTable.length,
      groups: ORDER.flatMap((status) => groupsOf(ofTable.filter((relation) => relation.status === status))),
    }));
}

/** One group for each reason, in the order in which they first appear. */
function groupsOf(relations: readonly CoveredRelation[]): readonly RelationGroup[] {
  const reasons = [...new Set(relations.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const alike = relations.filter((relation) => relation.reason === reason);
    return {
      status: alike[0]?.status ?? 'notEvaluated',
      names: alike.map(({ name }) => name),
      ...(reason ? { reason } : {}),
    };
  });
}

/** Names of the broken relations whose wrong cells could not be told. */
export function notLocalisedNames({ coverage: { relations, notLocalised } }: Verdict): readonly Message[] {
  const broken = new Set(notLocalised);
  return relations.filter(({ key }) => broken.has(key)).map(({ name }) => name);
}
