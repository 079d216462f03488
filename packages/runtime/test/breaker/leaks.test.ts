import { getEventListeners } from 'node:events';
import OpossumBreaker from 'opossum';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CircuitBreaker, type TripOptions } from '../../src/breaker/index.js';
import { leftoversOf } from '../leaks.js';
import { circuit, outage } from './circuit.js';

const MEGABYTE = 2 ** 20;

afterEach(() => {
  vi.useRealTimers();
});

describe('CircuitBreaker', () => {
  it('a million calls that succeed, fail, trip and are refused leave nothing behind', async () => {
    const { breaker, clock } = circuit({ trip: { mode: 'time', size: '1s', minimumCalls: 10 }, halfOpen: { permits: 3 } });
    const { heapBytes, resources } = await leftoversOf(1_000_000, (index) => {
      if (index % 5 === 0) clock.block(100);
      return breaker.run(() => (index % 7 < 4 ? Promise.reject(outage) : index)).catch(() => undefined);
    });
    const { trips, refused, successes, failures } = breaker.stats();
    expect(Math.min(trips, refused, successes, failures)).toBeGreaterThan(1_000);
    expect(heapBytes).toBeLessThan(2 * MEGABYTE);
    expect([clock.pending(), resources]).toEqual([0, []]);
  });

  it('calls that are aborted leave no listener on a signal that outlives them', async () => {
    const { breaker, clock } = circuit({ halfOpen: { permits: 3 } });
    const longLived = new AbortController();
    const { heapBytes, resources } = await leftoversOf(50_000, async (index) => {
      const canceller = new AbortController();
      const calls = [canceller, longLived].map(({ signal }, place) => breaker.run(() => (place === 0 ? new Promise(() => undefined) : index % 7 < 4 ? Promise.reject(outage) : index), { signal }));
      canceller.abort(outage);
      await Promise.allSettled(calls);
      clock.block(index % 5 === 0 ? '3s' : 0);
    });
    expect(breaker.stats().ignored).toBeGreaterThan(1_000);
    expect(heapBytes).toBeLessThan(2 * MEGABYTE);
    expect([clock.pending(), resources, getEventListeners(longLived.signal, 'abort')]).toEqual([0, [], []]);
    await expect(breaker.close()).resolves.toEqual({ drained: 0, abandoned: 0 });
  });

  it('trials that hang give their leases back, so that they do not pile up', async () => {
    const { breaker, clock } = circuit({ failureThreshold: 1, halfOpen: { permits: 10, maxWait: '1s' } });
    await breaker.run(() => Promise.reject(outage)).catch(() => undefined);
    clock.block('10s');
    const { heapBytes } = await leftoversOf(100_000, () => {
      breaker.pass();
      clock.block(101);
    });
    expect(breaker.stats()).toMatchObject({ state: 'half-open', refused: 0 });
    expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  });

  it('ten thousand idle breakers add no handle; opossum adds two intervals each', () => {
    vi.useFakeTimers();
    const trips: TripOptions[] = [{ mode: 'consecutive', failures: 5 }, { mode: 'count', size: 100 }, { mode: 'time', size: '10s' }];
    const breakers = Array.from({ length: 10_000 }, (_, index) => new CircuitBreaker({ trip: trips[index % trips.length] }));
    expect([vi.getTimerCount(), breakers.length]).toEqual([0, 10_000]);
    const theirs = Array.from({ length: 10 }, () => new OpossumBreaker(() => Promise.resolve()));
    expect(vi.getTimerCount()).toBe(20);
    for (const breaker of theirs) breaker.shutdown();
  });
});
