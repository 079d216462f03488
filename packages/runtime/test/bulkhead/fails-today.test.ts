import OpossumBreaker from 'opossum';
import { describe, expect, it, vi } from 'vitest';
import { CircuitBreaker } from '../../src/breaker/index.js';
import { Bulkhead } from '../../src/bulkhead/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';
import { sleepOn } from './sleep-on.js';

const CALLS = 10;
const LATENCY_MS = 50;

describe('capacity 1, ten calls of 50 ms behind a breaker of 50 %', () => {
  it('leaves our breaker closed', async () => {
    const clock = new ManualClock();
    const bulkhead = new Bulkhead({ maxConcurrent: 1, clock, scheduler: clock });
    const breaker = new CircuitBreaker({ trip: { mode: 'time', size: '10s', minimumCalls: 1, failureRate: 0.5 }, clock, scheduler: clock });
    const calls = Promise.allSettled(Array.from({ length: CALLS }, () => breaker.run(() => bulkhead.run(() => sleepOn(clock, LATENCY_MS)))));
    await clock.advance(LATENCY_MS);
    expect((await calls).map(({ status }) => status)).toEqual(['fulfilled', ...Array.from({ length: CALLS - 1 }, () => 'rejected')]);
    expect([breaker.state, breaker.stats().ignored]).toEqual(['closed', CALLS - 1]);
  });

  it("opens opossum's", async () => {
    vi.useFakeTimers();
    const breaker = new OpossumBreaker(() => new Promise((resolve) => setTimeout(resolve, LATENCY_MS)), { capacity: 1, errorThresholdPercentage: 50 });
    try {
      const calls = Promise.allSettled(Array.from({ length: CALLS }, () => breaker.fire()));
      await vi.advanceTimersByTimeAsync(LATENCY_MS);
      await calls;
      expect(breaker.opened).toBe(true);
    } finally {
      breaker.shutdown();
      vi.useRealTimers();
    }
  });
});

describe('1000 who wait and leave in random order', () => {
  it('take nothing along: all places are free again', async () => {
    const clock = new ManualClock();
    const bulkhead = new Bulkhead({ maxConcurrent: 2, maxQueue: 1_000, queueTimeout: '1h', clock, scheduler: clock });
    const permits = [bulkhead.tryAcquire(), bulkhead.tryAcquire()];
    const waiting = Array.from({ length: 1_000 }, () => {
      const controller = new AbortController();
      return { controller, call: bulkhead.run(() => 'never', { signal: controller.signal }).catch((reason: unknown) => reason) };
    });
    expect(bulkhead.stats().waiting).toBe(1_000);
    const random = new SeededRandom(8);
    const inRandomOrder = waiting.map(({ controller }) => ({ controller, place: random.next() })).sort((one, other) => one.place - other.place);
    for (const { controller } of inRandomOrder) controller.abort('left');
    expect(new Set(await Promise.all(waiting.map(({ call }) => call)))).toEqual(new Set(['left']));
    for (const permit of permits) permit?.release();
    await clock.advance(0);
    expect(bulkhead.stats()).toMatchObject({ active: 0, waiting: 0, extraReleases: 0 });
    expect([clock.pending(), await Promise.all([bulkhead.run(() => 1), bulkhead.run(() => 2)])]).toEqual([0, [1, 2]]);
  });
});
