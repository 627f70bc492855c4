import { denseRow, eliminated, type DenseRow, type LinearSystem, type Variable } from './linear-system';

/** Where the search ends although a repair may exist; constants, so that the answer never depends on the machine. */
export interface SearchLimits {
  /** Most figures changed together. */
  readonly size: number;
  /** Most steps; a step is one figure tried. */
  readonly steps: number;
  /** Most repairs of the smallest size. */
  readonly repairs: number;
}

/** 4 wrong figures is what a table can still tell; the steps take about a tenth of a second. */
export const SEARCH_LIMITS: SearchLimits = { size: 4, steps: 150_000, repairs: 2_000 };

export interface Change {
  readonly variable: number;
  /** In the unit of the variable; null where more than one figure would do. */
  readonly value: number | null;
}

export type SearchResult =
  /** Every smallest set of changes; the empty one alone when the equations hold. Changes by ascending variable. */
  | { readonly kind: 'repairs'; readonly repairs: readonly (readonly Change[])[] }
  /** No set of `limits.size` figures repairs them. */
  | { readonly kind: 'none' }
  /** Given up: the steps or the repairs exceed the limits. */
  | { readonly kind: 'givenUp' };

/**
 * The smallest sets of figures whose change lets every equation hold with allowed figures (Fellegi and Holt): all of
 * them, the cheapest by weight, exactly. Branches over the figures of a failing equation, or of one that follows
 * from the equations (an implied edit) once some figures are given up; each set is met once.
 */
export function smallestRepairs(
  system: LinearSystem,
  equations: readonly number[],
  limits: SearchLimits = SEARCH_LIMITS,
): SearchResult {
  return new Search(system, equations, limits).run();
}

/** A row in which the given-up figure `variable` stands; no other pivot's figure does. */
interface Pivot {
  readonly variable: number;
  readonly row: DenseRow;
}

/** The equations once some figures are given up: those left without them, and one for each that says what it must be. */
interface Node {
  readonly open: readonly DenseRow[];
  readonly pivots: readonly Pivot[];
  /** Given-up figures that the equations do not determine by themselves. */
  readonly free: readonly number[];
  readonly cost: number;
}

class OutOfLimits extends Error {}

class Search {
  private readonly variables: readonly Variable[];
  private readonly last: number;
  private readonly start: Node;
  /** Figures of the node's set, and those whose sets were met before. */
  private readonly taken: Uint8Array;
  private readonly passed: Uint8Array;
  private steps = 0;
  private budget = 0;
  private found: (readonly Change[])[] = [];

  constructor(
    system: LinearSystem,
    equations: readonly number[],
    private readonly limits: SearchLimits,
  ) {
    this.variables = system.variables;
    this.last = system.variables.length;
    this.taken = new Uint8Array(this.last);
    this.passed = new Uint8Array(this.last);
    const rows = equations.flatMap((index) => {
      const equation = system.equations[index];
      return equation ? [denseRow(system, equation)] : [];
    });
    const forced = this.forced(rows);
    this.start = forced.reduce<Node>((node, variable) => this.without(node, variable, null), {
      open: rows,
      pivots: [],
      free: [],
      cost: 0,
    });
    for (const variable of forced) this.taken[variable] = 1;
  }

  run(): SearchResult {
    const { size } = this.limits;
    const dearest = size * this.greatestWeight();
    try {
      for (this.budget = this.start.cost; this.budget <= dearest; this.budget += 1) {
        if (sizeOf(this.start) > size) break;
        this.explore(this.start);
        if (this.found.length > 0) return { kind: 'repairs', repairs: this.found };
      }
      return { kind: 'none' };
    } catch (error) {
      if (error instanceof OutOfLimits) return { kind: 'givenUp' };
      throw error;
    }
  }

  private greatestWeight(): number {
    let greatest = 1;
    for (const { weight } of this.variables) if (weight !== Infinity && weight > greatest) greatest = weight;
    return greatest;
  }

  /** Figures of these rows that cannot stay as they are. */
  private forced(rows: readonly DenseRow[]): readonly number[] {
    return this.variables.flatMap(({ mustChange, weight }, index) =>
      mustChange && weight !== Infinity && rows.some((row) => row[index] !== 0) ? [index] : [],
    );
  }

  private explore(node: Node): void {
    const failing = node.open.filter((row) => row[this.last] !== 0);
    if (failing.length === 0) return this.settle(node);
    if (sizeOf(node) >= this.limits.size) return;
    const choice = this.narrowest(failing, node);
    if (!choice) return;
    const closing = sizeOf(node) + 1 === this.limits.size || node.cost + 2 > this.budget;
    this.branch(choice.candidates, (variable) => {
      if (closing && node.free.length === 0) this.close(node, choice.row, variable);
      else this.explore(this.without(node, variable, choice.row));
    });
  }

  /** Visits each candidate; sets with one that was visited are not met again among those that follow. */
  private branch(candidates: readonly number[], visit: (variable: number) => void): void {
    for (const variable of candidates) {
      this.countStep();
      this.taken[variable] = 1;
      visit(variable);
      this.taken[variable] = 0;
      this.passed[variable] = 1;
    }
    for (const variable of candidates) this.passed[variable] = 0;
  }

  private countStep(): void {
    this.steps += 1;
    if (this.steps > this.limits.steps) throw new OutOfLimits();
  }

  /**
   * The failing row with the fewest figures that could help; null when one cannot be helped, or when so many rows
   * share no figure that the figures left to give up are not enough.
   */
  private narrowest(
    failing: readonly DenseRow[],
    node: Node,
  ): { readonly row: DenseRow; readonly candidates: readonly number[] } | null {
    const left = Math.min(this.limits.size - sizeOf(node), this.budget - node.cost);
    const met = new Uint8Array(this.last);
    let apart = 0;
    let best: { row: DenseRow; candidates: readonly number[] } | null = null;
    for (const row of failing) {
      const candidates = this.helpful(row, row[this.last] ?? 0, node.cost);
      if (candidates.length === 0) return null;
      if (candidates.every((index) => met[index] === 0)) apart += 1;
      if (apart > left) return null;
      for (const index of candidates) met[index] = 1;
      if (!best || candidates.length < best.candidates.length) best = { row, candidates };
    }
    return best;
  }

  /**
   * Figures one of which must change for a row to lose its residual: those that can move it towards 0. A figure
   * of 0 cannot become less.
   */
  private helpful(row: DenseRow, residual: number, cost: number): readonly number[] {
    const candidates: number[] = [];
    for (let index = 0; index < this.last; index += 1) {
      const factor = row[index] ?? 0;
      if (factor === 0 || !this.isOpen(index, cost)) continue;
      const variable = this.variables[index];
      if (!variable || (variable.value <= 0 && !variable.signed && factor * residual > 0)) continue;
      candidates.push(index);
    }
    return candidates;
  }

  private isOpen(index: number, cost: number): boolean {
    return (
      this.taken[index] === 0 &&
      this.passed[index] === 0 &&
      cost + (this.variables[index]?.weight ?? Infinity) <= this.budget
    );
  }

  /** The last figure of a set: what it must be follows from one row, so all others only need looking at. */
  private close(node: Node, row: DenseRow, variable: number): void {
    const shift = -(row[this.last] ?? 0) / (row[variable] ?? 1);
    if (node.cost + (this.variables[variable]?.weight ?? Infinity) !== this.budget) return;
    if (!this.isAllowed(variable, shift)) return;
    for (const other of node.open) if ((other[this.last] ?? 0) + (other[variable] ?? 0) * shift !== 0) return;
    const changes: Change[] = [this.changed(variable, shift)];
    for (const pivot of node.pivots) {
      const own = -((pivot.row[this.last] ?? 0) + (pivot.row[variable] ?? 0) * shift) / leadOf(pivot);
      if (!this.isAllowed(pivot.variable, own)) return;
      changes.push(this.changed(pivot.variable, own));
    }
    this.keep(changes);
  }

  /** All rows left hold: the set is a repair when what its figures must be is allowed. */
  private settle(node: Node): void {
    if (node.free.length > 0) return this.settleFree(node);
    const shifts = node.pivots.map((pivot) => -(pivot.row[this.last] ?? 0) / leadOf(pivot));
    const wrong = node.pivots.findIndex(
      ({ variable }, index) => !this.isAllowed(variable, shifts[index] ?? 0),
    );
    if (wrong < 0) {
      if (node.cost === this.budget)
        this.keep(node.pivots.map(({ variable }, index) => this.changed(variable, shifts[index] ?? 0)));
      return;
    }
    if (sizeOf(node) >= this.limits.size) return;
    const pivot = node.pivots[wrong];
    if (pivot) this.branch(this.reliefOf(pivot, shifts[wrong] ?? 0, node.cost), this.giveUp(node));
  }

  /** Figures one of which must change too for a given-up figure to become allowed. */
  private reliefOf(pivot: Pivot, shift: number, cost: number): readonly number[] {
    const { value, signed } = this.variables[pivot.variable] ?? { value: 0, signed: false };
    const isTooLow = !signed && value + shift < 0;
    if (isTooLow) return this.helpful(pivot.row, leadOf(pivot) > 0 ? 1 : -1, cost);
    return this.members(pivot.row, cost);
  }

  private members(row: DenseRow, cost: number): readonly number[] {
    const members: number[] = [];
    for (let index = 0; index < this.last; index += 1)
      if (row[index] !== 0 && this.isOpen(index, cost)) members.push(index);
    return members;
  }

  private giveUp(node: Node): (variable: number) => void {
    return (variable) => this.explore(this.without(node, variable, null));
  }

  /** Some figures are open: a repair when any allowed figures satisfy the pivots. */
  private settleFree(node: Node): void {
    const values = this.allowedValues(node);
    if (values) {
      if (node.cost === this.budget) this.keep(values);
      return;
    }
    if (sizeOf(node) >= this.limits.size) return;
    const members = new Set(node.pivots.flatMap(({ row }) => this.members(row, node.cost)));
    this.branch(
      [...members].sort((a, b) => a - b),
      this.giveUp(node),
    );
  }

  /**
   * Figures not below 0 that satisfy the pivots exist exactly where as many of the given-up figures as are free can
   * be 0 (a vertex); with the small factors of relations a vertex is whole. They are the only ones where no 0 of a
   * vertex can be 1 instead.
   */
  private allowedValues({ pivots, free }: Node): readonly Change[] | null {
    const given = [...pivots.map(({ variable }) => variable), ...free];
    const solutions = choose(given, free.length).flatMap((zeros) => {
      const vertex = this.solve(pivots, free, zeros);
      if (!vertex?.every(({ variable, shift }) => this.isValid(variable, shift))) return [];
      const beside = zeros.map((raised) => this.solve(pivots, free, zeros, raised));
      return [vertex, ...beside].filter(
        (solved) => solved?.every(({ variable, shift }) => this.isValid(variable, shift)) === true,
      );
    });
    const [first, ...others] = solutions;
    if (!first) return null;
    return first
      .map(({ variable, shift }, index) => {
        const isSame = others.every((other) => other?.[index]?.shift === shift);
        return isSame ? this.changed(variable, shift) : { variable, value: null };
      })
      .sort((one, other) => one.variable - other.variable);
  }

  /** What the given-up figures are when those of `zeros` are 0, but `raised` 1; null where that leaves them open. */
  private solve(
    pivots: readonly Pivot[],
    free: readonly number[],
    zeros: readonly number[],
    raised: number | null = null,
  ): readonly { readonly variable: number; readonly shift: number }[] | null {
    const zeroRows = zeros.map((variable) => {
      const row = new Float64Array(this.last + 1);
      row[variable] = 1;
      row[this.last] = (this.variables[variable]?.value ?? 0) - (variable === raised ? 1 : 0);
      return row;
    });
    let rows = [...pivots.map(({ row }) => row), ...zeroRows];
    const solved: Pivot[] = [];
    for (const variable of [...pivots.map((pivot) => pivot.variable), ...free]) {
      const lead = rows.find((row) => row[variable] !== 0);
      if (!lead) return null;
      rows = rows.filter((row) => row !== lead).map((row) => cleared(row, lead, variable));
      solved.forEach((pivot, index) => {
        solved[index] = { ...pivot, row: cleared(pivot.row, lead, variable) };
      });
      solved.push({ variable, row: lead });
    }
    return solved.map((pivot) => ({
      variable: pivot.variable,
      shift: -(pivot.row[this.last] ?? 0) / leadOf(pivot),
    }));
  }

  /** The node with one more figure given up. @param row  a row that says what it must be, null for any */
  private without(node: Node, variable: number, row: DenseRow | null): Node {
    const cost = node.cost + (this.variables[variable]?.weight ?? Infinity);
    const lead = row ?? bestLead(node.open, variable);
    if (!lead) return { ...node, free: [...node.free, variable], cost };
    return {
      open: node.open.filter((other) => other !== lead).map((other) => cleared(other, lead, variable)),
      pivots: [
        ...node.pivots.map((pivot) => ({ ...pivot, row: cleared(pivot.row, lead, variable) })),
        { variable, row: lead },
      ],
      free: node.free,
      cost,
    };
  }

  /** A figure that did not change makes the set no smallest one; one that must change may keep its rounded value. */
  private isAllowed(variable: number, shift: number): boolean {
    return (shift !== 0 || this.variables[variable]?.mustChange === true) && this.isValid(variable, shift);
  }

  private isValid(index: number, shift: number): boolean {
    const variable = this.variables[index];
    if (!variable) return false;
    const value = variable.value + shift;
    return Number.isSafeInteger(value) && value % variable.step === 0 && (variable.signed || value >= 0);
  }

  private changed(variable: number, shift: number): Change {
    return { variable, value: (this.variables[variable]?.value ?? 0) + shift };
  }

  private keep(changes: readonly Change[]): void {
    this.found.push([...changes].sort((a, b) => a.variable - b.variable));
    if (this.found.length > this.limits.repairs) throw new OutOfLimits();
  }
}

function sizeOf({ pivots, free }: Node): number {
  return pivots.length + free.length;
}

function leadOf({ row, variable }: Pivot): number {
  return row[variable] ?? 1;
}

function cleared(row: DenseRow, lead: DenseRow, variable: number): DenseRow {
  return row[variable] === 0 ? row : eliminated(row, lead, variable);
}

/** A row with the figure, best with factor 1, which keeps numbers small. */
function bestLead(rows: readonly DenseRow[], variable: number): DenseRow | null {
  const having = rows.filter((row) => row[variable] !== 0);
  return having.find((row) => Math.abs(row[variable] ?? 0) === 1) ?? having[0] ?? null;
}

function choose(items: readonly number[], count: number): readonly (readonly number[])[] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) =>
    choose(items.slice(index + 1), count - 1).map((others) => [item, ...others]),
  );
}
