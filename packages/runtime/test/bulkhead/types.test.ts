import { expectTypeOf, it } from 'vitest';
import { Bulkhead, type BulkheadPermit } from '../../src/bulkhead/index.js';

it('gives the result of the work its type, and a permit that `using` takes', () => {
  const bulkhead = new Bulkhead({ maxConcurrent: { min: 1, max: 10, algorithm: 'aimd' }, maxQueue: 5, queueTimeout: '2s' });
  expectTypeOf(bulkhead.run(() => 42)).toEqualTypeOf<Promise<number>>();
  expectTypeOf(bulkhead.run(({ signal }) => Promise.resolve(signal))).toEqualTypeOf<Promise<AbortSignal | undefined>>();
  expectTypeOf(bulkhead.tryAcquire()).toEqualTypeOf<BulkheadPermit | undefined>();
  expectTypeOf(bulkhead.acquire()).resolves.toExtend<Disposable>();
  expectTypeOf(bulkhead.stats().limit).toEqualTypeOf<number>();
});

it('refuses options by their types', () => {
  const made = () => [
    // @ts-expect-error: the number of places is required
    new Bulkhead({}),
    // @ts-expect-error: a limit that adapts itself has an end
    new Bulkhead({ maxConcurrent: { min: 1 } }),
    // @ts-expect-error: a duration has a unit that is known
    new Bulkhead({ maxConcurrent: 1, maxQueue: 1, queueTimeout: '2 weeks' }),
  ];
  expectTypeOf(made).returns.items.toEqualTypeOf<Bulkhead>();
});
