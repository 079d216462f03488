import { expectTypeOf, it } from 'vitest';
import { CircuitBreaker, type BreakerSnapshot, type BreakerState, type Outcome, type Pass } from '../../src/breaker/index.js';

const breaker = new CircuitBreaker({ trip: { mode: 'count', size: 20, slow: { over: '2s', rate: 0.5 } }, openFor: { initial: '1s', factor: 2 } });

it('gives the result of the work its type, and a pass that `using` takes', () => {
  expectTypeOf(breaker.run(() => 42)).toEqualTypeOf<Promise<number>>();
  expectTypeOf(breaker.call(({ signal }) => Promise.resolve(signal))).toEqualTypeOf<Promise<AbortSignal | undefined>>();
  expectTypeOf(breaker.wrap((shelf: string, place: number) => `${shelf}${place}`)).toEqualTypeOf<(shelf: string, place: number) => Promise<string>>();
  expectTypeOf(breaker.pass()).toEqualTypeOf<Pass>();
  expectTypeOf<Pass>().toExtend<Disposable>();
  expectTypeOf(breaker.state).toEqualTypeOf<BreakerState>();
  expectTypeOf(breaker.exportState()).toEqualTypeOf<Readonly<BreakerSnapshot>>();
});

it('refuses options by their types', () => {
  const made = () => [
    // @ts-expect-error: a trip has a mode
    new CircuitBreaker({ trip: { failures: 5 } }),
    // @ts-expect-error: a count is no duration
    new CircuitBreaker({ trip: { mode: 'count', size: '10s' } }),
    // @ts-expect-error: consecutive failures have no window
    new CircuitBreaker({ trip: { mode: 'consecutive', failures: 5, size: 10 } }),
    // @ts-expect-error: an outcome is a failure, a success or ignored
    new CircuitBreaker({ classify: () => 'slow' }),
  ];
  expectTypeOf(made).returns.items.toEqualTypeOf<CircuitBreaker>();
  // @ts-expect-error: a breaker is not half-opened by hand
  expectTypeOf(() => breaker.force('half-open')).returns.toBeVoid();
  expectTypeOf<Outcome>().toEqualTypeOf<'failure' | 'success' | 'ignore'>();
});
