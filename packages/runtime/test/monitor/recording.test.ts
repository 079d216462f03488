import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, it } from 'vitest';
import { OVERFLOW_SERIES } from '../../src/monitor/index.js';
import { monitored, outage } from './monitor.js';

const UNFIT = [-1, NaN, Infinity, -Infinity, '5' as unknown as number, undefined as unknown as number];

describe('PerformanceMonitor', () => {
  it('rule 1: any finite value from 0 is recorded; others are dropped and counted, never thrown', () => {
    const { monitor } = monitored();
    for (const value of [0, 1.5, 1e-300, Number.MAX_VALUE]) monitor.record('checkout', value);
    for (const value of UNFIT) monitor.record('checkout', value);
    expect(monitor.getStats('checkout')).toMatchObject({ count: 4, min: 0, max: Number.MAX_VALUE });
    expect(monitor.stats().dropped).toBe(UNFIT.length);
    for (const value of [-1, NaN, Infinity]) monitor.increment('orders', value);
    for (const value of [NaN, Infinity]) monitor.gauge('stock', value);
    expect(monitor.stats().dropped).toBe(UNFIT.length + 5);
    expect([...monitor.counters()].map(({ value }) => value)).toEqual([0]);
  });

  it('rule 1: no figure of extreme values is NaN', () => {
    const { monitor } = monitored();
    for (const value of [Number.MAX_VALUE, Number.MAX_VALUE, 0]) monitor.record('checkout', value);
    expect(Object.values(monitor.getStats('checkout')!).filter(Number.isNaN)).toEqual([]);
  });

  it('rule 2: count, sum, min, max, mean and standard deviation are those of the values', () => {
    const { monitor, clock } = monitored();
    clock.block('2s');
    for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) monitor.record('checkout', value);
    expect(monitor.getStats('checkout')).toMatchObject({ count: 8, sum: 40, mean: 5, min: 2, max: 9, stdDev: 2, perSecond: 4, perMinute: 240, errors: 0, active: 0 });
  });

  it('rule 3: a rejected measure is recorded, counted as error, and rethrown', async () => {
    const { monitor, clock } = monitored();
    const call = monitor.measure('checkout', async () => {
      await clock.advance(30);
      throw outage;
    });
    await expect(call).rejects.toBe(outage);
    expect(monitor.getStats('checkout')).toMatchObject({ count: 1, errors: 1, min: 30, max: 30 });
    expect(monitor.errorCounts()).toEqual({ ECONNREFUSED: 1 });
  });

  it('rule 3: so is one that throws at once', () => {
    const { monitor } = monitored();
    const call = () =>
      monitor.measure('checkout', () => {
        throw outage;
      });
    expect(call).toThrow(outage);
    expect(monitor.getStats('checkout')).toMatchObject({ count: 1, errors: 1, active: 0 });
  });

  it('counts errors without a code by their name, and what is no error as unknown', () => {
    const { monitor } = monitored();
    for (const error of [new TypeError('no'), 'no', undefined, outage, { code: '' }]) monitor.start('checkout').fail(error);
    expect(monitor.errorCounts()).toEqual({ TypeError: 1, unknown: 3, ECONNREFUSED: 1 });
  });

  it('returns what the work returns, be it a value or a promise', async () => {
    const { monitor, clock } = monitored();
    expect(monitor.measure('total', () => 42)).toBe(42);
    const call = monitor.measure('checkout', () => clock.advance(7).then(() => 'delivered'));
    expect(monitor.getStats('total')?.count).toBe(1);
    expect(await call).toBe('delivered');
    expect(monitor.getStats('checkout')?.mean).toBe(7);
  });

  it('knows the calls under way', async () => {
    const { monitor, clock } = monitored();
    monitor.record('checkout', 1);
    const call = monitor.measure('checkout', () => clock.advance(10));
    const span = monitor.start('checkout', { shop: 'fruit' });
    expect(monitor.getStats('checkout')?.active).toBe(2);
    await call;
    span.end();
    expect(monitor.getStats('checkout')).toMatchObject({ active: 0, count: 3 });
  });

  it('records a span once, at the end of its block at the latest', () => {
    const { monitor, clock } = monitored();
    {
      using span = monitor.start('checkout');
      clock.block(5);
      span.end();
      clock.block(5);
    }
    {
      using span = monitor.start('checkout');
      clock.block(9);
      expect(span).toBeDefined();
    }
    expect(monitor.getStats('checkout')).toMatchObject({ count: 2, sum: 14, errors: 0 });
  });

  it('tells series of one name apart by their labels, whatever the order', () => {
    const { monitor } = monitored();
    monitor.record('checkout', 1, { shop: 'fruit', till: '1' });
    monitor.record('checkout', 2, { till: '1', shop: 'fruit' });
    monitor.record('checkout', 3, { shop: 'fruit' });
    monitor.record('checkout', 4, {});
    monitor.record('checkout', 5);
    expect(Array.from(monitor.durations(), (series) => [series.labels, series.read('all').count])).toEqual([
      [{}, 2],
      [{ shop: 'fruit', till: '1' }, 2],
      [{ shop: 'fruit' }, 1],
    ]);
    expect(monitor.getStats('checkout')).toMatchObject({ count: 5, sum: 15 });
  });

  it('tells labels apart whose values contain the separators', () => {
    const { monitor } = monitored();
    monitor.increment('orders', 1, { a: '1:xb=1:y' });
    monitor.increment('orders', 1, { a: '1:x', b: 'y' });
    monitor.increment('orders', 1, { a: 'x', b: '1:y' });
    expect([...monitor.counters()]).toHaveLength(3);
  });

  it('counts, and holds gauges that are set or asked', () => {
    const { monitor } = monitored();
    monitor.increment('orders');
    monitor.increment('orders', 2.5);
    let stock = 7;
    monitor.gauge('stock', () => stock);
    monitor.gauge('temperature', 3);
    monitor.gauge('temperature', -4);
    monitor.gauge('broken', () => {
      throw outage;
    });
    monitor.gauge('empty', () => NaN);
    stock = 8;
    expect([...monitor.counters()]).toMatchObject([{ name: 'orders', value: 3.5 }]);
    expect([...monitor.gauges()].map(({ name, value }) => [name, value])).toEqual([
      ['stock', 8],
      ['temperature', -4],
    ]);
  });

  it('rule 5: above maxSeries there is one overflow series, and totals stay right', () => {
    const { monitor } = monitored({ maxSeries: 10 });
    const messages: unknown[] = [];
    const listen = (message: unknown) => void messages.push(message);
    subscribe('perf-analyze:monitor:overflowed', listen);
    for (let time = 0; time < 1_000; time++) {
      monitor.record('checkout', 2, { customer: String(time % 500) });
      monitor.increment('orders', 1, { customer: String(time % 500) });
      monitor.gauge('basket', 1, { customer: String(time % 500) });
    }
    unsubscribe('perf-analyze:monitor:overflowed', listen);
    expect(Array.from(monitor.durations())).toHaveLength(11);
    expect(Array.from(monitor.counters())).toHaveLength(11);
    expect(Array.from(monitor.durations(), (series) => series.read('all').count).reduce((sum, count) => sum + count)).toBe(1_000);
    expect(Array.from(monitor.counters(), ({ value }) => value).reduce((sum, value) => sum + value)).toBe(1_000);
    expect(monitor.getStats(OVERFLOW_SERIES)).toMatchObject({ count: 980, sum: 1_960 });
    expect(monitor.stats()).toMatchObject({ series: 30, overflowed: 1_960, dropped: 980 });
    expect(messages).toEqual([
      { monitor: 'monitor', series: 'checkout' },
      { monitor: 'monitor', series: 'orders' },
      { monitor: 'monitor', series: 'basket' },
    ]);
  });

  it('rule 7: without samples there are no stats, and no figure is ever NaN', () => {
    const { monitor } = monitored();
    expect(monitor.getStats('checkout')).toBeUndefined();
    const span = monitor.start('checkout');
    expect(monitor.getStats('checkout')).toBeUndefined();
    span.end();
    expect(Object.values(monitor.getStats('checkout')!).filter((figure) => !Number.isFinite(figure))).toEqual([]);
  });

  it('publishes what was measured, and what was dropped', () => {
    const { monitor, clock } = monitored({ name: 'shop' });
    const messages: unknown[] = [];
    const listen = (message: unknown) => void messages.push(message);
    for (const event of ['measured', 'dropped']) subscribe(`perf-analyze:monitor:${event}`, listen);
    const span = monitor.start('checkout');
    clock.block(3);
    span.fail();
    monitor.record('checkout', -1);
    for (const event of ['measured', 'dropped']) unsubscribe(`perf-analyze:monitor:${event}`, listen);
    expect(messages).toEqual([
      { monitor: 'shop', series: 'checkout', durationMs: 3, isError: true },
      { monitor: 'shop', series: 'checkout', value: -1 },
    ]);
  });

  it('closes when the calls that it measures have ended, and records nothing more', async () => {
    const { monitor, clock } = monitored();
    monitor.logEvery('60s', undefined, () => undefined);
    const span = monitor.start('checkout');
    const report = monitor.close();
    span.end();
    expect(await report).toEqual({ drained: 1, abandoned: 0 });
    monitor.record('checkout', 1);
    monitor.increment('orders');
    monitor.recordRequest({ durationMs: 1, success: true });
    expect(monitor.getStats('checkout')?.count).toBe(1);
    expect(monitor.stats().dropped).toBe(3);
    expect(() => monitor.measure('checkout', () => 1)).toThrow(expect.objectContaining({ code: 'ERR_PERF_CLOSED' }));
    expect(() => monitor.start('checkout')).toThrow(expect.objectContaining({ code: 'ERR_PERF_CLOSED' }));
    expect(() => monitor.logEvery('60s', undefined, () => undefined)).toThrow(expect.objectContaining({ code: 'ERR_PERF_CLOSED' }));
    expect(clock.pending()).toBe(0);
  });

  it('keeps no timer for a call that ends after it was given up', async () => {
    const { monitor, clock } = monitored();
    const span = monitor.start('checkout');
    expect(await monitor.close({ drain: 0 })).toEqual({ drained: 0, abandoned: 1 });
    span.end();
    expect(clock.pending()).toBe(0);
    expect(monitor.getStats('checkout')).toMatchObject({ count: 1, active: 0 });
  });
});
