import type { LinearEquation, LinearSystem } from '../../src/core/localise/linear-system';

/**
 * The smallest sets of figures whose change satisfies every equation, by trying every set and every value up to
 * `largest`: the oracle for the search, written without any of it. By set as a sorted key, all values that do.
 */
export function bruteForceRepairs(
  { variables, equations }: LinearSystem,
  most: number,
  largest: number,
): ReadonlyMap<string, readonly (readonly number[])[]> {
  const values = variables.map(({ value }) => value);
  const changeable = variables.flatMap(({ weight }, index) => (weight === Infinity ? [] : [index]));
  const forbidden = variables.flatMap(({ mustChange }, index) => (mustChange ? [index] : []));
  const holds = ({ terms, constant }: LinearEquation): boolean =>
    terms.reduce((sum, { variable, factor }) => sum + factor * (values[variable] ?? 0), constant) === 0;
  /** Tries values for the set from `at` on; an equation is looked at as soon as its last figure has its value. */
  const assign = (
    set: readonly number[],
    at: number,
    due: readonly LinearEquation[][],
    found: number[][],
  ): void => {
    if (!(due[at] ?? []).every(holds)) return;
    if (at === set.length) {
      found.push(set.map((index) => values[index] ?? 0));
      return;
    }
    const index = set[at] ?? 0;
    const before = values[index] ?? 0;
    for (let value = 0; value <= largest; value += 1) {
      if (value === before) continue;
      values[index] = value;
      assign(set, at + 1, due, found);
    }
    values[index] = before;
  };
  for (let size = 0; size <= most; size += 1) {
    const answer = new Map<string, readonly (readonly number[])[]>();
    for (const set of subsets(changeable, size)) {
      if (!forbidden.every((index) => set.includes(index))) continue;
      const due = Array.from({ length: size + 1 }, (): LinearEquation[] => []);
      for (const equation of equations) {
        const last = Math.max(-1, ...equation.terms.map(({ variable }) => set.indexOf(variable)));
        due[last + 1]?.push(equation);
      }
      const found: number[][] = [];
      assign(set, 0, due, found);
      if (found.length > 0) answer.set(set.join(), found);
    }
    if (answer.size > 0) return answer;
  }
  return new Map();
}

function subsets(items: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
