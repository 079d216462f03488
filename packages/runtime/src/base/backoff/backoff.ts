import type { Duration } from '../time/duration.js';
import type { Random } from '../time/random.js';

/** How long to wait before each new attempt: always the same, or growing. */
export type Backoff = Duration | BackoffOptions;

export interface BackoffOptions {
  /** The first wait. */
  initial: Duration;
  /** What each further wait is multiplied by, from 1. Default: 2. */
  factor?: number;
  /** The longest wait. Default: `'30s'`, or `initial` where that is longer. */
  max?: Duration;
  /**
   * How chance spreads the waits, so that clients which failed together do not return together. Default: `'full'`.
   * `'full'`: anything up to the wait; `'equal'`: the upper half of it; `'decorrelated'`: from `initial` to three times the last wait.
   * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
   */
  jitter?: Jitter;
}

export type Jitter = 'full' | 'equal' | 'decorrelated' | 'none';

/** A backoff as the code wants it: in milliseconds, nothing left out. */
export interface BackoffPolicy {
  readonly initial: number;
  readonly factor: number;
  readonly max: number;
  readonly jitter: Jitter;
}

/**
 * Milliseconds to wait after so many failures, counted from 1: the spread of min(max, initial × factor^(failures − 1)).
 * Only `'decorrelated'` looks at the wait before, which is `initial` at first.
 */
export function backoffDelay(policy: BackoffPolicy, failures: number, random: Random, previousMs = policy.initial): number {
  const { initial, factor, max, jitter } = policy;
  const growth = Math.min(factor ** (failures - 1), Number.MAX_VALUE);
  const wait = Math.min(max, initial * growth);
  switch (jitter) {
    case 'none':
      return wait;
    case 'full':
      return wait * random.next();
    case 'equal':
      return (wait / 2) * (1 + random.next());
    case 'decorrelated':
      return Math.min(max, initial + (3 * previousMs - initial) * random.next());
  }
}
