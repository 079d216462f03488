import { createHistogram } from 'node:perf_hooks';
import { build as buildHistogram } from 'hdr-histogram-js';
import { Histogram, Registry } from 'prom-client';
import { PerformanceMonitor } from '../src/monitor/index.js';
import { ManualClock } from '../src/testing/index.js';
import type { Suite } from './suite.js';

/**
 * Log-normal durations around 20 ms, in a pattern that no predictor learns: whole, since perf_hooks and hdr-histogram-js take nothing else, and
 * floats to the engine, as differences of clock readings are.
 */
const durations = Float64Array.from({ length: 4_096 }, () => Math.ceil(20 * Math.exp(Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random()))));
const last = durations.length - 1;
const tills = Array.from({ length: 50 }, (_, till) => `till ${till}`);

/** A monitor whose window is full. */
async function busy(): Promise<PerformanceMonitor> {
  const clock = new ManualClock();
  const monitor = new PerformanceMonitor({ clock, scheduler: clock });
  for (let slot = 0; slot < 7; slot++) {
    if (slot > 0) await clock.advance('10s');
    for (const duration of durations) monitor.record('checkout', duration);
  }
  return monitor;
}

export const suites: Suite[] = [
  {
    name: 'record, one name',
    cases: {
      '@perf-analyze/runtime': () => {
        const monitor = new PerformanceMonitor();
        return (times) => {
          for (let time = 0; time < times; time++) monitor.record('checkout', durations[time & last]);
          return monitor;
        };
      },
      perf_hooks: () => {
        const histogram = createHistogram();
        return (times) => {
          for (let time = 0; time < times; time++) histogram.record(durations[time & last]);
          return histogram.count;
        };
      },
      'hdr-histogram-js': () => {
        const histogram = buildHistogram();
        return (times) => {
          for (let time = 0; time < times; time++) histogram.recordValue(durations[time & last]);
          return histogram.totalCount;
        };
      },
      'prom-client': () => {
        const histogram = new Histogram({ name: 'checkout', help: 'Durations', registers: [new Registry()] });
        return (times) => {
          for (let time = 0; time < times; time++) histogram.observe(durations[time & last] / 1_000);
          return histogram;
        };
      },
    },
    mustReach: { perf_hooks: 2, 'hdr-histogram-js': 1, 'prom-client': 1 },
  },
  {
    name: 'record, 50 names in turn',
    cases: {
      '@perf-analyze/runtime': () => {
        const monitor = new PerformanceMonitor();
        return (times) => {
          for (let time = 0, till = 0; time < times; time++, till = till === 49 ? 0 : till + 1) monitor.record(tills[till], durations[time & last]);
          return monitor.stats();
        };
      },
      'perf_hooks in a Map': () => {
        const histograms = new Map(tills.map((till) => [till, createHistogram()]));
        return (times) => {
          for (let time = 0, till = 0; time < times; time++, till = till === 49 ? 0 : till + 1) histograms.get(tills[till])!.record(durations[time & last]);
          return histograms;
        };
      },
      'prom-client with a label': () => {
        const histogram = new Histogram({ name: 'checkout', help: 'Durations', labelNames: ['till'], registers: [new Registry()] });
        return (times) => {
          for (let time = 0, till = 0; time < times; time++, till = till === 49 ? 0 : till + 1) histogram.observe({ till: tills[till] }, durations[time & last] / 1_000);
          return histogram;
        };
      },
    },
  },
  {
    name: 'record with a label',
    cases: {
      '@perf-analyze/runtime': () => {
        const monitor = new PerformanceMonitor();
        return (times) => {
          for (let time = 0; time < times; time++) monitor.record('checkout', durations[time & last], { till: tills[time & 31] });
          return monitor.stats();
        };
      },
      'prom-client': () => {
        const histogram = new Histogram({ name: 'checkout', help: 'Durations', labelNames: ['till'], registers: [new Registry()] });
        return (times) => {
          for (let time = 0; time < times; time++) histogram.observe({ till: tills[time & 31] }, durations[time & last] / 1_000);
          return histogram;
        };
      },
    },
  },
  {
    name: 'getStats; must take at most 10 µs',
    cases: {
      '@perf-analyze/runtime': async () => {
        const monitor = await busy();
        return (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++) sum += monitor.getStats('checkout')!.p95;
          return sum;
        };
      },
      '@perf-analyze/runtime, recent': async () => {
        const monitor = await busy();
        return (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++) sum += monitor.getStats('checkout', { window: 'recent' })!.p95;
          return sum;
        };
      },
      'hdr-histogram-js, four percentiles': () => {
        const histogram = buildHistogram();
        for (const duration of durations) histogram.recordValue(duration);
        return (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++) for (const percentile of [50, 90, 95, 99]) sum += histogram.getValueAtPercentile(percentile);
          return sum;
        };
      },
      'perf_hooks, four percentiles': () => {
        const histogram = createHistogram();
        for (const duration of durations) histogram.record(duration);
        return (times) => {
          let sum = 0;
          for (let time = 0; time < times; time++) for (const percentile of [50, 90, 95, 99]) sum += histogram.percentile(percentile);
          return sum;
        };
      },
    },
  },
];
