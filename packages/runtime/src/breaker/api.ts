/** A forced breaker says what it was told. */
export type BreakerState = 'closed' | 'open' | 'half-open' | 'forced-open' | 'forced-closed' | 'observe';

export interface BreakerRunOptions {
  /** An abort rejects the call at once, with the signal's reason; the call is ignored, unless its time ran out: then it has failed. */
  signal?: AbortSignal;
}

export interface BreakerStats {
  readonly name: string;
  readonly state: BreakerState;
  /** Rises with every change of state. */
  readonly generation: number;
  /** The time until an open breaker tries again, else 0. */
  readonly retryAfterMs: number;
  /** Failures that count towards the next trip. */
  readonly failureCount: number;
  /** Calls that count towards the next trip. */
  readonly windowCalls: number;
  /** Slow calls that count towards the next trip. */
  readonly windowSlow: number;
  readonly successes: number;
  readonly failures: number;
  /** Calls that said nothing about the service. */
  readonly ignored: number;
  /** Calls, successes among them, that took longer than `slow.over`. */
  readonly slow: number;
  /** Outcomes that came after the state had changed, or after their lease. */
  readonly late: number;
  readonly refused: number;
  readonly trips: number;
  /** Trips without a long enough closed period between them. */
  readonly consecutiveTrips: number;
}
