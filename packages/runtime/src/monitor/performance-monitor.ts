import { ClosedError } from '../base/errors/closed-error.js';
import type { CloseOptions, CloseReport, Component } from '../base/lifecycle/component.js';
import { Lifetime } from '../base/lifecycle/lifetime.js';
import { checkOptions, type Checked } from '../base/options/check-options.js';
import type { Duration } from '../base/time/duration.js';
import type { CurrentStats, MonitorStats, RequestOutcome, SeriesStats, StatsOptions } from './api.js';
import { dropped, logFailed, measured } from './channels.js';
import type { Reading } from './counter.js';
import { errorCode } from './error-code.js';
import { MetricStore } from './metric-store.js';
import { type MonitorOptions, monitorSchema } from './options.js';
import { PeriodicLog } from './periodic-log.js';
import { metricsText, type RequestsDocument, toDocument } from './requests/documents.js';
import { currentStats, recordRequest, REQUESTS } from './requests/requests.js';
import type { Labels } from './series/labels.js';
import type { Series } from './series/series.js';
import { OVERFLOW_SERIES, type SeriesTable } from './series/series-table.js';
import { seriesStats } from './series-stats.js';
import { SharedSnapshot } from './shared-snapshot.js';
import type { MonitorSnapshot } from './snapshot.js';
import { isPromise, untilSettled } from './settled.js';
import { Span, type SpanOutcome } from './span.js';

/** The counters of errors, by code. */
const ERRORS = 'errors';

/** Measures calls, counts events and holds gauges, by name and labels, in memory that does not grow with the number of values. */
export class PerformanceMonitor implements Component<MonitorStats> {
  readonly name: string;
  readonly #options: Checked<typeof monitorSchema>;
  readonly #store: MetricStore;
  readonly #durations: SeriesTable<Series>;
  readonly #lifetime: Lifetime;
  readonly #logs = new Set<PeriodicLog>();
  #isOpen = true;

  /** Throws an `OptionError`. */
  constructor(options: MonitorOptions = {}) {
    this.#options = checkOptions(options, monitorSchema);
    this.name = this.#options.name;
    this.#store = new MetricStore(this.#options);
    this.#durations = this.#store.durations;
    this.#lifetime = new Lifetime(this.name, this.#options.scheduler);
  }

  /**
   * Works, and records how long it took; of a promise, until it settled. What the work throws is counted as an error and passes through.
   * Throws a `ClosedError`.
   */
  measure<Result>(name: string, work: () => Result, labels?: Labels): Result {
    const span = this.start(name, labels);
    let result: Result;
    try {
      result = work();
    } catch (error) {
      span.fail(error);
      throw error;
    }
    if (isPromise(result)) return untilSettled(result, span) as Result;
    span.end();
    return result;
  }

  /** Begins to measure what is no function: `using span = monitor.start(name)`. Throws a `ClosedError`. */
  start(name: string, labels?: Labels): Span {
    const series = this.#durations.find(name, labels);
    this.#lifetime.enter();
    series.active++;
    const startedAt = this.#options.clock.now();
    return new Span((outcome) => this.#finish(series, startedAt, outcome));
  }

  /** Records a duration in milliseconds, a finite number from 0; anything else is dropped and counted. */
  record(name: string, milliseconds: number, labels?: Labels): void {
    const series = this.#durations.find(name, labels);
    if (this.#takes(name, milliseconds)) series.record(milliseconds);
  }

  /** Adds to a counter, a finite number from 0; anything else is dropped and counted. */
  increment(name: string, by = 1, labels?: Labels): void {
    const counter = this.#store.counters.find(name, labels);
    if (this.#takes(name, by)) counter.value += by;
  }

  /**
   * Sets a gauge to a finite number, or to a function that is asked whenever the gauge is read. Anything else is dropped and counted, and so
   * is every new gauge above `maxSeries`.
   */
  gauge(name: string, value: number | (() => number), labels?: Labels): void {
    const gauge = this.#store.gauges.find(name, labels);
    const isFit = typeof value === 'function' || Number.isFinite(value);
    if (isFit && gauge.name !== OVERFLOW_SERIES && this.#isOpen) gauge.own = value;
    else this.#drop(name, value);
  }

  /** The durations of a name, all labels together; `undefined` when there are none. */
  getStats(name: string, { window = 'all' }: StatsOptions = {}): Readonly<SeriesStats> | undefined {
    const active = this.#durations.named(name).reduce((sum, series) => sum + series.active, 0);
    return seriesStats(this.#store.read(name, window), this.#store.spanMs(window), active);
  }

  /** Records the end of a request, also as a duration with the name `requests`. */
  recordRequest(outcome: RequestOutcome): void {
    const cacheHit = outcome.cacheHit ?? (this.#options.countMissByDefault ? false : undefined);
    if (this.#takes(REQUESTS, outcome.durationMs)) recordRequest(this.#store, { ...outcome, cacheHit });
  }

  /** What `recordRequest` has collected since the start. */
  currentStats(): Readonly<CurrentStats> {
    return currentStats(this.#store);
  }

  /** `currentStats` in seconds and percent, with 0 where nothing was counted. */
  toDocument(): Readonly<RequestsDocument> {
    return toDocument(this.currentStats());
  }

  /** The same as text for Prometheus: five metrics whose names begin with the prefix. Throws an `OptionError`. */
  exportMetrics(prefix: string): string {
    return metricsText(this.currentStats(), prefix);
  }

  /**
   * Passes the stats of the names, or of all, to a function again and again, until the log is stopped or the monitor closed. An error of the
   * function is published. Throws an `OptionError` for an interval below 1 ms, and a `ClosedError`.
   */
  logEvery(interval: Duration, names: readonly string[] | undefined, log: (stats: Readonly<Record<string, SeriesStats>>) => void): PeriodicLog {
    if (!this.#isOpen) throw new ClosedError(this.name);
    const act = () => {
      try {
        log(this.#statsOf(names ?? this.#durations.names()));
      } catch (error) {
        if (logFailed.hasSubscribers) logFailed.publish({ monitor: this.name, error });
      }
    };
    const periodic = new PeriodicLog({ interval, act, onStop: () => this.#logs.delete(periodic), scheduler: this.#options.scheduler });
    this.#logs.add(periodic);
    return periodic;
  }

  /** How many measured calls and spans failed, by the code of their error. */
  errorCounts(): Readonly<Record<string, number>> {
    return Object.freeze(Object.fromEntries(this.#store.counters.named(ERRORS).map(({ labels, value }) => [labels.code, value])));
  }

  /** All that the monitor holds, as JSON. */
  snapshot(): MonitorSnapshot {
    return this.#store.snapshot();
  }

  /** Adds what another monitor held, with the same `window` and `slots`. Throws an `OptionError`, and then adds nothing. */
  merge(snapshot: MonitorSnapshot): void {
    this.#store.merge(snapshot);
  }

  /** A place for snapshots in memory that threads share. Throws an `OptionError`. */
  shared(buffer: SharedArrayBuffer): SharedSnapshot {
    return new SharedSnapshot(buffer, () => this.snapshot());
  }

  /** The series of durations, for exporters. */
  durations(): Iterable<Series> {
    return this.#durations;
  }

  /** The counters, for exporters. */
  counters(): Iterable<Reading> {
    return this.#store.counters;
  }

  /** The gauges, for exporters; those whose function fails are left out. */
  gauges(): Iterable<Reading> {
    return this.#store.gaugeReadings();
  }

  stats(): Readonly<MonitorStats> {
    const { uptimeMs, dropped, durations, counters, gauges } = this.#store;
    const series = durations.size + counters.size + gauges.size;
    const overflowed = this.#store.read(OVERFLOW_SERIES, 'all').count + this.#store.counted(OVERFLOW_SERIES);
    return Object.freeze({ name: this.name, uptimeMs, series, dropped, overflowed });
  }

  /** Stops the logs and waits for the calls that are measured. What is recorded later is dropped and counted; reading goes on. */
  async close(options?: CloseOptions): Promise<CloseReport> {
    const closing = this.#lifetime.close(options);
    this.#isOpen = false;
    for (const log of this.#logs) log.stop();
    const report = await closing;
    this.#store.close();
    return report;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #finish(series: Series, startedAt: number, outcome: SpanOutcome): void {
    const durationMs = this.#options.clock.now() - startedAt;
    series.active--;
    series.record(durationMs, outcome.isError);
    if (outcome.isError) this.#store.counters.find(ERRORS, { code: errorCode(outcome.error) }).value++;
    if (measured.hasSubscribers) measured.publish({ monitor: this.name, series: series.name, durationMs, isError: outcome.isError });
    this.#lifetime.leave();
  }

  #takes(series: string, value: number): boolean {
    if (Number.isFinite(value) && value >= 0 && this.#isOpen) return true;
    this.#drop(series, value);
    return false;
  }

  #drop(series: string, value: unknown): void {
    this.#store.dropped++;
    if (dropped.hasSubscribers) dropped.publish({ monitor: this.name, series, value });
  }

  #statsOf(names: readonly string[]): Readonly<Record<string, SeriesStats>> {
    const stats = names.map((name) => [name, this.getStats(name)] as const).filter((entry): entry is [string, SeriesStats] => entry[1] !== undefined);
    return Object.fromEntries(stats);
  }
}
