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
