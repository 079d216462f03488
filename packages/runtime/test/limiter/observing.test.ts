import { describe, expect, it } from 'vitest';
import { AsyncRateLimiter, type LimiterOptions } from '../../src/limiter/index.js';
import { ManualClock } from '../../src/testing/index.js';

const WALL_START = Date.UTC(2026, 0, 1);

function limited(options: Partial<LimiterOptions> = {}) {
  const clock = new ManualClock({ wallNow: WALL_START });
  return { clock, limiter: new AsyncRateLimiter({ rate: 10, per: '1s', clock, scheduler: clock, ...options }) };
}

describe('AsyncRateLimiter', () => {
  it.each([
    ['seconds', { 'retry-after': '7' }, 7_000],
    ['a date', { 'retry-after': new Date(WALL_START + 30_000).toUTCString() }, 30_000],
    ['a date that has passed', { 'retry-after': new Date(WALL_START - 30_000).toUTCString() }, 0],
    ['milliseconds', { 'retry-after-ms': '250', 'retry-after': '7' }, 250],
    ['RateLimit', { ratelimit: '"default";r=0;t=30' }, 30_000],
    ['RateLimit of an earlier draft', { ratelimit: 'limit=100, remaining=0, reset=12' }, 12_000],
    ['RateLimit with room', { ratelimit: '"default";r=5;t=30' }, 0],
    ['X-RateLimit with a span', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' }, 9_000],
    ['X-RateLimit with a time', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(WALL_START / 1_000 + 60) }, 60_000],
    ['X-RateLimit with room', { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '9' }, 0],
    ['five minutes at most', { 'retry-after': '86400' }, 300_000],
    ['nothing readable', { 'retry-after': 'soon' }, 0],
  ])('rule 10: `observe` pauses as the headers ask: %s', (_, headers, pausedForMs) => {
    for (const given of [headers, new Headers(headers)]) {
      const { limiter } = limited();
      limiter.observe({ status: 429, headers: given });
      expect(limiter.stats().pausedForMs).toBe(pausedForMs);
      expect(limiter.tryAcquire().ok).toBe(pausedForMs === 0);
    }
  });

  it('rule 10: an adaptive rate halves at most once per `per`, and recovers by 5 % per quiet `per`', () => {
    const { clock, limiter } = limited({ adaptive: true });
    const admitted = () => Array.from({ length: 20 }, () => limiter.tryAcquire().ok).filter(Boolean).length;
    const complain = () => limiter.observe({ statusCode: 429, headers: {} });
    complain();
    complain();
    expect([limiter.stats().share, admitted()]).toEqual([0.5, 5]);
    clock.block('1s');
    expect([limiter.remaining(), limiter.stats().share]).toEqual([5, 0.55]);
    clock.block('30s');
    expect([admitted(), limiter.stats().share]).toEqual([10, 1]);
  });

  it('rule 10: an adaptive rate halves again once a `per` has passed since the last time, at any moment of a quiet one', () => {
    const { clock, limiter } = limited({ adaptive: true });
    const shareAfterComplaint = () => (limiter.observe({ status: 503, headers: {} }), limiter.stats().share);
    const shares = ['0s', '2500ms', '999ms', '1ms'].map((gap) => {
      clock.block(gap as '1s');
      return shareAfterComplaint();
    });
    // Two quiet periods before the second complaint, none after it.
    expect(shares.map((share) => Number(share.toFixed(3)))).toEqual([0.5, 0.3, 0.3, 0.15]);
  });

  it('rule 10: a limiter that is not adaptive keeps its rate', () => {
    const { limiter } = limited();
    limiter.observe({ status: 429, headers: {} });
    expect([limiter.stats().share, limiter.remaining()]).toEqual([1, 10]);
  });

  it('names what is no duration as the argument that it is', () => {
    const limiter = new AsyncRateLimiter({ rate: 1, per: '1s' });
    expect(() => limiter.penalize(-1)).toThrow("`duration` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', from 0; got `-1`.");
  });
});
