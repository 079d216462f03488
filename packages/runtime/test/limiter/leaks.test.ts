import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { type AlgorithmName, AsyncRateLimiter, KeyedRateLimiter } from '../../src/limiter/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';
import { heapUsed, leftoversOf } from '../leaks.js';

const MILLION = 1_000_000;
const MEGABYTE = 1_000_000;
/** How many wait at a time. */
const CROWD = 100;
const PATIENCE = { timeout: 300_000 };

function limited() {
  const clock = new ManualClock();
  return { clock, limiter: new AsyncRateLimiter({ rate: CROWD, per: 100, clock, scheduler: clock, maxQueue: MILLION }) };
}

describe('a limiter', () => {
  it.each<AlgorithmName>(['sliding-log', 'gcra', 'sliding-counter'])('keeps nothing of a million calls that start, or not, under %s', PATIENCE, async (algorithm) => {
    const limiter = new AsyncRateLimiter({ rate: 100, per: 1, algorithm });
    const { heapBytes, resources } = await leftoversOf(MILLION / CROWD, () => {
      for (let call = 0; call < CROWD; call++) limiter.tryAcquire();
    });
    expect(heapBytes).toBeLessThan(MEGABYTE);
    expect(resources).toEqual([]);
  });

  it('keeps nothing of a million that waited, and nothing on the signal of them all', PATIENCE, async () => {
    const { clock, limiter } = limited();
    const { signal } = new AbortController();
    limiter.tryAcquire(CROWD);
    const { heapBytes } = await leftoversOf(MILLION / CROWD, async () => {
      const waiting = Array.from({ length: CROWD }, () => limiter.run(() => undefined, { signal }));
      expect(limiter.stats().waiting).toBe(CROWD);
      await clock.advance(100);
      await Promise.all(waiting);
    });
    expect(heapBytes).toBeLessThan(MEGABYTE);
    expect([getEventListeners(signal, 'abort').length, limiter.stats().waiting, clock.pending()]).toEqual([0, 0, 0]);
  });

  it('keeps nothing of a million that were aborted while they waited', PATIENCE, async () => {
    const { clock, limiter } = limited();
    limiter.tryAcquire(CROWD);
    const { heapBytes } = await leftoversOf(MILLION / CROWD, async () => {
      const controller = new AbortController();
      const waiting = Array.from({ length: CROWD }, () => limiter.acquire(1, { signal: controller.signal }));
      controller.abort('the client left');
      await Promise.allSettled(waiting);
    });
    expect(heapBytes).toBeLessThan(MEGABYTE);
    expect([limiter.stats().waiting, clock.pending()]).toEqual([0, 0]);
  });

  it('is as small as before after 100 000 have waited, half of whom left in random order', PATIENCE, async () => {
    const { clock, limiter } = limited();
    const random = new SeededRandom(42);
    const crowd = async () => {
      const guests = Array.from({ length: 100_000 }, (_, place) => {
        const controller = place % 2 === 0 ? new AbortController() : undefined;
        return { controller, order: random.next(), answer: limiter.run(() => 'started', { signal: controller?.signal }).catch(() => 'left') };
      });
      expect([limiter.stats().waiting, clock.pending()]).toEqual([100_000 - CROWD, 1]);
      for (const { controller } of guests.toSorted((one, other) => one.order - other.order)) controller?.abort('the client left');
      await clock.advance('100s');
      const answers = await Promise.all(guests.map(({ answer }) => answer));
      return answers.filter((answer) => answer === 'started').length;
    };
    await crowd();
    await clock.advance(100);
    const before = heapUsed();
    expect(await crowd()).toBe(50_000 + CROWD / 2);
    expect(Math.abs(heapUsed() - before)).toBeLessThan(5 * MEGABYTE);
    expect([limiter.stats().waiting, clock.pending()]).toEqual([0, 0]);
  });
});

describe('a keyed limiter', () => {
  it.each(['share', 'deny'] as const)('grows by less than 32 MB for a million keys at 100 000, and admits none too much: %s', PATIENCE, (onKeyOverflow) => {
    const clock = new ManualClock();
    const memory = () => heapUsed() + process.memoryUsage().external;
    const before = memory();
    const limiter = new KeyedRateLimiter({ rate: 2, per: '1s', maxKeys: 100_000, onKeyOverflow, clock, scheduler: clock });
    const most = { admitted: 0 };
    for (let place = 0; place < MILLION; place++) {
      clock.block(0.01);
      const admitted = Array.from({ length: 4 }, () => limiter.tryAcquire(`user:${place}`)).filter(({ ok }) => ok).length;
      most.admitted = Math.max(most.admitted, admitted);
    }
    expect(memory() - before).toBeLessThan(32 * MEGABYTE);
    expect([most.admitted, limiter.stats().keys]).toEqual([2, 100_000]);
  });

  it('keeps nothing of a million who waited for one of many keys', PATIENCE, async () => {
    const clock = new ManualClock();
    const limiter = new KeyedRateLimiter({ rate: 1, per: 100, maxKeys: 50, clock, scheduler: clock });
    const { heapBytes } = await leftoversOf(MILLION / CROWD, async (round) => {
      const waiting = Array.from({ length: CROWD }, (_, place) => limiter.run(`${round % 7} ${place % 50}`, () => undefined));
      await clock.advance('1s');
      await Promise.allSettled(waiting);
    });
    expect(heapBytes).toBeLessThan(MEGABYTE);
    expect([limiter.stats().waiting, limiter.stats().keys]).toEqual([0, 50]);
  });
});
