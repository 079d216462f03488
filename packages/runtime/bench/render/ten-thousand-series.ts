import { Histogram, Registry } from 'prom-client';
import { prometheus } from '../../src/export/index.js';
import { PerformanceMonitor } from '../../src/monitor/index.js';

const SERIES = 10_000;

/** Writes ten thousand histograms of durations as bytes, as a scrape is answered, and says how many bytes; by the name of who does. */
export const renderings: Readonly<Record<string, () => () => Promise<number>>> = {
  '@perf-analyze/runtime': () => {
    const monitor = new PerformanceMonitor({ maxSeries: SERIES });
    forEachDuration((till, milliseconds) => monitor.record('checkout', milliseconds, { till }));
    const exported = prometheus(monitor, { prefix: 'shop' });
    return async () => {
      let bytes = 0;
      for await (const chunk of exported.render()) bytes += Buffer.from(chunk).length;
      return bytes;
    };
  },
  'prom-client': () => {
    const registry = new Registry();
    const histogram = new Histogram({ name: 'shop_duration_seconds', help: 'Durations of calls', labelNames: ['name', 'till'], registers: [registry] });
    forEachDuration((till, milliseconds) => histogram.observe({ name: 'checkout', till }, milliseconds / 1_000));
    return async () => Buffer.from(await registry.metrics()).length;
  },
};

function forEachDuration(record: (till: string, milliseconds: number) => void): void {
  for (let till = 0; till < SERIES; till++) for (const milliseconds of [3, 8, 21, 80, 450, 2_000]) record(String(till), milliseconds);
}
