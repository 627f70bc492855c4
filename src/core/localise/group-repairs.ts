import { residualOf, type LinearSystem } from './linear-system';
import type { Change } from './smallest-repairs';
import { UnionFind } from './union-find';

/** Repairs of failing equations that have nothing to do with those of other groups. */
export interface RepairGroup {
  /** Failing equations that the repairs of the group mend, by position. */
  readonly equations: readonly number[];
  readonly repairs: readonly (readonly Change[])[];
}

/**
 * Takes repairs apart: two wrong cells that share no relation are two errors, each with its own alternatives.
 * Where any repair mends two failing equations by cells that hang together, the two belong to one group.
 */
export function groupRepairs(
  system: LinearSystem,
  equations: readonly number[],
  repairs: readonly (readonly Change[])[],
): readonly RepairGroup[] {
  const links = linksOf(system, equations);
  const failing = new Set(
    equations.filter((at) => {
      const equation = system.equations[at];
      return equation !== undefined && residualOf(system, equation) !== 0;
    }),
  );
  const parts = repairs.flatMap((repair) => partsOf(repair, links));
  const groups = new UnionFind();
  const mendedBy = (part: readonly Change[]): readonly number[] => [
    ...new Set(part.flatMap(({ variable }) => (links.get(variable) ?? []).filter((at) => failing.has(at)))),
  ];
  for (const part of parts) {
    const [first, ...others] = mendedBy(part);
    for (const other of others) if (first !== undefined) groups.join(first, other);
  }
  const byGroup = new Map<number, Map<string, readonly Change[]>>();
  for (const repair of repairs) {
    const own = new Map<number, Change[]>();
    for (const part of partsOf(repair, links)) {
      const [first] = mendedBy(part);
      // A part that mends no failing equation changes what must change by itself, such as a count below 0.
      const home = first === undefined ? -1 - (part[0]?.variable ?? 0) : groups.find(first);
      own.set(home, [...(own.get(home) ?? []), ...part]);
    }
    for (const [home, changes] of own) {
      const sorted = changes.sort((a, b) => a.variable - b.variable);
      const known = byGroup.get(home) ?? new Map<string, readonly Change[]>();
      byGroup.set(home, known.set(JSON.stringify(sorted), sorted));
    }
  }
  return [...byGroup].map(([home, alternatives]) => ({
    equations: [...failing].filter((at) => groups.find(at) === home),
    repairs: [...alternatives.values()],
  }));
}

/** Equations of each variable. */
function linksOf(system: LinearSystem, equations: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const links = new Map<number, number[]>();
  for (const at of equations) {
    for (const { variable } of system.equations[at]?.terms ?? [])
      links.set(variable, [...(links.get(variable) ?? []), at]);
  }
  return links;
}

/** Changes that hang together by equations they share. */
function partsOf(
  repair: readonly Change[],
  links: ReadonlyMap<number, readonly number[]>,
): readonly (readonly Change[])[] {
  const groups = new UnionFind();
  for (const { variable } of repair) {
    const [first, ...others] = links.get(variable) ?? [];
    for (const other of others) if (first !== undefined) groups.join(first, other);
  }
  const parts = new Map<number, Change[]>();
  for (const change of repair) {
    const [first] = links.get(change.variable) ?? [];
    const home = first === undefined ? -1 - change.variable : groups.find(first);
    parts.set(home, [...(parts.get(home) ?? []), change]);
  }
  return [...parts.values()];
}
