import type { SeriesStats } from './api.js';
import type { Distribution } from './sketch/sketch.js';

const PARTS = [0.5, 0.9, 0.95, 0.99];
/** A rate over no time at all would be infinite. */
const SHORTEST_SPAN_MS = 1;

/** The figures of a distribution that was recorded over a span; nothing when it is empty. */
export function seriesStats(distribution: Distribution, spanMs: number, active: number): Readonly<SeriesStats> | undefined {
  const { count, sum, min, max, errors } = distribution;
  if (count === 0) return undefined;
  const [p50, p90, p95, p99] = distribution.percentiles(PARTS);
  const perSecond = perSecondOver(count, spanMs);
  const mean = sum / count;
  return Object.freeze({ count, mean, min, max, sum, stdDev: stdDevOf(distribution, mean), p50, p90, p95, p99, errors, perSecond, perMinute: perSecond * 60, active });
}

export function perSecondOver(count: number, spanMs: number): number {
  return (count * 1_000) / Math.max(spanMs, SHORTEST_SPAN_MS);
}

function stdDevOf({ count, sumOfSquares }: Distribution, mean: number): number {
  const variance = sumOfSquares / count - mean * mean;
  return variance > 0 ? Math.sqrt(variance) : 0;
}
