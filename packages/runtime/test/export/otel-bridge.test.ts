import { createNoopMeter, type BatchObservableCallback, type Meter, type Observable } from '@opentelemetry/api';
import { describe, expect, it } from 'vitest';
import { type MeterLike, otelBridge } from '../../src/export/index.js';
import { PerformanceMonitor } from '../../src/monitor/index.js';
import { shop } from './shop.js';

/** A meter that collects when it is told to. */
function collector() {
  const callbacks = new Set<BatchObservableCallback>();
  const names = new Map<Observable, string>();
  const create = (name: string): Observable => {
    const observable: Observable = { addCallback: () => undefined, removeCallback: () => undefined };
    names.set(observable, name);
    return observable;
  };
  const meter: Meter = Object.assign(createNoopMeter(), {
    createObservableCounter: create,
    createObservableGauge: create,
    addBatchObservableCallback: (callback: BatchObservableCallback) => void callbacks.add(callback),
    removeBatchObservableCallback: (callback: BatchObservableCallback) => void callbacks.delete(callback),
  });
  const collect = () => {
    const observed: [string, number, unknown][] = [];
    for (const callback of callbacks) void callback({ observe: (metric, value, attributes) => void observed.push([names.get(metric)!, value, attributes]) });
    return observed;
  };
  return { meter, collect, names: () => [...names.values()] };
}

describe('otelBridge', () => {
  it('observes what the monitor holds whenever it is collected', async () => {
    const { monitor } = await shop();
    const { meter, collect } = collector();
    otelBridge(meter, monitor);
    expect(collect()).toContainEqual(['perf.events', 3, { name: 'orders', kind: 'apples' }]);
    monitor.increment('orders', 1, { kind: 'apples' });
    expect(collect()).toEqual(
      expect.arrayContaining([
        ['perf.requests', 2, {}],
        ['perf.success_rate', 50, {}],
        ['perf.duration.count', 5, { name: 'checkout', till: '1' }],
        ['perf.duration.sum', 20.078, { name: 'checkout', till: '1' }],
        ['perf.duration.quantile', 20, { name: 'checkout', till: '1', quantile: '0.99' }],
        ['perf.errors', 1, { name: 'search' }],
        ['perf.events', 4, { name: 'orders', kind: 'apples' }],
        ['perf.value', -7.5, { name: 'stock' }],
      ]),
    );
  });

  it('names every instrument once', () => {
    const { meter, names } = collector();
    otelBridge(meter, new PerformanceMonitor());
    expect(new Set(names()).size).toBe(names().length);
  });

  it('observes nothing more once it is stopped', async () => {
    const { monitor } = await shop();
    const { meter, collect } = collector();
    const bridge = otelBridge(meter, [monitor]);
    bridge.stop();
    expect(collect()).toEqual([]);
  });

  it('takes the meter of the API', () => {
    expect(() => otelBridge(createNoopMeter(), new PerformanceMonitor())).not.toThrow();
  });

  it.each([undefined, {}])('refuses %j for a meter', (meter) => {
    expect(() => otelBridge(meter as unknown as MeterLike, new PerformanceMonitor())).toThrow('`meter` must be a `Meter` of OpenTelemetry; got');
  });
});
