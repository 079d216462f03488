import { describe, expectTypeOf, it } from 'vitest';
import { type Admission, AsyncRateLimiter, KeyedRateLimiter, type LimiterMessages, type LimiterOptions, type RatePermit } from '../../src/limiter/index.js';

const limiter = new AsyncRateLimiter({ rate: 10, per: '1s' });
const keyed = new KeyedRateLimiter({ rate: 10, per: '1s', maxKeys: 5, onKeyOverflow: 'deny' });

describe('types of /limiter', () => {
  it('follow the work, and give it the signal', () => {
    expectTypeOf(() => limiter.run(() => 'pear')).returns.toEqualTypeOf<Promise<string>>();
    expectTypeOf(() => keyed.run('ann', async () => Promise.resolve(42), { cost: 2 })).returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf(() => limiter.run(({ signal }) => signal)).returns.toEqualTypeOf<Promise<AbortSignal | undefined>>();
    expectTypeOf(() => limiter.acquire()).returns.toEqualTypeOf<Promise<RatePermit>>();
    expectTypeOf<RatePermit>().toExtend<Disposable>();
  });

  it('tell an admission from a refusal', () => {
    expectTypeOf(() => keyed.tryAcquire('ann')).returns.toEqualTypeOf<Admission>();
    expectTypeOf<Extract<Admission, { ok: false }>['retryAfterMs']>().toEqualTypeOf<number>();
    expectTypeOf<Extract<Admission, { ok: true }>>().not.toHaveProperty('retryAfterMs');
  });

  it('refuse what a limiter cannot mean', () => {
    expectTypeOf<{ rate: number; per: '5s' }>().toExtend<LimiterOptions>();
    expectTypeOf<{ rate: number; per: '5 weeks' }>().not.toExtend<LimiterOptions>();
    // @ts-expect-error the key comes first
    expectTypeOf(() => keyed.tryAcquire(5)).toBeFunction();
    // @ts-expect-error a limiter without keys has none to bound
    expectTypeOf(() => new AsyncRateLimiter({ rate: 10, per: 5, maxKeys: 5 })).toBeFunction();
    // @ts-expect-error an unknown overflow
    expectTypeOf(() => new KeyedRateLimiter({ rate: 10, per: 5, onKeyOverflow: 'evict' })).toBeFunction();
  });

  it('name the messages of its channels', () => {
    expectTypeOf<LimiterMessages['refused']>().toEqualTypeOf<{ readonly limiter: string; readonly retryAfterMs: number }>();
  });
});
