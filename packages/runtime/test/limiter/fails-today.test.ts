import { RateLimiter } from 'limiter';
import { describe, expect, it, vi } from 'vitest';
import pThrottle from 'p-throttle';
import { AsyncRateLimiter } from '../../src/limiter/index.js';
import { ManualClock } from '../../src/testing/index.js';

/** One call at 0 ms and 29 at 450 ms; how many start in the 500 ms from 450 ms on, under 10 per 500 ms. */
async function startsAfterLateBurst(call: () => void, advance: (milliseconds: number) => Promise<unknown>, startsSoFar: () => number): Promise<number> {
  call();
  await advance(450);
  const before = startsSoFar();
  for (let count = 0; count < 29; count++) call();
  await advance(499);
  return startsSoFar() - before;
}

describe('1 call at 0 ms and 29 at 450 ms, under 10 per 500 ms', () => {
  it('starts at most 10 in any 500 ms with ours', async () => {
    const clock = new ManualClock();
    const limiter = new AsyncRateLimiter({ rate: 10, per: 500, clock, scheduler: clock });
    let starts = 0;
    const most = await startsAfterLateBurst(() => void limiter.run(() => starts++), (milliseconds) => clock.advance(milliseconds), () => starts);
    expect(most).toBe(10);
  });

  it('starts 19 with p-throttle', async () => {
    vi.useFakeTimers();
    try {
      let starts = 0;
      const call = pThrottle({ limit: 10, interval: 500 })(() => starts++);
      expect(await startsAfterLateBurst(() => void call(), (milliseconds) => vi.advanceTimersByTimeAsync(milliseconds), () => starts)).toBe(19);
    } finally {
      vi.useRealTimers();
    }
  });

  it('starts 19 with limiter', async () => {
    vi.useFakeTimers();
    try {
      const limiter = new RateLimiter({ tokensPerInterval: 10, interval: 500 });
      let starts = 0;
      const call = () => void limiter.removeTokens(1).then(() => starts++);
      expect(await startsAfterLateBurst(call, (milliseconds) => vi.advanceTimersByTimeAsync(milliseconds), () => starts)).toBe(19);
    } finally {
      vi.useRealTimers();
    }
  });
});
