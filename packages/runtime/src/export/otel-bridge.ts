import { OptionError } from '../base/errors/option-error.js';
import type { Labels } from '../monitor/series/labels.js';
import { type DurationFamily, familiesOf, type Family, type NumberSample } from './families.js';
import { checkSources, type MetricSource } from './metric-source.js';

/** A `Meter` of OpenTelemetry. */
export interface MeterLike<Observable = object> {
  createObservableCounter(name: string, options?: InstrumentOptions): Observable;
  createObservableGauge(name: string, options?: InstrumentOptions): Observable;
  addBatchObservableCallback(callback: (result: ObservableResult<Observable>) => void, observables: Observable[]): void;
  removeBatchObservableCallback(callback: (result: ObservableResult<Observable>) => void, observables: Observable[]): void;
}

interface InstrumentOptions {
  readonly description?: string;
  readonly unit?: string;
}

interface ObservableResult<Observable> {
  observe(metric: Observable, value: number, attributes?: Labels): void;
}

/** An export that goes on until it is stopped. */
export interface Bridge extends Disposable {
  stop(): void;
}

/** One observable, and what it observes. */
interface Instrument<Observable> {
  readonly observable: Observable;
  readings(): Iterable<NumberSample>;
}

const QUANTILES = [0.5, 0.9, 0.95, 0.99];

/**
 * Shows monitors to OpenTelemetry as observables named `perf.…`, read whenever the SDK collects. Durations are a count, a sum and quantiles in
 * seconds, since its API takes no histogram that is made already. Throws an `OptionError`.
 */
export function otelBridge<Observable>(meter: MeterLike<Observable>, sources: MetricSource | readonly MetricSource[]): Bridge {
  if (typeof (meter as Partial<MeterLike> | undefined)?.addBatchObservableCallback !== 'function') throw new OptionError('meter', 'a `Meter` of OpenTelemetry', meter);
  const instruments = familiesOf(checkSources(sources)).flatMap((family) => instrumentsOf(meter, family));
  const observables = instruments.map(({ observable }) => observable);
  const observe = (result: ObservableResult<Observable>) => {
    for (const instrument of instruments) for (const { labels, value } of instrument.readings()) result.observe(instrument.observable, value, labels);
  };
  meter.addBatchObservableCallback(observe, observables);
  const stop = () => meter.removeBatchObservableCallback(observe, observables);
  return { stop, [Symbol.dispose]: stop };
}

function instrumentsOf<Observable>(meter: MeterLike<Observable>, family: Family): Instrument<Observable>[] {
  const name = `perf.${family.name.replace(/_(total|seconds)$/, '')}`;
  const options = { description: family.help };
  switch (family.type) {
    case 'counter':
      return [{ observable: meter.createObservableCounter(name, options), readings: () => family.samples() }];
    case 'gauge':
      return [{ observable: meter.createObservableGauge(name, options), readings: () => family.samples() }];
    case 'histogram':
      return [
        { observable: meter.createObservableCounter(`${name}.count`, options), readings: () => counts(family) },
        { observable: meter.createObservableCounter(`${name}.sum`, { ...options, unit: 's' }), readings: () => sums(family) },
        { observable: meter.createObservableGauge(`${name}.quantile`, { ...options, unit: 's' }), readings: () => quantiles(family) },
      ];
  }
}

function* counts(family: DurationFamily): Iterable<NumberSample> {
  for (const { labels, durations } of family.samples()) yield { labels, value: durations.count };
}

function* sums(family: DurationFamily): Iterable<NumberSample> {
  for (const { labels, durations } of family.samples()) yield { labels, value: durations.sum / 1_000 };
}

function* quantiles(family: DurationFamily): Iterable<NumberSample> {
  for (const { labels, durations } of family.samples()) {
    for (const [index, milliseconds] of durations.percentiles(QUANTILES).entries()) {
      yield { labels: { ...labels, quantile: String(QUANTILES[index]) }, value: milliseconds / 1_000 };
    }
  }
}
