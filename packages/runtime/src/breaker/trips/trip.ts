import type { BreakerStats } from '../api.js';

/** Decides when a closed breaker opens. Times are those of the monotonic clock, and 0 when `isTimed` is false. */
export interface Trip {
  /** Whether `record` looks at the time, or at durations. */
  readonly isTimed: boolean;
  /** A call that takes longer is slow; `Infinity` where slow calls do not count. */
  readonly slowAfterMs: number;
  /** Takes the outcome of a call in, and says whether the breaker has to open. */
  record(isFailure: boolean, isSlow: boolean, now: number): boolean;
  /** What counts towards the decision now. */
  counts(now: number): TripCounts;
  reset(): void;
}

/** The part of a breaker's statistics that a trip knows. */
export type TripCounts = Pick<BreakerStats, 'failureCount' | 'windowCalls' | 'windowSlow'>;
