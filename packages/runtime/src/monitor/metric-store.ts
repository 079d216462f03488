import type { Clock } from '../base/time/clock.js';
import type { Scheduler } from '../base/time/scheduler.js';
import { overflowed } from './channels.js';
import { Counter, type Reading } from './counter.js';
import { Gauge } from './gauge.js';
import { Series, type WindowName } from './series/series.js';
import { SeriesTable } from './series/series-table.js';
import { SlotClock } from './series/slot-clock.js';
import { mergedSketch, type Sketch } from './sketch/sketch.js';
import { type MonitorSnapshot, readSnapshot } from './snapshot.js';

interface StoreOptions {
  readonly name: string;
  readonly window: number;
  readonly slots: number;
  readonly maxSeries: number;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** What a monitor holds: durations, counters and gauges by name and labels. */
export class MetricStore {
  readonly durations: SeriesTable<Series>;
  readonly counters: SeriesTable<Counter>;
  readonly gauges: SeriesTable<Gauge>;
  dropped = 0;
  readonly #slots: SlotClock;
  readonly #clock: Clock;
  #startedAt: number;

  constructor({ name, window, slots, maxSeries, clock, scheduler }: StoreOptions) {
    const onOverflow = (series: string) => {
      if (overflowed.hasSubscribers) overflowed.publish({ monitor: name, series });
    };
    this.#slots = new SlotClock(window, slots, clock, scheduler);
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.durations = new SeriesTable(maxSeries, (series, labels) => new Series(series, labels, this.#slots), onOverflow);
    this.counters = new SeriesTable(maxSeries, (series, labels) => new Counter(series, labels), onOverflow);
    this.gauges = new SeriesTable(maxSeries, (series, labels) => new Gauge(series, labels), onOverflow);
  }

  get uptimeMs(): number {
    return this.#clock.now() - this.#startedAt;
  }

  /** What a window covers. The current slot of `recent` is still being filled. */
  spanMs(window: WindowName): number {
    const { slotMs, slots } = this.#slots;
    return window === 'all' ? this.uptimeMs : Math.min(this.uptimeMs, (slots - 1) * slotMs + (this.#clock.now() % slotMs));
  }

  /** The durations of a name, all labels together. */
  read(name: string, window: WindowName): Sketch {
    const parts = this.durations.named(name).map((series) => series.read(window));
    return parts.length === 1 ? parts[0] : mergedSketch(parts);
  }

  /** The counters of a name, all labels together. */
  counted(name: string): number {
    return this.counters.named(name).reduce((sum, { value }) => sum + value, 0);
  }

  /** The gauges that can be read. */
  *gaugeReadings(): Generator<Reading> {
    for (const gauge of this.gauges) {
      const reading = gauge.read();
      if (reading) yield reading;
    }
  }

  snapshot(): MonitorSnapshot {
    const { slotMs, slots } = this.#slots;
    const durations = Array.from(this.durations, (series) => series.toSnapshot());
    const counters = Array.from(this.counters, ({ name, labels, value }) => ({ name, labels, value }));
    return { version: 1, slotMs, slots, uptimeMs: this.uptimeMs, dropped: this.dropped, durations, counters, gauges: [...this.gaugeReadings()] };
  }

  /** Adds what another store held. Throws an `OptionError`, and then adds nothing. */
  merge(given: MonitorSnapshot): void {
    const { uptimeMs, dropped, durations, counters, gauges } = readSnapshot(given, this.#slots.slotMs, this.#slots.slots);
    this.#startedAt = Math.min(this.#startedAt, this.#clock.now() - uptimeMs);
    this.dropped += dropped;
    for (const series of durations) this.durations.find(series.name, series.labels).restore(series);
    for (const { name, labels, value } of counters) this.counters.find(name, labels).value += value;
    for (const { name, labels, value } of gauges) this.gauges.find(name, labels).merged += value;
  }

  /** Stops the timer. */
  close(): void {
    this.#slots.stop();
  }
}
