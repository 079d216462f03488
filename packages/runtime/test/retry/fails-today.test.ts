import asyncRetryOfVercel from 'async-retry';
import pRetry from 'p-retry';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asyncRetry, RetryBudget } from '../../src/retry/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';
import { after, never, outage, retrying } from './policies.js';

const reason = new Error('The client left.');

/** How a promise ended while the clock of vitest moved on, and when. */
async function whenSettled(call: Promise<unknown>, by: number): Promise<{ reason?: unknown; at: number } | 'pending'> {
  let settled: { reason?: unknown; at: number } | 'pending' = 'pending';
  const start = performance.now();
  call.then(
    () => (settled = { at: performance.now() - start }),
    (thrown: unknown) => (settled = { reason: thrown, at: performance.now() - start }),
  );
  await vi.advanceTimersByTimeAsync(by);
  return settled;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

describe('an attempt that hangs, in a call that may take five seconds', () => {
  it('ends with ours', async () => {
    const { clock, policy } = retrying({ maxElapsed: '5s' });
    expect(await after(clock, '5s', policy.run(never))).toMatchObject({ reason: { code: 'ERR_PERF_TIMEOUT' } });
  });

  it('never ends with p-retry', async () => {
    expect(await whenSettled(pRetry(never, { maxRetryTime: 5_000 }), 3_600_000)).toBe('pending');
  });
});

describe('an abort at 50 ms of an attempt that takes 500 ms', () => {
  const attempt = () => new Promise<string>((resolve) => setTimeout(resolve, 500, 'delivered'));

  it('ends the call after 50 ms with ours', async () => {
    const canceller = new AbortController();
    setTimeout(() => canceller.abort(reason), 50);
    expect(await whenSettled(asyncRetry(attempt, { signal: canceller.signal }), 1_000)).toEqual({ reason, at: 50 });
  });

  it('ends it after 500 ms with p-retry', async () => {
    const canceller = new AbortController();
    setTimeout(() => canceller.abort(reason), 50);
    expect(await whenSettled(pRetry(attempt, { signal: canceller.signal }), 1_000)).toEqual({ reason, at: 500 });
  });
});

describe('jitter of a wait of 100 ms, fifty times', () => {
  const fails = () => Promise.reject(outage);

  /** The waits before the second attempt of fifty calls. */
  async function waits(call: () => Promise<unknown>): Promise<number[]> {
    const all: number[] = [];
    for (let time = 0; time < 50; time++) {
      const settled = await whenSettled(call(), 1_000);
      all.push(settled === 'pending' ? Infinity : settled.at);
    }
    return all;
  }

  it('shortens with ours', async () => {
    const random = new SeededRandom(42);
    const own = await waits(() => asyncRetry(fails, { retries: 1, initial: 100, random }));
    expect(Math.max(...own)).toBeLessThanOrEqual(100);
    expect(own.filter((wait) => wait < 50).length).toBeGreaterThan(15);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['p-retry', () => pRetry(fails, { retries: 1, minTimeout: 100, randomize: true })],
    ['async-retry', () => asyncRetryOfVercel(fails, { retries: 1, minTimeout: 100, randomize: true })],
  ])('only lengthens with %s', async (_, call) => {
    expect(Math.min(...(await waits(call)))).toBeGreaterThanOrEqual(100);
  });
});

describe('a thousand calls to a service that is down', () => {
  const call = (retry: (work: () => Promise<never>) => Promise<unknown>) => {
    let calls = 0;
    const work = () => {
      calls++;
      return Promise.reject(outage);
    };
    const running = Promise.allSettled(Array.from({ length: 1_000 }, () => retry(work)));
    return { running, extra: () => calls - 1_000 };
  };

  it('are at most a hundred more with ours', async () => {
    const clock = new ManualClock();
    const budget = new RetryBudget({ ratio: 0.1, minPerSecond: 0, clock });
    const { running, extra } = call((work) => asyncRetry(work, { budget, clock, scheduler: clock }));
    await clock.advance('1m');
    await running;
    expect(extra()).toBe(100);
  });

  it('are two thousand more with p-retry, which has no budget', async () => {
    const { running, extra } = call((work) => pRetry(work, { retries: 2 }));
    await vi.advanceTimersByTimeAsync(60_000);
    await running;
    expect(extra()).toBe(2_000);
  });
});
