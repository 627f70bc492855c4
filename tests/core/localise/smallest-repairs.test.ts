import { independentEquations } from '../../../src/core/localise/independent';
import type { LinearSystem, Variable } from '../../../src/core/localise/linear-system';
import {
  SEARCH_LIMITS,
  smallestRepairs,
  type SearchResult,
} from '../../../src/core/localise/smallest-repairs';
import { bruteForceRepairs } from '../../support/brute-force-repairs';
import { seededRandom } from '../../support/random-report';

const figure = (value: number, given: Partial<Variable> = {}): Variable => ({
  value,
  step: 1,
  signed: false,
  weight: 1,
  mustChange: value < 0,
  ...given,
});

/** Sums given as `a + b - c = 4` over figures by name. */
function systemOf(
  figures: Readonly<Record<string, number | Variable>>,
  sums: readonly string[],
): LinearSystem {
  const names = Object.keys(figures);
  return {
    variables: Object.values(figures).map((one) => (typeof one === 'number' ? figure(one) : one)),
    equations: sums.map((sum) => {
      const [left = '', right = '0'] = sum.split('=');
      const terms = [...left.matchAll(/([+-]?)\s*([a-z]\w*)/g)].map(([, sign, name = '']) => ({
        variable: names.indexOf(name),
        factor: sign === '-' ? -1 : 1,
      }));
      return { terms, constant: -Number(right) };
    }),
  };
}

const all = ({ equations }: LinearSystem): readonly number[] => equations.map((_, index) => index);

/** Repairs by name and value, in order. */
function named(names: string, result: SearchResult): readonly string[] {
  if (result.kind !== 'repairs') return [result.kind];
  return result.repairs
    .map((repair) =>
      repair.map(({ variable, value }) => `${names[variable] ?? ''}=${value ?? '?'}`).join(' '),
    )
    .sort();
}

const search = (system: LinearSystem): SearchResult => smallestRepairs(system, all(system));

describe('the smallest repairs', () => {
  it('are none where every equation holds', () => {
    expect(search(systemOf({ a: 1, b: 2, t: 3 }, ['a + b - t']))).toEqual({ kind: 'repairs', repairs: [[]] });
  });

  it('are each figure of a sum that fails alone', () => {
    const system = systemOf({ a: 1, b: 5, t: 3 }, ['a + b - t']);
    expect(named('abt', search(system))).toEqual(['b=2', 't=6']);
  });

  it('leave out a figure that would have to fall below 0, and keep it where it may', () => {
    const figures = { a: 1, b: 5, t: 3 };
    expect(named('abt', search(systemOf(figures, ['a + b - t'])))).not.toContain('a=-2');
    const signed = systemOf({ ...figures, a: figure(1, { signed: true }) }, ['a + b - t']);
    expect(named('abt', search(signed))).toContain('a=-2');
  });

  it('are the one figure in which a row and a column meet', () => {
    const system = systemOf({ a: 7, b: 2, c: 3, d: 4, r: 3, s: 7, v: 4, w: 6 }, [
      'a + b - r',
      'c + d - s',
      'a + c - v',
      'b + d - w',
    ]);
    expect(named('abcdrsvw', search(system))).toEqual(['a=1']);
  });

  it('never change a figure that is fixed', () => {
    const system = systemOf({ a: 1, b: 5, t: figure(3, { weight: Infinity }) }, ['a + b - t']);
    expect(named('abt', search(system))).toEqual(['b=2']);
  });

  it('rather change a figure that is trusted less', () => {
    const system = systemOf({ a: figure(1, { weight: 2 }), b: figure(5, { weight: 2 }), t: 3 }, [
      'a + b - t',
    ]);
    expect(named('abt', search(system))).toEqual(['t=6']);
    const dear = systemOf(
      { a: figure(1, { weight: 2 }), b: figure(5, { weight: 2 }), t: figure(3, { weight: 9 }) },
      ['a + b - t'],
    );
    expect(named('abt', search(dear))).toEqual(['b=2']);
  });

  it('leave a figure open where several would do', () => {
    // 8 too many, and no figure alone is that large
    const system = systemOf({ a: 5, b: 5, t: figure(2, { weight: Infinity }) }, ['a + b - t']);
    expect(named('abt', search(system))).toEqual(['a=? b=?']);
  });

  it('always change a figure that cannot stay', () => {
    const system = systemOf({ a: -1, b: 4, t: 3, c: 0 }, ['a + b - t', 'a - c']);
    expect(named('abtc', search(system))).toEqual(['a=0 b=3', 'a=0 t=4']);
  });

  it('end where more figures are wrong than can be told', () => {
    const figures = Object.fromEntries([...'abcdefghij'].map((name) => [name, figure(0)]));
    const system = systemOf(figures, ['a - b = 1', 'c - d = 1', 'e - f = 1', 'g - h = 1', 'i - j = 1']);
    expect(search(system)).toEqual({ kind: 'none' });
  });

  it('are given up beyond the limits, the same every time', () => {
    const names = [...'abcdefghijkl'];
    const figures = Object.fromEntries(names.map((name) => [name, figure(9)]));
    const system = systemOf(figures, [`${names.join(' + ')} = 3`]);
    const few = { ...SEARCH_LIMITS, steps: 100 };
    expect(smallestRepairs(system, all(system), few)).toEqual({ kind: 'givenUp' });
    expect(smallestRepairs(system, all(system), { ...SEARCH_LIMITS, repairs: 3 })).toEqual({ kind: 'none' });
    const one = systemOf(figures, [`${names.join(' + ')} = 100`]);
    expect(smallestRepairs(one, all(one), { ...SEARCH_LIMITS, repairs: 3 })).toEqual({ kind: 'givenUp' });
  });
});

/** A small table of typed figures with all totals: rows, columns, and a balance of the first rows like that of 表三. */
function smallTable(random: (below: number) => number): LinearSystem {
  const [rows, cols] = [2 + random(2), 2 + random(2)];
  const at = (row: number, col: number): number => row * (cols + 1) + col;
  const values = Array.from({ length: (rows + 1) * (cols + 1) }, () => 0);
  for (let row = 0; row < rows; row += 1)
    for (let col = 0; col < cols; col += 1) values[at(row, col)] = random(4);
  for (let row = 0; row < rows; row += 1)
    values[at(row, cols)] = range(cols).reduce((sum, col) => sum + (values[at(row, col)] ?? 0), 0);
  for (let col = 0; col <= cols; col += 1)
    values[at(rows, col)] = range(rows).reduce((sum, row) => sum + (values[at(row, col)] ?? 0), 0);
  for (let slips = random(4); slips > 0; slips -= 1) values[random(values.length)] = random(10);
  const equations = [
    ...range(rows + 1).map((row) => [...range(cols).map((col) => [at(row, col), 1]), [at(row, cols), -1]]),
    ...range(cols + 1).map((col) => [...range(rows).map((row) => [at(row, col), 1]), [at(rows, col), -1]]),
  ].map((terms) => ({
    terms: terms.map(([variable = 0, factor = 0]) => ({ variable, factor })),
    constant: 0,
  }));
  const variables = values.map((value) => figure(value, random(12) === 0 ? { weight: Infinity } : {}));
  return { variables, equations: equations.filter(() => random(6) > 0) };
}

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);

/** Sets of the search as the oracle writes them; the search gives the figures where they are determined. */
function setsOf(result: SearchResult): ReadonlyMap<string, readonly (number | null)[]> {
  if (result.kind !== 'repairs') return new Map();
  return new Map(
    result.repairs.map((repair) => [
      repair.map(({ variable }) => variable).join(),
      repair.map(({ value }) => value),
    ]),
  );
}

describe('against trying everything', () => {
  it('agrees on 2,000 random small tables: the same sets up to 3 figures, and the figures where they are determined', () => {
    const random = seededRandom(20261123);
    const sizes = [0, 0, 0, 0, 0];
    for (let run = 0; run < 2000; run += 1) {
      const system = smallTable(random);
      const found = setsOf(smallestRepairs(system, all(system), { ...SEARCH_LIMITS, size: 3 }));
      const oracle = bruteForceRepairs(system, 3, 45);
      expect([...found.keys()].sort()).toEqual([...oracle.keys()].sort());
      for (const [key, values] of found) {
        const tried = oracle.get(key) ?? [];
        if (values.includes(null)) expect(tried.length).toBeGreaterThan(1);
        else expect(tried).toEqual([values]);
      }
      const [first] = found.keys();
      const size = first === undefined ? 4 : first === '' ? 0 : first.split(',').length;
      sizes[size] = (sizes[size] ?? 0) + 1;
    }
    // every size was met often enough to mean something
    for (const count of sizes) expect(count).toBeGreaterThan(50);
  });

  it('finds the same repairs whatever the order of the equations, dependent ones left out', () => {
    const random = seededRandom(5);
    for (let run = 0; run < 200; run += 1) {
      const system = smallTable(random);
      const shuffled = { ...system, equations: [...system.equations].sort(() => random(3) - 1) };
      const { kept } = independentEquations(shuffled);
      const answer = setsOf(smallestRepairs(system, all(system)));
      expect(new Map([...setsOf(smallestRepairs(shuffled, kept))].sort())).toEqual(
        new Map([...answer].sort()),
      );
    }
  });
});

describe('equations that say nothing new', () => {
  it('are set aside, the earlier ones kept', () => {
    const system = systemOf({ a: 1, b: 2, c: 3 }, ['a - b', 'b - c', 'a - c']);
    expect(independentEquations(system)).toEqual({ kept: [0, 1], contradictions: [] });
  });

  it('are a contradiction where no figures satisfy them together', () => {
    const system = systemOf({ a: 1, b: 2, c: 3 }, ['a = 4', 'b - c', 'a = 5']);
    expect(independentEquations(system).contradictions).toEqual([[0, 2]]);
  });
});
