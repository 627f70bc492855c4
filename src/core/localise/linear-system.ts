/**
 * Linear equations over figures, and which figures may be changed to make them hold. Knows nothing of tables: any
 * relation between figures can be brought here.
 */
export interface LinearSystem {
  readonly variables: readonly Variable[];
  readonly equations: readonly LinearEquation[];
}

/** A figure as typed, in whole units: cases, or the smallest fraction of an amount. */
export interface Variable {
  /** Whole; what a figure says that is no whole number is rounded, and `mustChange` set. */
  readonly value: number;
  /** A repaired figure is a multiple of this, in the unit of `value`. */
  readonly step: number;
  /** True where a figure below 0 is allowed. */
  readonly signed: boolean;
  /** What changing it costs, a whole number from 1; Infinity for a figure that is never changed. */
  readonly weight: number;
  /** True where the figure cannot stay as it is, such as a count below 0. */
  readonly mustChange: boolean;
}

/** The sum of the terms and the constant must be 0. */
export interface LinearEquation {
  readonly terms: readonly { readonly variable: number; readonly factor: number }[];
  readonly constant: number;
}

/** By how much an equation fails at the typed figures; 0 when it holds. */
export function residualOf({ variables }: LinearSystem, { terms, constant }: LinearEquation): number {
  return terms.reduce(
    (sum, { variable, factor }) => sum + factor * (variables[variable]?.value ?? 0),
    constant,
  );
}

/** An equation with a coefficient for every variable; the last entry is its residual. */
export type DenseRow = Float64Array;

/** Figures that are never changed have no coefficient: they are part of the residual. */
export function denseRow(system: LinearSystem, equation: LinearEquation): DenseRow {
  const size = system.variables.length;
  const row = new Float64Array(size + 1);
  for (const { variable, factor } of equation.terms)
    if (system.variables[variable]?.weight !== Infinity) row[variable] = (row[variable] ?? 0) + factor;
  row[size] = residualOf(system, equation);
  return row;
}

/** Takes the variable out of a row by adding a multiple of the pivot row; whole numbers stay whole. */
export function eliminated(row: DenseRow, pivot: DenseRow, variable: number): DenseRow {
  const own = row[variable] ?? 0;
  const lead = pivot[variable] ?? 1;
  const exact = own % lead === 0;
  const scale = exact ? 1 : lead;
  const factor = exact ? own / lead : own;
  const result = new Float64Array(row.length);
  for (let i = 0; i < row.length; i += 1) result[i] = (row[i] ?? 0) * scale - (pivot[i] ?? 0) * factor;
  return result;
}
