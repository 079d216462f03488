/** How many may run at once, learned from how those before went. */
export interface AdaptiveLimit {
  /** An integer from `min` to `max`. */
  readonly current: number;
  /** Work ended: after how many milliseconds, how many ran at its end, itself among them, and whether it succeeded. */
  learn(durationMs: number, active: number, isSuccess: boolean): void;
}

/** Where a limit begins, and what it stays within. */
export interface Bounds {
  /** The lowest limit, which is also the first, an integer from 1. */
  readonly min: number;
  /** The highest limit, an integer from `min`. */
  readonly max: number;
}

/** Work tells nothing about a limit that it did not come near. */
export function isTelling(active: number, limit: number): boolean {
  return active * 2 >= limit;
}
