import { describe, expect, it } from 'vitest';
import { monitored } from './monitor.js';

/** Four requests in ten seconds: three succeed, one of two look-ups hits. */
async function busyShop() {
  const { monitor, clock } = monitored();
  monitor.recordRequest({ durationMs: 1_000, success: true, cacheHit: true });
  monitor.recordRequest({ durationMs: 3_000, success: true, cacheHit: false });
  monitor.recordRequest({ durationMs: 2_000, success: true });
  monitor.recordRequest({ durationMs: 500, success: false });
  await clock.advance('10s');
  return monitor;
}

describe('requests', () => {
  it('are summed up in milliseconds and ratios', async () => {
    expect((await busyShop()).currentStats()).toEqual({
      uptimeMs: 10_000,
      requestsPerSecond: 0.4,
      successRate: 0.75,
      averageResponseMs: 1_625,
      cacheHitRate: 0.5,
      totalRequests: 4,
    });
  });

  it('have a document with the keys and units of the handler guide', async () => {
    expect((await busyShop()).toDocument()).toEqual({
      uptime: 10,
      requests_per_second: 0.4,
      success_rate: 75,
      avg_response_time: 1.625,
      cache_hit_rate: 50,
      total_requests: 4,
    });
  });

  it('are exported with the names, types and decimals of the handler guide', async () => {
    expect((await busyShop()).exportMetrics('shop')).toBe(`# HELP shop_requests_total Total number of requests
# TYPE shop_requests_total counter
shop_requests_total 4

# HELP shop_requests_per_second Current requests per second
# TYPE shop_requests_per_second gauge
shop_requests_per_second 0.40

# HELP shop_success_rate Success rate percentage
# TYPE shop_success_rate gauge
shop_success_rate 75.00

# HELP shop_avg_response_time Average response time in seconds
# TYPE shop_avg_response_time gauge
shop_avg_response_time 1.625

# HELP shop_cache_hit_rate Cache hit rate percentage
# TYPE shop_cache_hit_rate gauge
shop_cache_hit_rate 50.00
`);
  });

  it('have percentiles, as all durations do', async () => {
    expect((await busyShop()).getStats('requests')).toMatchObject({ count: 4, errors: 1, max: 3_000 });
  });

  it('rule 7: before the first, ratios are unknown, and 0 in the document', () => {
    const { monitor } = monitored();
    expect(monitor.currentStats()).toEqual({ uptimeMs: 0, requestsPerSecond: 0, successRate: undefined, averageResponseMs: undefined, cacheHitRate: undefined, totalRequests: 0 });
    expect(monitor.toDocument()).toEqual({ uptime: 0, requests_per_second: 0, success_rate: 0, avg_response_time: 0, cache_hit_rate: 0, total_requests: 0 });
  });

  it('rule 8: cacheHit left out is no look-up', () => {
    const { monitor } = monitored();
    monitor.recordRequest({ durationMs: 1, success: true });
    expect(monitor.currentStats().cacheHitRate).toBeUndefined();
    monitor.recordRequest({ durationMs: 1, success: true, cacheHit: true });
    expect(monitor.currentStats().cacheHitRate).toBe(1);
  });

  it('rule 8: with countMissByDefault it is a miss', () => {
    const { monitor } = monitored({ countMissByDefault: true });
    monitor.recordRequest({ durationMs: 1, success: true });
    monitor.recordRequest({ durationMs: 1, success: true, cacheHit: true });
    expect(monitor.currentStats().cacheHitRate).toBe(0.5);
  });

  it('are counted when every other series is in the overflow', () => {
    const { monitor } = monitored({ maxSeries: 1 });
    monitor.record('checkout', 1);
    monitor.increment('orders');
    monitor.recordRequest({ durationMs: 1, success: true, cacheHit: true });
    monitor.recordRequest({ durationMs: 1, success: true, cacheHit: false });
    expect(monitor.currentStats()).toMatchObject({ totalRequests: 2, cacheHitRate: 0.5 });
  });

  it('rule 1: of an unfit duration are dropped whole', () => {
    const { monitor } = monitored();
    monitor.recordRequest({ durationMs: NaN, success: true, cacheHit: true });
    expect(monitor.currentStats()).toMatchObject({ totalRequests: 0, cacheHitRate: undefined });
    expect(monitor.stats().dropped).toBe(1);
  });
});

describe('logEvery', () => {
  it('passes the stats of the names again and again, until it is stopped', async () => {
    const { monitor, clock } = monitored();
    monitor.record('checkout', 5);
    monitor.record('search', 7);
    const logged: unknown[] = [];
    const log = monitor.logEvery('60s', ['checkout', 'unheard of'], (stats) => logged.push(Object.entries(stats).map(([name, { count }]) => [name, count])));
    await clock.advance('60s');
    monitor.record('checkout', 5);
    await clock.advance('60s');
    log.stop();
    await clock.advance('5m');
    expect(logged).toEqual([[['checkout', 1]], [['checkout', 2]]]);
    expect(clock.pending()).toBe(0);
  });

  it('passes all names when none are given', async () => {
    const { monitor, clock } = monitored({ maxSeries: 2 });
    for (const name of ['checkout', 'search', 'basket']) monitor.record(name, 5);
    const logged: string[][] = [];
    using log = monitor.logEvery('60s', undefined, (stats) => logged.push(Object.keys(stats)));
    expect(log).toBeDefined();
    await clock.advance('60s');
    expect(logged).toEqual([['checkout', 'search', 'overflow']]);
  });

  it('goes on when the function throws', async () => {
    const { monitor, clock } = monitored();
    let calls = 0;
    monitor.logEvery('60s', undefined, () => {
      calls++;
      throw new Error('The printer is out of paper.');
    });
    await clock.advance('2m');
    expect(calls).toBe(2);
  });

  it.each([0, -1, NaN, '1x' as '1s'])('refuses an interval of %s', (interval) => {
    expect(() => monitored().monitor.logEvery(interval, undefined, () => undefined)).toThrow("`interval` must be a duration from 1 ms, such as '60s'; got");
  });
});
