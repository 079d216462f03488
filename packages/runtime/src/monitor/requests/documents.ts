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

/** One of the five metrics of the handler guide. */
export interface DocumentedMetric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  /** With as many decimals as the guide has. */
  readonly value: string;
}

export function documentedMetrics(document: RequestsDocument): DocumentedMetric[] {
  const gauge = (name: string, help: string, value: number, decimals: number) => ({ name, help, type: 'gauge' as const, value: value.toFixed(decimals) });
  return [
    { name: 'requests_total', help: 'Total number of requests', type: 'counter', value: String(document.total_requests) },
    gauge('requests_per_second', 'Current requests per second', document.requests_per_second, 2),
    gauge('success_rate', 'Success rate percentage', document.success_rate, 2),
    gauge('avg_response_time', 'Average response time in seconds', document.avg_response_time, 3),
    gauge('cache_hit_rate', 'Cache hit rate percentage', document.cache_hit_rate, 2),
  ];
}

/** The five metrics as text for Prometheus. */
export function metricsText(document: RequestsDocument, prefix: string): string {
  if (!isMetricName(prefix)) throw new OptionError('prefix', METRIC_NAME, prefix);
  const parts = documentedMetrics(document).map(({ name, help, type, value }) => {
    const metric = `${prefix}_${name}`;
    return `# HELP ${metric} ${help}\n# TYPE ${metric} ${type}\n${metric} ${value}\n`;
  });
  return parts.join('\n');
}

export const METRIC_NAME = 'text of letters, digits, `_` and `:` that does not begin with a digit';

export function isMetricName(given: string): boolean {
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(given);
}
