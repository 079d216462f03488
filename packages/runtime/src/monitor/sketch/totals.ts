/** What is exact about recorded values. */
export interface Totals {
  readonly count: number;
  /** How many of them were recorded as errors. */
  readonly errors: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly min: number;
  readonly max: number;
}
