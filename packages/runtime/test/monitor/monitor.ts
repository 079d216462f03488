import { type MonitorOptions, PerformanceMonitor } from '../../src/monitor/index.js';
import { ManualClock } from '../../src/testing/index.js';

/** A monitor with a window of 60 s in 6 slots, and its clock. */
export function monitored(options: MonitorOptions = {}) {
  const clock = new ManualClock();
  return { clock, monitor: new PerformanceMonitor({ clock, scheduler: clock, ...options }) };
}

export const outage = Object.assign(new Error('The warehouse does not answer.'), { code: 'ECONNREFUSED' });

/** The value that so large a part of the values does not exceed, by nearest rank. */
export function exactPercentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.max(1, Math.ceil(part * sorted.length)) - 1];
}
