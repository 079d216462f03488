/** Decides when a closed breaker opens. Times are those of the monotonic clock, and 0 when `isTimed` is false. */
export interface Trip {
  /** Whether `record` looks at the time. */
  readonly isTimed: boolean;
  /** Takes the outcome of a call in, and says whether the breaker has to open. */
  record(isFailure: boolean, isSlow: boolean, now: number): boolean;
  /** What counts towards the decision now. */
  counts(now: number): TripCounts;
  reset(): void;
}

export interface TripCounts {
  readonly calls: number;
  readonly failures: number;
  readonly slow: number;
}
