/** One measured figure. */
export interface Row {
  readonly measure: string;
  readonly value: number;
  readonly unit: string;
  /** Highest value allowed; none for figures that are only told. */
  readonly bound?: number;
  /** Lowest value allowed. */
  readonly least?: number;
}
