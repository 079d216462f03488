import { type Kind, oneOf, withDefault } from '../base/options/kinds.js';
import { type Runtime, runtimeSchema } from '../base/time/runtime.js';
import { isMetricName, METRIC_NAME } from '../monitor/requests/documents.js';
import type { FormatName, HistogramKind } from './text/text-format.js';

export interface PrometheusOptions extends Runtime {
  /** What the name of every metric begins with, before a `_`: letters, digits, `_` and `:`, not beginning with a digit. */
  prefix: string;
  /** Prometheus' own text, or OpenMetrics. Default: `'text'`. */
  format?: FormatName;
  /**
   * The bounds of histograms: those of most clients, or those of the buckets themselves, which are the ones of native histograms with schema
   * 5 and as many as there are values apart. Default: `'classic'`.
   */
  histograms?: HistogramKind;
}

export const prometheusSchema = {
  ...runtimeSchema,
  prefix: /* @__PURE__ */ metricName(),
  format: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('text', 'openmetrics'), 'text'),
  histograms: /* @__PURE__ */ withDefault(/* @__PURE__ */ oneOf('classic', 'native'), 'classic'),
};

function metricName(): Kind<string> {
  return { expected: METRIC_NAME, read: (given) => (typeof given === 'string' && isMetricName(given) ? given : undefined) };
}
