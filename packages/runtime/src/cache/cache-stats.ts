/** Counters run from the making of the cache. */
export interface CacheStats {
  readonly name: string;
  readonly size: number;
  readonly weight: number;
  readonly hits: number;
  readonly misses: number;
  /** From 0 to 1; 0 before the first look-up. */
  readonly hitRatio: number;
  readonly sets: number;
  readonly evictions: number;
  readonly expirations: number;
  /** Entries that weighed more than allowed. */
  readonly refused: number;
  readonly loads: number;
  /** Loads that failed or took too long; not those that nobody waited for any more. */
  readonly loadFailures: number;
  readonly staleAnswers: number;
  /** Loads under way. */
  readonly loading: number;
  /** Invalidated tags that are remembered. */
  readonly tags: number;
}
