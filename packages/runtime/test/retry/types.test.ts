import { describe, expectTypeOf, it } from 'vitest';
import { asyncRetry, hedge, type HedgePolicy, type RetryContext, retryable, retryHistory, type RetryHistory, type RetryOptions } from '../../src/retry/index.js';

describe('types of /retry', () => {
  it('follow the work', () => {
    const policy = asyncRetry.with({ attempts: 5, initial: '100ms', maxElapsed: '1m' });
    expectTypeOf(() => asyncRetry(() => 'pear')).returns.toEqualTypeOf<Promise<string>>();
    expectTypeOf(() => asyncRetry(async ({ attempt }) => Promise.resolve(attempt))).returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf(() => policy.run((context) => context)).returns.toEqualTypeOf<Promise<RetryContext>>();
    expectTypeOf(policy.wrap((fruit: string, count: number) => `${fruit}: ${count}`)).toEqualTypeOf<(fruit: string, count: number) => Promise<string>>();
    expectTypeOf(() => hedge(() => 42, { delay: '50ms' })).returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf(retryHistory).returns.toEqualTypeOf<RetryHistory | undefined>();
  });

  it('give `isAcceptable` the result', () => {
    const once = () => hedge(() => ({ ok: true }), { delay: 5, isAcceptable: (result) => (expectTypeOf(result).toEqualTypeOf<{ ok: boolean }>(), result.ok) });
    expectTypeOf(once).returns.toEqualTypeOf<Promise<{ ok: boolean }>>();
    const policy = hedge.with({ delay: 'p95', fallbackDelay: '50ms', isAcceptable: (result: Response) => result.ok });
    expectTypeOf(policy).toEqualTypeOf<HedgePolicy<Response>>();
    // @ts-expect-error a number is not what `isAcceptable` looks at
    expectTypeOf(() => policy.run(() => 42)).toBeFunction();
  });

  it('decorate asynchronous methods alone', () => {
    const decorate = retryable({ attempts: 3 });
    const fetched = async (id: number) => Promise.resolve(String(id));
    expectTypeOf(decorate(fetched)).parameters.toEqualTypeOf<[id: number]>();
    expectTypeOf(decorate(fetched)).returns.toEqualTypeOf<Promise<string>>();
    // @ts-expect-error a decorated method returns a promise
    expectTypeOf(() => decorate(() => 42)).toBeFunction();
  });

  it('refuse what is no duration or option', () => {
    expectTypeOf<{ initial: '1s'; jitter: 'none' }>().toExtend<RetryOptions>();
    const refused = () => [
      // @ts-expect-error a duration needs a unit
      asyncRetry(() => 1, { initial: '5' }),
      // @ts-expect-error there is no such option
      asyncRetry(() => 1, { maxAttempts: 3 }),
      // @ts-expect-error a hedge needs a delay
      hedge(() => 1, {}),
    ];
    expectTypeOf(refused).toBeFunction();
  });
});
