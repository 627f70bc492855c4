/** What the clerk wrote beside a finding that is right as it is (已核实). */
export interface Answer {
  readonly reason: string;
  /** Who verified it; empty where nobody was named. */
  readonly who: string;
  /** Calendar day, YYYY-MM-DD. */
  readonly when: string;
  /** False once a figure of the finding has changed: it must be verified again. */
  readonly current: boolean;
}

/** True while the answer holds; an answer whose figures have changed leaves the finding open. */
export function isAnswered({ answer }: { readonly answer?: Answer }): boolean {
  return answer?.current === true;
}

/** What the list of answers says besides the answers that count. */
export interface AnswerRecord {
  /** Ids of errors to which somebody wrote a reason: it counts for nothing, an error is mended. */
  readonly refused: readonly string[];
  /** Who answered last; empty where nobody was named. */
  readonly lastWho: string;
}
