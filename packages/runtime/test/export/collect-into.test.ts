import { Counter, type OpenMetricsContentType, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { prometheus, type RegistryLike } from '../../src/export/index.js';
import { readOpenMetrics } from './open-metrics.js';
import { shop } from './shop.js';

describe('collectInto', () => {
  it('shows the metrics beside those of prom-client', async () => {
    const { monitor } = await shop();
    const registry = new Registry();
    new Counter({ name: 'own_total', help: 'Of the service itself', registers: [registry] }).inc();
    prometheus(monitor, { prefix: 'shop' }).collectInto(registry);
    monitor.increment('orders', 2, { kind: 'apples' });
    const text = await registry.metrics();
    for (const line of ['own_total 1', 'shop_requests_total 2', 'shop_events_total{name="orders",kind="apples"} 5', 'shop_duration_seconds_bucket{name="checkout",till="1",le="0.01"} 3', 'shop_duration_seconds_count{name="checkout",till="1"} 5']) {
      expect(text).toContain(`\n${line}\n`);
    }
  });

  it('shows them to a registry of OpenMetrics, however often it is read', async () => {
    const { monitor } = await shop();
    const registry = new Registry<OpenMetricsContentType>();
    registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
    prometheus(monitor, { prefix: 'shop' }).collectInto(registry);
    await registry.metrics();
    const text = await registry.metrics();
    const canonical = text.replace(/le="(\d+)"/g, 'le="$1.0"');
    expect(readOpenMetrics(canonical).get('shop_events')?.samples).toHaveLength(4);
  });

  it('has them as JSON, and keeps what was counted when the registry is reset', async () => {
    const { monitor } = await shop();
    const registry = new Registry();
    prometheus(monitor, { prefix: 'shop' }).collectInto(registry);
    registry.resetMetrics();
    const metrics = await registry.getMetricsAsJSON();
    expect(metrics.find(({ name }) => name === 'shop_requests_total')).toMatchObject({ type: 'counter', aggregator: 'sum', values: [{ labels: {}, value: 2 }] });
  });

  it('takes them out when it is stopped', async () => {
    const { monitor } = await shop();
    const registry = new Registry();
    prometheus(monitor, { prefix: 'shop' }).collectInto(registry).stop();
    expect(registry.getMetricsAsArray()).toEqual([]);
    prometheus(monitor, { prefix: 'shop' }).collectInto(registry);
    expect(() => prometheus(monitor, { prefix: 'shop' }).collectInto(registry)).toThrow('already been registered');
  });

  it.each([undefined, {}])('refuses %j for a registry', async (registry) => {
    const { monitor } = await shop();
    expect(() => prometheus(monitor, { prefix: 'shop' }).collectInto(registry as RegistryLike)).toThrow('`registry` must be a `Registry` of prom-client; got');
  });
});
