import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MetricSource, prometheus, type PrometheusOptions } from '../../src/export/index.js';
import { PerformanceMonitor } from '../../src/monitor/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { readOpenMetrics } from './open-metrics.js';
import { shop } from './shop.js';

const system = { clock: { now: () => 0, wallNow: () => 0 } };

describe('prometheus', () => {
  it('rule 1: has the five documented metrics: names, types, units and decimals', async () => {
    const { monitor } = await shop();
    const text = await prometheus(monitor, { prefix: 'shop' }).text();
    expect(text.split('# HELP shop_duration_seconds')[0]).toBe(`# HELP shop_requests_total Total number of requests
# TYPE shop_requests_total counter
shop_requests_total 2
# HELP shop_requests_per_second Current requests per second
# TYPE shop_requests_per_second gauge
shop_requests_per_second 0.20
# HELP shop_success_rate Success rate percentage
# TYPE shop_success_rate gauge
shop_success_rate 50.00
# HELP shop_avg_response_time Average response time in seconds
# TYPE shop_avg_response_time gauge
shop_avg_response_time 2.000
# HELP shop_cache_hit_rate Cache hit rate percentage
# TYPE shop_cache_hit_rate gauge
shop_cache_hit_rate 50.00
`);
  });

  it('rule 1: leaves out a rate that nothing is known of', async () => {
    const text = await prometheus(new PerformanceMonitor(), { prefix: 'shop' }).text();
    expect(text).toContain('shop_requests_total 0\n');
    expect(text).not.toMatch(/^shop_(success_rate|avg_response_time|cache_hit_rate) /m);
  });

  it('has durations in seconds, failures, calls under way, events, gauges and what was dropped', async () => {
    const { monitor } = await shop();
    monitor.start('checkout', { till: '1' });
    const text = await prometheus(monitor, { prefix: 'shop' }).text();
    expect(text).toContain(`# TYPE shop_duration_seconds histogram
shop_duration_seconds_bucket{name="checkout",till="1",le="0.005"} 1
shop_duration_seconds_bucket{name="checkout",till="1",le="0.01"} 3
shop_duration_seconds_bucket{name="checkout",till="1",le="0.025"} 3
shop_duration_seconds_bucket{name="checkout",till="1",le="0.05"} 3
shop_duration_seconds_bucket{name="checkout",till="1",le="0.1"} 4
shop_duration_seconds_bucket{name="checkout",till="1",le="0.25"} 4
shop_duration_seconds_bucket{name="checkout",till="1",le="0.5"} 4
shop_duration_seconds_bucket{name="checkout",till="1",le="1"} 4
shop_duration_seconds_bucket{name="checkout",till="1",le="2.5"} 4
shop_duration_seconds_bucket{name="checkout",till="1",le="5"} 4
shop_duration_seconds_bucket{name="checkout",till="1",le="10"} 4
shop_duration_seconds_bucket{name="checkout",till="1",le="+Inf"} 5
shop_duration_seconds_sum{name="checkout",till="1"} 20.078
shop_duration_seconds_count{name="checkout",till="1"} 5
`);
    for (const line of ['errors_total{name="search"} 1', 'errors_total{name="requests"} 1', 'active{name="checkout",till="1"} 1', 'events_total{name="orders",kind="apples"} 3', 'value{name="stock"} -7.5', 'dropped_values_total 1']) {
      expect(text).toContain(`\nshop_${line}\n`);
    }
  });

  it('has the bounds of the buckets themselves when histograms are native', async () => {
    const { monitor } = await shop();
    const text = await prometheus(monitor, { prefix: 'shop', histograms: 'native' }).text();
    const bounds = [...text.matchAll(/bucket\{name="checkout",till="1",le="([^"]+)"\} (\d+)/g)].map(([, bound, count]) => [Number(bound), Number(count)]);
    expect(bounds.map(([, count]) => count)).toEqual([1, 3, 4, 5, 5]);
    expect(bounds[0][0]).toBe(0.002);
    for (const [index, value] of [0.002, 0.008, 0.06, 20].entries()) expect(bounds[index][0] / value).toBeLessThan(1.022);
  });

  it('rule 2: names and labels are escaped, whatever they are: a reader of OpenMetrics gets them back', async () => {
    const names = fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), fc.constantFrom('a"b', 'a\\b', 'a\nb', 'a\\nb', '}', 'le="1"', ' '));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(names, { minLength: 1, maxLength: 5 }), names, async (series, label) => {
        const monitor = new PerformanceMonitor();
        for (const name of series) monitor.increment(name, 1, { label });
        for (const name of series) monitor.record(name, 5, { label });
        const families = readOpenMetrics(await prometheus(monitor, { prefix: 'shop', format: 'openmetrics', ...system }).text());
        expect(families.get('shop_events')?.samples.map(({ labels }) => labels)).toEqual(series.map((name) => ({ name, label })));
        expect(families.get('shop_duration_seconds')?.samples.filter(({ name }) => name.endsWith('_count')).map(({ labels }) => labels)).toEqual(series.map((name) => ({ name, label })));
      }),
      { seed: 42, numRuns: 100 },
    );
  });

  it.each(['classic', 'native'] as const)('rule 2: a strict reader of OpenMetrics accepts the text, with %s histograms', async (histograms) => {
    const { monitor } = await shop();
    const families = readOpenMetrics(await prometheus(monitor, { prefix: 'shop', format: 'openmetrics', histograms }).text());
    expect(Array.from(families, ([name, { type }]) => `${name} ${type}`)).toEqual([
      'shop_requests counter',
      'shop_requests_per_second gauge',
      'shop_success_rate gauge',
      'shop_avg_response_time gauge',
      'shop_cache_hit_rate gauge',
      'shop_duration_seconds histogram',
      'shop_errors counter',
      'shop_active gauge',
      'shop_events counter',
      'shop_value gauge',
      'shop_dropped_values counter',
    ]);
  });

  it('tells several monitors apart by a label', async () => {
    const [fruit, bread] = [await shop('fruit'), await shop('bread')];
    const exported = prometheus([fruit.monitor, bread.monitor], { prefix: 'shop', format: 'openmetrics' });
    const families = readOpenMetrics(await exported.text());
    expect(families.get('shop_requests')?.samples.map(({ labels }) => labels)).toEqual([{ source: 'fruit' }, { source: 'bread' }]);
    expect(families.get('shop_events')?.samples).toContainEqual({ name: 'shop_events_total', labels: { name: 'orders', kind: 'apples', source: 'bread' }, value: 3 });
  });

  it('says what it writes', () => {
    const monitor = new PerformanceMonitor();
    expect(prometheus(monitor, { prefix: 'shop' }).contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(prometheus(monitor, { prefix: 'shop', format: 'openmetrics' }).contentType).toBe('application/openmetrics-text; version=1.0.0; charset=utf-8');
  });

  it('rule 3: gives the event loop a turn after every 2 ms, and so more often than every 5 ms', async () => {
    let now = 0;
    const turns: (() => void)[] = [];
    const clock = { now: () => now, wallNow: () => now };
    const scheduler = {
      schedule(task: () => void) {
        turns.push(task);
        return { cancel: () => undefined };
      },
    };
    const chunks: number[] = [];
    const render = (async () => {
      for await (const chunk of prometheus(slowSource(() => now++), { prefix: 'shop', clock, scheduler }).render()) chunks.push(chunk.split('events_total{').length - 1);
    })();
    for (let turn = 1; turn <= 50; turn++) {
      await new Promise(setImmediate);
      expect(chunks).toEqual(Array.from({ length: turn }, () => 2));
      turns.pop()!();
    }
    await render;
    expect(turns).toEqual([]);
  });

  it('leaves no timer when the reader goes away', async () => {
    const { monitor } = await shop();
    const clock = new ManualClock();
    for await (const chunk of prometheus(monitor, { prefix: 'shop', clock, scheduler: clock }).render()) {
      expect(chunk).not.toBe('');
      break;
    }
    expect(clock.pending()).toBe(0);
  });

  it('rule 4: series caps hold', async () => {
    const monitor = new PerformanceMonitor({ maxSeries: 10 });
    for (let customer = 0; customer < 1_000; customer++) monitor.record('checkout', 1, { customer: String(customer) });
    const text = await prometheus(monitor, { prefix: 'shop' }).text();
    expect(text.match(/^shop_duration_seconds_count/gm)).toHaveLength(11);
    expect(text).toContain('shop_duration_seconds_count{name="overflow"} 990');
  });
});

describe('bad input', () => {
  const monitor = new PerformanceMonitor();

  it.each<[unknown, string]>([
    [undefined, '`prefix` must be text of letters, digits, `_` and `:` that does not begin with a digit; got `undefined`.'],
    [{ prefix: '7up' }, '`prefix` must be text of letters'],
    [{ prefix: 'my-shop' }, '`prefix` must be text of letters'],
    [{ prefix: '' }, '`prefix` must be text of letters'],
    [{ prefix: 'shop', format: 'xml' }, "`format` must be one of 'text', 'openmetrics'; got `'xml'`."],
    [{ prefix: 'shop', histograms: 'fancy' }, "`histograms` must be one of 'classic', 'native'; got `'fancy'`."],
    [{ prefix: 'shop', Format: 'text' }, 'unknown option `Format`; did you mean `format`?'],
  ])('refuses the options %j', (options, message) => {
    expect(() => prometheus(monitor, options as PrometheusOptions)).toThrow(message);
  });

  it.each([[[]], [undefined], [{}], [[monitor, null]]])('refuses the sources %j', (sources) => {
    expect(() => prometheus(sources as unknown as MetricSource, { prefix: 'shop' })).toThrow('`sources` must be a `PerformanceMonitor`, or several; got');
  });

  it('refuses two monitors of one name, whose samples would be the same', () => {
    expect(() => prometheus([monitor, new PerformanceMonitor()], { prefix: 'shop' })).toThrow("`sources` must be monitors with a `name` of their own each; got `'monitor'`.");
  });
});

/** A hundred counters, for each of which something takes time. */
function slowSource(takeTime: () => void): MetricSource {
  const monitor = new PerformanceMonitor();
  for (let till = 0; till < 100; till++) monitor.increment(`till ${till}`);
  return {
    name: 'slow',
    *counters() {
      for (const reading of monitor.counters()) {
        takeTime();
        yield reading;
      }
    },
    gauges: () => [],
    durations: () => [],
    currentStats: () => monitor.currentStats(),
    stats: () => monitor.stats(),
  };
}
