import { PerformanceMonitor } from '../../src/monitor/index.js';
import { ManualClock } from '../../src/testing/index.js';

/** A shop after ten seconds: durations, a failure, requests, a counter and a gauge. */
export async function shop(name?: string) {
  const clock = new ManualClock();
  const monitor = new PerformanceMonitor({ clock, scheduler: clock, ...(name === undefined ? {} : { name }) });
  for (const milliseconds of [2, 8, 8, 60, 20_000]) monitor.record('checkout', milliseconds, { till: '1' });
  monitor.start('search').fail(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
  monitor.recordRequest({ durationMs: 1_000, success: true, cacheHit: true });
  monitor.recordRequest({ durationMs: 3_000, success: false, cacheHit: false });
  monitor.increment('orders', 3, { kind: 'apples' });
  monitor.gauge('stock', () => -7.5);
  monitor.record('checkout', NaN);
  await clock.advance('10s');
  return { clock, monitor };
}
