import { documentedMetrics } from '../monitor/requests/documents.js';
import type { Labels } from '../monitor/series/labels.js';
import type { Distribution } from '../monitor/sketch/sketch.js';
import type { MetricSource } from './metric-source.js';

/** Samples of one kind, of all sources. They are read when they are asked for. */
export type Family = NumberFamily | DurationFamily;

interface FamilyDescription {
  /** Without a prefix; of a counter, with `_total`. */
  readonly name: string;
  readonly help: string;
}

export interface NumberFamily extends FamilyDescription {
  readonly type: 'counter' | 'gauge';
  samples(): Iterable<NumberSample>;
}

/** Durations in milliseconds; whoever exports them says seconds. */
export interface DurationFamily extends FamilyDescription {
  readonly type: 'histogram';
  samples(): Iterable<DurationSample>;
}

export interface NumberSample {
  readonly labels: Labels;
  readonly value: number;
  /** How many decimals are shown; as many as there are when left out. */
  readonly decimals?: number;
}

export interface DurationSample {
  readonly labels: Labels;
  readonly durations: Distribution;
}

type Read<Sample> = (source: MetricSource) => Iterable<Sample>;

/** All that sources hold; several of them are told apart by the label `source`. */
export function familiesOf(sources: readonly MetricSource[]): Family[] {
  const of = <Sample extends NumberSample | DurationSample>(read: Read<Sample>) => ({ samples: () => samplesOf(sources, read) });
  return [
    ...documentedMetrics(sources[0].currentStats()).map(({ name, help, type }) => ({ name, help, type, ...of(documented(name)) })),
    { name: 'duration_seconds', help: 'Durations of calls', type: 'histogram', ...of(durations) },
    { name: 'errors_total', help: 'Calls that failed', type: 'counter', ...of(ofSeries(({ errors }) => errors)) },
    { name: 'active', help: 'Calls under way', type: 'gauge', ...of(ofSeries(({ active }) => active)) },
    { name: 'events_total', help: 'Counted events', type: 'counter', ...of((source) => named(source.counters())) },
    { name: 'value', help: 'Gauges', type: 'gauge', ...of((source) => named(source.gauges())) },
    { name: 'dropped_values_total', help: 'Values that could not be recorded', type: 'counter', ...of((source) => [{ labels: {}, value: source.stats().dropped }]) },
  ];
}

function* samplesOf<Sample extends NumberSample | DurationSample>(sources: readonly MetricSource[], read: Read<Sample>): Iterable<Sample> {
  for (const source of sources) {
    if (sources.length === 1) yield* read(source);
    else for (const sample of read(source)) yield { ...sample, labels: { ...sample.labels, source: source.name } };
  }
}

/** One of the five metrics of the handler guide; nothing while it cannot be known. */
function documented(name: string): Read<NumberSample> {
  return (source) => documentedMetrics(source.currentStats()).flatMap(({ value, decimals, ...metric }) => (metric.name === name && value !== undefined ? [{ labels: {}, value, decimals }] : []));
}

function* durations(source: MetricSource): Iterable<DurationSample> {
  for (const series of source.durations()) {
    const durations = series.read('all');
    if (durations.count > 0) yield { labels: { name: series.name, ...series.labels }, durations };
  }
}

function ofSeries(valueOf: (series: { readonly errors: number; readonly active: number }) => number): Read<NumberSample> {
  return function* (source) {
    for (const series of source.durations()) yield { labels: { name: series.name, ...series.labels }, value: valueOf(series) };
  };
}

function* named(readings: Iterable<{ name: string; labels: Labels; value: number }>): Iterable<NumberSample> {
  for (const { name, labels, value } of readings) yield { labels: { name, ...labels }, value };
}
