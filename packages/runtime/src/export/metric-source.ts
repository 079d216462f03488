import { OptionError } from '../base/errors/option-error.js';
import type { CurrentStats, MonitorStats } from '../monitor/api.js';
import type { Reading } from '../monitor/counter.js';
import type { Labels } from '../monitor/series/labels.js';
import type { WindowName } from '../monitor/series/series.js';
import type { Distribution } from '../monitor/sketch/sketch.js';

/** What is exported: a `PerformanceMonitor` is one. */
export interface MetricSource {
  readonly name: string;
  durations(): Iterable<DurationSeries>;
  counters(): Iterable<Reading>;
  gauges(): Iterable<Reading>;
  currentStats(): CurrentStats;
  stats(): Pick<MonitorStats, 'dropped'>;
}

/** The durations of one name and one set of labels, in milliseconds. */
export interface DurationSeries {
  readonly name: string;
  readonly labels: Labels;
  readonly active: number;
  readonly errors: number;
  read(window: WindowName): Distribution;
}

/** One source or several, as a list. Throws an `OptionError` when there is none, one is no source, or two have the same name. */
export function checkSources(given: MetricSource | readonly MetricSource[]): readonly MetricSource[] {
  const sources = Array.isArray(given) ? (given as readonly MetricSource[]) : [given as MetricSource];
  if (sources.length === 0 || !sources.every(isSource)) throw new OptionError('sources', 'a `PerformanceMonitor`, or several', given);
  const twice = sources.find(({ name }, index) => sources.findIndex((other) => other.name === name) !== index);
  if (twice) throw new OptionError('sources', 'monitors with a `name` of their own each', twice.name);
  return sources;
}

function isSource(given: unknown): boolean {
  return typeof given === 'object' && given !== null && ['durations', 'counters', 'gauges', 'currentStats', 'stats'].every((method) => typeof (given as Record<string, unknown>)[method] === 'function');
}
