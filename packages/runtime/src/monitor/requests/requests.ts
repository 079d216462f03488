import type { CurrentStats, RequestOutcome } from '../api.js';
import type { MetricStore } from '../metric-store.js';
import { perSecondOver } from '../series-stats.js';

/** The names under which requests are held. */
export const REQUESTS = 'requests';
const CACHE_HITS = 'cache_hits';
const CACHE_MISSES = 'cache_misses';

/** Holds the end of a request. */
export function recordRequest(store: MetricStore, { durationMs, success, cacheHit }: RequestOutcome): void {
  store.durations.reserved(REQUESTS).record(durationMs, !success);
  if (cacheHit !== undefined) store.counters.reserved(cacheHit ? CACHE_HITS : CACHE_MISSES).value++;
}

/** What is held of all requests. */
export function currentStats(store: MetricStore): Readonly<CurrentStats> {
  const { count, sum, errors } = store.read(REQUESTS, 'all');
  const hits = store.counted(CACHE_HITS);
  const lookups = hits + store.counted(CACHE_MISSES);
  return Object.freeze({
    uptimeMs: store.uptimeMs,
    requestsPerSecond: perSecondOver(count, store.uptimeMs),
    successRate: count > 0 ? (count - errors) / count : undefined,
    averageResponseMs: count > 0 ? sum / count : undefined,
    cacheHitRate: lookups > 0 ? hits / lookups : undefined,
    totalRequests: count,
  });
}
