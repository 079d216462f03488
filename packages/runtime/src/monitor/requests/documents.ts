import { OptionError } from '../../base/errors/option-error.js';
import type { CurrentStats } from '../api.js';

/** Statistics of requests with the keys and the units of the handler guide: seconds, percent, and 0 where nothing was counted. */
export interface RequestsDocument {
  readonly uptime: number;
  readonly requests_per_second: number;
  readonly success_rate: number;
  readonly avg_response_time: number;
  readonly cache_hit_rate: number;
  readonly total_requests: number;
}

export function toDocument(stats: CurrentStats): Readonly<RequestsDocument> {
  return Object.freeze({
    uptime: stats.uptimeMs / 1_000,
    requests_per_second: stats.requestsPerSecond,
    success_rate: (stats.successRate ?? 0) * 100,
    avg_response_time: (stats.averageResponseMs ?? 0) / 1_000,
    cache_hit_rate: (stats.cacheHitRate ?? 0) * 100,
    total_requests: stats.totalRequests,
  });
}

/** One of the five metrics of the handler guide, in its units. */
export interface DocumentedMetric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  /** `undefined` where nothing was counted that could be divided by. */
  readonly value: number | undefined;
  readonly decimals: number;
}

export function documentedMetrics(stats: CurrentStats): DocumentedMetric[] {
  const { requests_per_second, success_rate, avg_response_time, cache_hit_rate, total_requests } = toDocument(stats);
  const known = (ratio: number | undefined, value: number) => (ratio === undefined ? undefined : value);
  return [
    { name: 'requests_total', help: 'Total number of requests', type: 'counter', value: total_requests, decimals: 0 },
    { name: 'requests_per_second', help: 'Current requests per second', type: 'gauge', value: requests_per_second, decimals: 2 },
    { name: 'success_rate', help: 'Success rate percentage', type: 'gauge', value: known(stats.successRate, success_rate), decimals: 2 },
    { name: 'avg_response_time', help: 'Average response time in seconds', type: 'gauge', value: known(stats.averageResponseMs, avg_response_time), decimals: 3 },
    { name: 'cache_hit_rate', help: 'Cache hit rate percentage', type: 'gauge', value: known(stats.cacheHitRate, cache_hit_rate), decimals: 2 },
  ];
}

/** The five metrics as text for Prometheus, with 0 where nothing was counted. */
export function metricsText(stats: CurrentStats, prefix: string): string {
  if (!isMetricName(prefix)) throw new OptionError('prefix', METRIC_NAME, prefix);
  const parts = documentedMetrics(stats).map(({ name, help, type, value = 0, decimals }) => {
    const metric = `${prefix}_${name}`;
    return `# HELP ${metric} ${help}\n# TYPE ${metric} ${type}\n${metric} ${value.toFixed(decimals)}\n`;
  });
  return parts.join('\n');
}

export const METRIC_NAME = 'text of letters, digits, `_` and `:` that does not begin with a digit';

export function isMetricName(given: string): boolean {
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(given);
}
