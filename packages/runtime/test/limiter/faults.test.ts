import { describe, expect, it } from 'vitest';
import { type AlgorithmName, AsyncRateLimiter, KeyedRateLimiter } from '../../src/limiter/index.js';
import { ManualClock } from '../../src/testing/index.js';

const ALGORITHMS: AlgorithmName[] = ['sliding-log', 'gcra', 'token-bucket', 'sliding-counter'];
const WALL_START = Date.UTC(2026, 0, 1);

/** Calls at once of a limiter of ten per second; the times of their starts. */
function crowded(algorithm: AlgorithmName, calls = 40) {
  const clock = new ManualClock({ wallNow: WALL_START });
  const limiter = new AsyncRateLimiter({ rate: 10, per: '1s', algorithm, clock, scheduler: clock });
  const starts: number[] = [];
  for (let call = 0; call < calls; call++) void limiter.run(() => starts.push(clock.now()));
  return { clock, limiter, starts };
}

function mostPerSecond(starts: readonly number[]): number {
  return Math.max(...starts.map((start) => starts.filter((other) => other >= start && other < start + 1_000).length));
}

describe.each(ALGORITHMS)('a limiter with %s', (algorithm) => {
  it.each(['1h', '-1h'] as const)('does not notice that the wall clock jumps by %s', async (jump) => {
    const [jumped, steady] = [crowded(algorithm), crowded(algorithm)];
    await jumped.clock.advance(500);
    jumped.clock.jumpWall(jump);
    await jumped.clock.advance('1m');
    await steady.clock.advance('1m');
    expect(jumped.starts).toEqual(steady.starts);
  });

  it('keeps its bound when the clock jumps by a day, and goes on', async () => {
    const { clock, limiter, starts } = crowded(algorithm);
    clock.block('24h');
    await clock.advance('1m');
    expect(starts).toHaveLength(40);
    expect(mostPerSecond(starts)).toBeLessThanOrEqual(limiter.stats().windowBound);
    expect([limiter.remaining(), limiter.stats().waiting, clock.pending()]).toEqual([10, 0, 0]);
  });

  it('keeps its bound when the event loop is blocked for two seconds, and lets nobody in before those who wait', async () => {
    const { clock, limiter, starts } = crowded(algorithm, 15);
    clock.block('2s');
    expect(limiter.tryAcquire()).toEqual({ ok: false, retryAfterMs: 1 });
    await clock.advance('1m');
    expect(starts).toHaveLength(15);
    expect(mostPerSecond(starts)).toBeLessThanOrEqual(limiter.stats().windowBound);
  });

  it('admits each of many keys by its own bound after a jump of a day', () => {
    const clock = new ManualClock();
    const limiter = new KeyedRateLimiter({ rate: 2, per: '1s', algorithm, maxKeys: 3, clock, scheduler: clock });
    for (const jump of ['1ms', '24h', '24h'] as const) {
      clock.block(jump);
      for (const key of ['ann', 'ben', 'carl']) expect([1, 2, 3].map(() => limiter.tryAcquire(key).ok)).toEqual([true, true, false]);
    }
  });
});

it.each(['1h', '-1h'] as const)('a server whose wall clock is off by %s pauses a limiter for five minutes at most', (jump) => {
  const clock = new ManualClock({ wallNow: WALL_START });
  const limiter = new AsyncRateLimiter({ rate: 10, per: '1s', clock, scheduler: clock });
  clock.jumpWall(jump);
  limiter.observe({ status: 503, headers: { 'retry-after': new Date(WALL_START + 30_000).toUTCString() } });
  expect(limiter.stats().pausedForMs).toBe(jump === '1h' ? 0 : 300_000);
});
