import { UnionFind } from './union-find';
import { denseRow, eliminated, type DenseRow, type LinearSystem } from './linear-system';

/** What is left of a system once equations that say nothing new are set aside. */
export interface Independent {
  /** Positions of equations none of which follows from the others, in the order given. */
  readonly kept: readonly number[];
  /** Sets of equations that no figures can satisfy together, by position; empty in all but odd systems. */
  readonly contradictions: readonly (readonly number[])[];
}

interface Reduced {
  readonly row: DenseRow;
  readonly pivot: number;
  /** Equations that the row was made from. */
  readonly from: ReadonlySet<number>;
}

/** Of equations that follow from each other the earlier ones are kept. */
export function independentEquations(system: LinearSystem): Independent {
  const reduced: Reduced[] = [];
  const kept: number[] = [];
  const contradictions: (readonly number[])[] = [];
  system.equations.forEach((equation, index) => {
    const { row, from } = reduce(denseRow(system, equation), index, reduced);
    const pivot = pivotOf(row);
    if (pivot >= 0) {
      reduced.push({ row, pivot, from });
      kept.push(index);
    } else if (row[row.length - 1] !== 0) {
      contradictions.push([...from].sort((a, b) => a - b));
    }
  });
  return { kept, contradictions };
}

function reduce(
  start: DenseRow,
  index: number,
  reduced: readonly Reduced[],
): { readonly row: DenseRow; readonly from: ReadonlySet<number> } {
  let row = start;
  const from = new Set([index]);
  for (const { row: other, pivot, from: sources } of reduced) {
    if ((row[pivot] ?? 0) === 0) continue;
    row = eliminated(row, other, pivot);
    for (const source of sources) from.add(source);
  }
  return { row, from };
}

function pivotOf(row: DenseRow): number {
  for (let i = 0; i < row.length - 1; i += 1) if (row[i] !== 0) return i;
  return -1;
}

/** Groups of equations that share figures, directly or through others; each can be searched on its own. */
export function connectedEquations(
  system: LinearSystem,
  equations: readonly number[],
): readonly (readonly number[])[] {
  const groups = new UnionFind();
  const firstWith = new Map<number, number>();
  for (const equation of equations) {
    for (const variable of changeable(system, equation)) {
      const first = firstWith.get(variable);
      if (first === undefined) firstWith.set(variable, equation);
      else groups.join(first, equation);
    }
  }
  const members = new Map<number, number[]>();
  for (const equation of equations) {
    const group = groups.find(equation);
    const known = members.get(group);
    if (known) known.push(equation);
    else members.set(group, [equation]);
  }
  return [...members.values()];
}

function changeable({ variables, equations }: LinearSystem, equation: number): readonly number[] {
  return (equations[equation]?.terms ?? [])
    .map(({ variable }) => variable)
    .filter((variable) => variables[variable]?.weight !== Infinity);
}
