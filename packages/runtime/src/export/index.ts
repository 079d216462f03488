export { OptionError } from '../base/errors/option-error.js';
export type { Collecting, RegistryLike, RegistryMetric } from './collect-into.js';
export type { DurationSeries, MetricSource } from './metric-source.js';
export type { PrometheusOptions } from './options.js';
export { type Bridge, type MeterLike, otelBridge } from './otel-bridge.js';
export { prometheus, type PrometheusExport } from './prometheus.js';
export type { FormatName, HistogramKind } from './text/text-format.js';
