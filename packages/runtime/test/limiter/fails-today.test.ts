import Bottleneck from 'bottleneck';
import { RateLimiter } from 'limiter';
import PQueue from 'p-queue';
import pThrottle from 'p-throttle';
import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AsyncRateLimiter } from '../../src/limiter/index.js';

type Schedule = (work: () => void) => unknown;

const limiterSchedule = (limiter: RateLimiter): Schedule => (work) => limiter.removeTokens(1).then(work);
const bottleneckSchedule = (limiter: Bottleneck): Schedule => (work) => limiter.schedule(() => Promise.resolve(work()));
const flexibleSchedule = (queue: RateLimiterQueue): Schedule => (work) => queue.removeTokens(1).then(work);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** One call at 0 ms and 29 at 450 ms; how many start in the 500 ms from 450 ms on. */
async function startsAfterLateBurst(schedule: Schedule): Promise<number> {
  let starts = 0;
  const call = () => void schedule(() => starts++);
  call();
  await vi.advanceTimersByTimeAsync(450);
  const before = starts;
  for (let count = 0; count < 29; count++) call();
  await vi.advanceTimersByTimeAsync(499);
  return starts - before;
}

describe('1 call at 0 ms and 29 at 450 ms, under 10 per 500 ms', () => {
  it('starts at most 10 in any 500 ms with ours', async () => {
    const limiter = new AsyncRateLimiter({ rate: 10, per: 500 });
    expect(await startsAfterLateBurst((work) => limiter.run(work))).toBe(10);
  });

  it.each<[string, () => Schedule]>([
    ['p-throttle', () => pThrottle({ limit: 10, interval: 500 })((work: () => void) => work())],
    ['limiter', () => limiterSchedule(new RateLimiter({ tokensPerInterval: 10, interval: 500 }))],
    ['bottleneck', () => bottleneckSchedule(new Bottleneck({ reservoir: 10, reservoirRefreshAmount: 10, reservoirRefreshInterval: 500 }))],
    ['rate-limiter-flexible', () => flexibleSchedule(new RateLimiterQueue(new RateLimiterMemory({ points: 10, duration: 0.5 })))],
  ])('starts 19 with %s', async (_, make) => {
    expect(await startsAfterLateBurst(make())).toBe(19);
  });

  it('starts more than 10 with p-queue, whose windows are fixed unless it is told otherwise', async () => {
    const queue = new PQueue({ intervalCap: 10, interval: 500 });
    expect(await startsAfterLateBurst((work) => queue.add(work))).toBeGreaterThan(10);
  });
});

/** 2000 calls at once under 100 per 10 ms: the timers that are alive meanwhile, and when the last one starts. */
async function queueOf2000(schedule: Schedule): Promise<{ timers: number; endedAt: number }> {
  const begin = Date.now();
  let [starts, endedAt] = [0, NaN];
  for (let call = 0; call < 2_000; call++) {
    void schedule(() => {
      starts++;
      endedAt = Date.now() - begin;
    });
  }
  await vi.advanceTimersByTimeAsync(0);
  const timers = vi.getTimerCount();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(starts).toBe(2_000);
  return { timers, endedAt };
}

describe('2000 calls at once under 100 per 10 ms', () => {
  it('wait with one timer and end on time with ours', async () => {
    const limiter = new AsyncRateLimiter({ rate: 100, per: 10 });
    expect(await queueOf2000((work) => limiter.run(work))).toEqual({ timers: 1, endedAt: 190 });
  });

  it('have a timer each with p-throttle', async () => {
    const { timers } = await queueOf2000(pThrottle({ limit: 100, interval: 10 })((work: () => void) => work()));
    expect(timers).toBe(1_900);
  });

  it('end ten times too late with bottleneck', async () => {
    const { endedAt } = await queueOf2000(bottleneckSchedule(new Bottleneck({ minTime: 0.1 })));
    expect(endedAt).toBeGreaterThan(1_900);
  });
});
