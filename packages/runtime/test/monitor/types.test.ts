import { describe, expectTypeOf, it } from 'vitest';
import { type MonitorOptions, PerformanceMonitor, type SeriesStats } from '../../src/monitor/index.js';

describe('types', () => {
  const monitor = new PerformanceMonitor();

  it('measure returns what the work returns', () => {
    expectTypeOf(monitor.measure('checkout', () => 7)).toEqualTypeOf<number>();
    expectTypeOf(monitor.measure('checkout', () => Promise.resolve('delivered'))).toEqualTypeOf<Promise<string>>();
  });

  it('getStats may know nothing', () => {
    expectTypeOf(monitor.getStats('checkout')).toEqualTypeOf<Readonly<SeriesStats> | undefined>();
  });

  it('options and labels are checked', () => {
    expectTypeOf<{ window: '5s' }>().toExtend<MonitorOptions>();
    expectTypeOf<{ window: '5 seconds' }>().not.toExtend<MonitorOptions>();
    // @ts-expect-error A label is text.
    const wrong = () => monitor.record('checkout', 1, { till: 7 });
    expectTypeOf(wrong).toBeFunction();
  });
});
