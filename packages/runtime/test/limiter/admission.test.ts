import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AsyncRateLimiter, type AlgorithmName, type LimiterOptions } from '../../src/limiter/index.js';
import { ManualClock } from '../../src/testing/index.js';

const ALGORITHMS: AlgorithmName[] = ['sliding-log', 'gcra', 'token-bucket', 'sliding-counter'];

function limited(options: Partial<LimiterOptions> = {}) {
  const clock = new ManualClock();
  return { clock, limiter: new AsyncRateLimiter({ rate: 10, per: 500, clock, scheduler: clock, ...options }) };
}

/** The most units in any half-open window of a length. */
function mostIn(starts: readonly number[], lengthMs: number): number {
  return Math.max(0, ...starts.map((start, index) => starts.slice(index).filter((later) => later - start < lengthMs).length));
}

/** Calls at the given gaps; the starts, a unit each. */
function startsOf({ clock, limiter }: ReturnType<typeof limited>, calls: readonly (readonly [gap: number, cost: number])[]): number[] {
  return calls.flatMap(([gap, cost]) => {
    clock.block(gap);
    return limiter.tryAcquire(cost).ok ? Array<number>(cost).fill(clock.now()) : [];
  });
}

const calls = fc.array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 4 })), { maxLength: 150 });

describe('AsyncRateLimiter', () => {
  it('rule 1: no half-open window holds more than `rate` starts', () => {
    fc.assert(
      fc.property(calls, fc.integer({ min: 4, max: 12 }), (traffic, rate) => {
        expect(mostIn(startsOf(limited({ rate }), traffic), 500)).toBeLessThanOrEqual(rate);
      }),
      { seed: 42 },
    );
  });

  it('rule 1: idle callers may start `rate` at once, and the next when the window has passed', () => {
    const { clock, limiter } = limited();
    const burst = () => Array.from({ length: 11 }, () => limiter.tryAcquire().ok).filter(Boolean).length;
    expect(burst()).toBe(10);
    clock.block(499);
    expect(limiter.tryAcquire()).toEqual({ ok: false, retryAfterMs: 1 });
    clock.block(1);
    expect(burst()).toBe(10);
  });

  it.each(['gcra', 'token-bucket'] as const)('rule 2: with %s no window holds more than `stats().windowBound` = burst + rate - 1', (algorithm) => {
    fc.assert(
      fc.property(calls, fc.constantFrom(4, 5, 10), fc.integer({ min: 4, max: 12 }), (traffic, rate, burst) => {
        const set = limited({ algorithm, rate, burst });
        expect(set.limiter.stats().windowBound).toBe(burst + rate - 1);
        expect(mostIn(startsOf(set, traffic), 500)).toBeLessThanOrEqual(burst + rate - 1);
      }),
      { seed: 42 },
    );
  });

  it('rule 2: `burst: 1` is strict', () => {
    const { clock, limiter } = limited({ algorithm: 'gcra', burst: 1 });
    expect([limiter.tryAcquire(), limiter.tryAcquire()]).toEqual([{ ok: true }, { ok: false, retryAfterMs: 50 }]);
    clock.block(50);
    expect(limiter.tryAcquire().ok).toBe(true);
    expect(limiter.stats().windowBound).toBe(10);
  });

  it('rule 3: `gcra` and `token-bucket` decide as a bucket that is refilled all the time', () => {
    fc.assert(
      fc.property(calls, (traffic) => {
        const [gcra, bucket] = [limited({ algorithm: 'gcra', burst: 6 }), limited({ algorithm: 'token-bucket', burst: 6 })];
        let tokens = 6;
        for (const [gap, cost] of traffic) {
          gcra.clock.block(gap);
          bucket.clock.block(gap);
          tokens = Math.min(6, tokens + gap / 50);
          const hasRoom = tokens >= cost - 1e-9;
          if (hasRoom) tokens -= cost;
          expect([gcra.limiter.tryAcquire(cost).ok, bucket.limiter.tryAcquire(cost).ok]).toEqual([hasRoom, hasRoom]);
        }
      }),
      { seed: 42 },
    );
  });

  it('rule 4: `sliding-counter` is approximate, says so, and keeps its bound', () => {
    expect(ALGORITHMS.map((algorithm) => limited({ algorithm }).limiter.stats().isApproximate)).toEqual([false, false, false, true]);
    fc.assert(
      fc.property(calls, (traffic) => {
        const set = limited({ algorithm: 'sliding-counter' });
        expect(mostIn(startsOf(set, traffic), 500)).toBeLessThanOrEqual(set.limiter.stats().windowBound);
      }),
      { seed: 42 },
    );
    // Nine starts at the end of one window, and eight in the next: the estimate takes the ten of the first for evenly spread.
    const starts = startsOf(limited({ algorithm: 'sliding-counter' }), [[0, 1], [499, 9], [401, 8]]);
    expect(mostIn(starts, 500)).toBe(17);
  });

  it.each(ALGORITHMS)('%s tells when there will be room, and how much there is', (algorithm) => {
    fc.assert(
      fc.property(calls, (traffic) => {
        const { clock, limiter } = limited({ algorithm });
        for (const [gap, cost] of traffic) {
          clock.block(gap);
          const before = limiter.remaining();
          const answer = limiter.tryAcquire(cost);
          expect(answer.ok).toBe(before >= cost);
          if (!answer.ok) {
            clock.block(answer.retryAfterMs);
            expect(limiter.tryAcquire(cost).ok).toBe(true);
          }
        }
      }),
      { seed: 42 },
    );
  });

  it('rule 8: a cost above the capacity throws instead of waiting for ever', async () => {
    const message = '`cost` must be an integer from 1 to 10; got `11`.';
    expect(() => limited().limiter.tryAcquire(11)).toThrow(message);
    expect(() => limited().limiter.reserve(11)).toThrow(message);
    await expect(limited().limiter.acquire(11)).rejects.toThrow(message);
    expect(() => limited({ algorithm: 'gcra', burst: 3 }).limiter.tryAcquire(4)).toThrow('`cost` must be an integer from 1 to 3; got `4`.');
    expect(() => limited().limiter.tryAcquire(0)).toThrow('`cost` must be an integer from 1 to 10; got `0`.');
  });

  it('rule 11: `enabled: false` admits and still counts', () => {
    const { limiter } = limited({ enabled: false });
    for (let call = 0; call < 25; call++) expect(limiter.tryAcquire()).toEqual({ ok: true });
    expect(limiter.stats()).toMatchObject({ admitted: 25, refused: 0, remaining: 10 });
  });

  it.each(ALGORITHMS)('rule 13: `minInterval` spaces any two starts under %s', async (algorithm) => {
    const { clock, limiter } = limited({ algorithm, minInterval: 20 });
    const starts: number[] = [];
    for (let call = 0; call < 30; call++) void limiter.run(() => starts.push(clock.now()), { cost: (call % 2) + 1 });
    await clock.advance('10s');
    expect(starts).toHaveLength(30);
    expect(starts.slice(1).filter((start, index) => start - starts[index] < 20)).toEqual([]);
  });

  it.each([
    [{ rate: 0 }, '`rate` must be an integer from 1; got `0`.'],
    [{ rate: 100_001 }, "Use `algorithm: 'gcra'` for more."],
    [{ burst: 5 }, "`burst` and `algorithm: 'sliding-log'` contradict each other"],
    [{ per: 0 }, '`per` must be a duration'],
    [{ per: '1x' }, '`per` must be a duration'],
    [{ maxqueue: 1 }, 'unknown option `maxqueue`; did you mean `maxQueue`?'],
  ])('refuses %o', (options, message) => {
    expect(() => limited(options as Partial<LimiterOptions>)).toThrow(message);
  });
});
