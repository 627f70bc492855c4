import type { DataPointId, Severity, TableId } from './format';

/** Stands before a data point of the report of the year before: `previous.requests.carriedForward.total`. */
export const PREVIOUS = 'previous.';

/** The data point of the year before that a rule names; null for one of this year. */
export function previousPoint(name: string): DataPointId | null {
  return name.startsWith(PREVIOUS) ? name.slice(PREVIOUS.length) : null;
}

/**
 * What a report and that of the year before must agree in, or what they show that must be explained. A rule applies
 * where both reports have its figures; a change of format takes away those that mean something else.
 */
export interface YearRule {
  readonly id: string;
  readonly label: string;
  readonly severity: Severity;
  readonly table: TableId;
  readonly asks: YearQuestion;
  /** `{key}` in every text of the rule is replaced by each of these; absent for a rule that is asked once. */
  readonly forEach?: readonly string[];
  /**
   * Figures that the sentence quotes, as v0, v1 …; those of this year are marked, the first strongly. First the one to
   * look at.
   */
  readonly points: readonly string[];
  /** Ending of the key of its sentence where a rule has several. */
  readonly wording?: string;
  /** Findings that this one explains better, by id. */
  readonly replaces?: readonly string[];
  readonly source: string;
}

export type YearQuestion =
  /** Must hold; the language is that of core/rules/equation.ts. */
  | { readonly equation: string }
  /** Must be explained while it holds. */
  | { readonly condition: string }
  /** All figures that are not 0 are those of last year; figures that stay by nature prove nothing alone. */
  | { readonly identicalBut: readonly DataPointId[] };
