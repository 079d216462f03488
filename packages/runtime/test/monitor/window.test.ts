import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monitored } from './monitor.js';

const SLOT_MS = 10_000;
const WINDOW_MS = 60_000;

describe('PerformanceMonitor', () => {
  it('rule 4: recent covers the window, give or take a slot, and forgets', async () => {
    const { monitor, clock } = monitored();
    monitor.record('checkout', 1);
    await clock.advance('49s');
    expect(monitor.getStats('checkout', { window: 'recent' })?.count).toBe(1);
    await clock.advance('21s');
    expect(monitor.getStats('checkout', { window: 'recent' })).toBeUndefined();
    expect(monitor.getStats('checkout')?.count).toBe(1);
  });

  it('rule 4: whatever is recorded when, recent has all that is younger than the window less a slot, and nothing older than the window', async () => {
    const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 25_000 }), value: fc.integer({ min: 1, max: 1_000 }) }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const { monitor, clock } = monitored();
        const recorded: { at: number; value: number }[] = [];
        for (const { wait, value } of given) {
          await clock.advance(wait);
          monitor.record('checkout', value);
          recorded.push({ at: clock.now(), value });
          const sumSince = (age: number) => recorded.filter(({ at }) => clock.now() - at <= age).reduce((sum, one) => sum + one.value, 0);
          const recent = monitor.getStats('checkout', { window: 'recent' })?.sum ?? 0;
          expect(recent).toBeGreaterThanOrEqual(sumSince(WINDOW_MS - SLOT_MS));
          expect(recent).toBeLessThanOrEqual(sumSince(WINDOW_MS));
          expect(monitor.getStats('checkout')?.sum).toBe(sumSince(Infinity));
        }
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('rule 4: the rate of recent is over the time that it covers', async () => {
    const { monitor, clock } = monitored();
    await clock.advance('5s');
    for (let time = 0; time < 100; time++) monitor.record('checkout', 1);
    expect(monitor.getStats('checkout', { window: 'recent' })?.perSecond).toBe(20);
    await clock.advance('50s');
    expect(monitor.getStats('checkout', { window: 'recent' })).toMatchObject({ count: 100, perSecond: 100 / 55 });
    expect(monitor.getStats('checkout')?.perSecond).toBe(100 / 55);
  });

  it.each([1, 2, 60])('forgets with %d slots', async (slots) => {
    const { monitor, clock } = monitored({ slots });
    monitor.record('checkout', 1);
    await clock.advance('60s');
    expect(monitor.getStats('checkout', { window: 'recent' })).toBeUndefined();
    monitor.record('checkout', 2);
    expect(monitor.getStats('checkout', { window: 'recent' })?.sum).toBe(2);
    expect(monitor.getStats('checkout')?.sum).toBe(3);
  });

  it('takes what is recorded late by the clock when the loop was blocked and the stats are read', () => {
    const { monitor, clock } = monitored();
    monitor.record('checkout', 1);
    clock.block('5m');
    expect(monitor.getStats('checkout', { window: 'recent' })).toBeUndefined();
    monitor.record('checkout', 2);
    expect(monitor.getStats('checkout', { window: 'recent' })?.sum).toBe(2);
  });

  it('has one timer while anybody records, and none when idle', async () => {
    const { monitor, clock } = monitored();
    expect(clock.pending()).toBe(0);
    for (let series = 0; series < 100; series++) monitor.record(`till ${series}`, 1);
    expect(clock.pending()).toBe(1);
    await clock.advance('9s');
    monitor.record('till 1', 1);
    await clock.advance('9s');
    expect(clock.pending()).toBe(1);
    monitor.record('till 1', 1);
    await clock.advance('20s');
    expect(clock.pending()).toBe(0);
    monitor.getStats('till 1', { window: 'recent' });
    expect(clock.pending()).toBe(0);
    monitor.record('till 1', 1);
    expect(clock.pending()).toBe(1);
  });
});
