import type { WindowName } from './series/series.js';

/** What `getStats` says of the durations of a name, in milliseconds. */
export interface SeriesStats {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly stdDev: number;
  /** Percentiles by nearest rank, within 1.1 %. */
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  /** How many of them failed. */
  readonly errors: number;
  /** Over the life of the monitor, or over the window. */
  readonly perSecond: number;
  readonly perMinute: number;
  /** Calls under way. */
  readonly active: number;
}

export interface StatsOptions {
  /** `'recent'` leaves out what is older than the window. Default: `'all'`. */
  window?: WindowName;
}

/** The end of a request. */
export interface RequestOutcome {
  readonly durationMs: number;
  readonly success: boolean;
  /** Left out when nothing was looked up in a cache. */
  readonly cacheHit?: boolean;
}

/** What `recordRequest` has collected. */
export interface CurrentStats {
  readonly uptimeMs: number;
  readonly requestsPerSecond: number;
  /** From 0 to 1; `undefined` before the first request. */
  readonly successRate: number | undefined;
  /** In milliseconds; `undefined` before the first request. */
  readonly averageResponseMs: number | undefined;
  /** From 0 to 1; `undefined` before the first look-up. */
  readonly cacheHitRate: number | undefined;
  readonly totalRequests: number;
}

export interface MonitorStats {
  readonly name: string;
  readonly uptimeMs: number;
  /** Series of durations, counters and gauges. */
  readonly series: number;
  /** Values that were no finite numbers from 0, or came after `close`. */
  readonly dropped: number;
  /** Durations and increments that share the series `overflow`, since `maxSeries` was reached. */
  readonly overflowed: number;
}
