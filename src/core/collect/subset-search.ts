import type { DifferenceCause } from '../model/collection';

/** One thing that may have gone wrong, and by how much every figure then changes; whole numbers. */
export interface Candidate {
  readonly cause: DifferenceCause;
  readonly change: readonly number[];
  /** A unit goes wrong in one way at a time. */
  readonly unit: string;
}

/** Candidates up to which sets of three are looked for; pairs are always. Of more, those that go one way are taken. */
const MOST_FOR_TRIPLES = 700;
const MOST_ONE_WAY = 2_000;
/** Sets found of one size, and steps of the search for larger ones. */
const MOST_SETS = 20;
const MOST_STEPS = 200_000;
const LARGEST_SET = 8;

/**
 * The smallest sets of candidates that together make exactly this difference: of one, two and three of any kind, beyond
 * that of units that were all left out, or all added. Bounded in steps, not in time, so that the answer is the same
 * everywhere; empty where nothing is found within the bounds.
 */
export function smallestSets(
  candidates: readonly Candidate[],
  wanted: readonly number[],
): readonly (readonly DifferenceCause[])[] {
  const search = new Search(candidates, wanted);
  for (const sets of [search.singles(), search.pairs(), search.triples(), search.oneWay()])
    if (sets.length > 0) return sets.map((set) => set.map(({ cause }) => cause));
  return [];
}

/** Primes just below 2²⁶: products of two rests stay whole numbers. */
const PRIMES = [67_108_859, 67_108_837] as const;

type Fingerprint = number;

class Search {
  private readonly weights: readonly (readonly [number, number])[];
  private readonly prints: readonly Fingerprint[];
  private readonly byPrint = new Map<Fingerprint, number[]>();
  private readonly target: Fingerprint;

  constructor(
    private readonly candidates: readonly Candidate[],
    private readonly wanted: readonly number[],
  ) {
    this.weights = weightsFor(wanted.length);
    this.prints = candidates.map(({ change }) => this.printOf(change));
    this.target = this.printOf(wanted);
    this.prints.forEach((print, index) => {
      const same = this.byPrint.get(print);
      if (same) same.push(index);
      else this.byPrint.set(print, [index]);
    });
  }

  singles(): readonly (readonly Candidate[])[] {
    return this.exact(this.with(this.target).map((index) => [index]));
  }

  pairs(): readonly (readonly Candidate[])[] {
    return this.exact(
      this.prints.flatMap((print, first) =>
        this.with(less(this.target, print)).flatMap((second) => (second > first ? [[first, second]] : [])),
      ),
    );
  }

  triples(): readonly (readonly Candidate[])[] {
    const pool = this.poolForTriples();
    const found: number[][] = [];
    pool.forEach((first, at) => {
      const rest = less(this.target, this.prints[first] ?? 0);
      for (let next = at + 1; next < pool.length && found.length < MOST_SETS * 10; next += 1) {
        const second = pool[next] ?? 0;
        for (const third of this.with(less(rest, this.prints[second] ?? 0)))
          if (third > second) found.push([first, second, third]);
      }
    });
    return this.exact(found);
  }

  private poolForTriples(): readonly number[] {
    const all = [...this.candidates.keys()];
    if (all.length <= MOST_FOR_TRIPLES) return all;
    const fits = this.oneWayFit();
    const usable = fits ? all.filter((index) => fits(this.candidates[index]?.change ?? [], this.wanted)) : [];
    return usable.length <= MOST_ONE_WAY ? usable : [];
  }

  /** Whether a change goes the way of the difference and not beyond it; null where the difference goes both ways. */
  private oneWayFit(): Fits | null {
    if (this.wanted.every((one) => one <= 0))
      return (change, room) => change.every((one, index) => one <= 0 && one >= (room[index] ?? 0));
    if (this.wanted.every((one) => one >= 0))
      return (change, room) => change.every((one, index) => one >= 0 && one <= (room[index] ?? 0));
    return null;
  }

  /** Larger sets, whose every change goes the way of the difference: none may go beyond it, which leaves few. */
  oneWay(): readonly (readonly Candidate[])[] {
    const fits = this.oneWayFit();
    if (!fits) return [];
    const usable = this.candidates.filter(({ change }) => fits(change, this.wanted));
    for (let size = 3; size <= Math.min(LARGEST_SET, usable.length); size += 1) {
      const sets = setsOf(size, usable, this.wanted, fits);
      if (sets.length > 0) return sets;
    }
    return [];
  }

  private with(print: Fingerprint): readonly number[] {
    return this.byPrint.get(print) ?? [];
  }

  /** Equal fingerprints are no proof: the figures are added up. */
  private exact(sets: readonly (readonly number[])[]): readonly (readonly Candidate[])[] {
    return sets
      .map((set) => set.flatMap((index) => this.candidates[index] ?? []))
      .filter((set) => new Set(set.map(({ unit }) => unit)).size === set.length)
      .filter((set) =>
        this.wanted.every((one, at) => one === set.reduce((sum, { change }) => sum + (change[at] ?? 0), 0)),
      )
      .slice(0, MOST_SETS);
  }

  /** A sum of figures by fixed weights: that of a set is the sum of its members'. */
  private printOf(figures: readonly number[]): Fingerprint {
    const sums: [number, number] = [0, 0];
    figures.forEach((figure, index) => {
      if (figure === 0) return;
      PRIMES.forEach((prime, which) => {
        const weight = this.weights[index]?.[which] ?? 0;
        sums[which] = ((sums[which] ?? 0) + rest(figure, prime) * weight) % prime;
      });
    });
    return sums[0] * PRIMES[1] + sums[1];
  }
}

function rest(figure: number, prime: number): number {
  const left = figure % prime;
  return left < 0 ? left + prime : left;
}

/** Fingerprint of what remains when one is taken from another. */
function less(one: Fingerprint, other: Fingerprint): Fingerprint {
  const high = rest(Math.floor(one / PRIMES[1]) - Math.floor(other / PRIMES[1]), PRIMES[0]);
  return high * PRIMES[1] + rest((one % PRIMES[1]) - (other % PRIMES[1]), PRIMES[1]);
}

/** The same numbers every time. */
function weightsFor(count: number): readonly (readonly [number, number])[] {
  let state = 20_211_130;
  const next = (prime: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 1 + (state % (prime - 1));
  };
  return Array.from({ length: count }, () => [next(PRIMES[0]), next(PRIMES[1])] as const);
}

type Fits = (change: readonly number[], room: readonly number[]) => boolean;

/** Sets of so many of the candidates that use up the room exactly; larger ones are tried first. */
function setsOf(
  size: number,
  usable: readonly Candidate[],
  wanted: readonly number[],
  fits: Fits,
): readonly (readonly Candidate[])[] {
  const weightOf = ({ change }: Candidate): number => change.reduce((sum, one) => sum + Math.abs(one), 0);
  const inOrder = [...usable].sort((a, b) => weightOf(b) - weightOf(a));
  const found: (readonly Candidate[])[] = [];
  let steps = 0;
  const extend = (from: number, chosen: readonly Candidate[], room: readonly number[]): void => {
    if (room.every((one) => one === 0)) {
      found.push(chosen);
      return;
    }
    if (chosen.length === size) return;
    for (
      let index = from;
      index < inOrder.length && steps < MOST_STEPS && found.length < MOST_SETS;
      index += 1
    ) {
      const candidate = inOrder[index];
      steps += 1;
      if (!candidate || chosen.some(({ unit }) => unit === candidate.unit) || !fits(candidate.change, room))
        continue;
      extend(
        index + 1,
        [...chosen, candidate],
        room.map((one, at) => one - (candidate.change[at] ?? 0)),
      );
    }
  };
  extend(0, [], wanted);
  return found.filter((set) => set.length === size);
}
