import { describe, expectTypeOf, it } from 'vitest';
import { breaker, bulkhead, cached, type CallContext, fallback, fallbackChain, hedged, type Layer, limit, pipeline, retry, timeout } from '../../src/pipeline/index.js';
import { stage } from './stage.js';

const { cache, breaker: circuit, bulkhead: hold, limiter, retries, hedges } = stage();

describe('types of /pipeline', () => {
  it('follow the work', () => {
    const layers = pipeline(timeout('5s'), retry(retries()), hedged(hedges()), limit(limiter()), breaker(circuit()), bulkhead(hold()), cached(cache, (name: string) => name));
    expectTypeOf(() => layers.run(() => 5)).returns.toEqualTypeOf<Promise<number>>();
    expectTypeOf(() => layers.run(() => Promise.resolve('pear'))).returns.toEqualTypeOf<Promise<string>>();
  });

  it('know what a fallback answers', () => {
    const layers = pipeline(fallback(() => Promise.resolve({ isStale: true })), timeout('5s'));
    expectTypeOf(() => layers.run(() => 5)).returns.toEqualTypeOf<Promise<number | { isStale: boolean }>>();
  });

  it('keep the arguments of a wrapped function', () => {
    const find = pipeline({ name: 'search' }, timeout('5s')).wrap((context: CallContext, name: string, page?: number) => [context.attempt, name, page].join());
    expectTypeOf(find).parameters.toEqualTypeOf<[name: string, page?: number]>();
    expectTypeOf(find).returns.toEqualTypeOf<Promise<string>>();
  });

  it('of a chain are those of its steps', () => {
    expectTypeOf(fallbackChain([(url: string) => url.length, (url: string) => Promise.resolve(url.length)])).toEqualTypeOf<(url: string) => Promise<number>>();
  });

  it('take a layer of yours', () => {
    const noting: Layer = { kind: 'noting', around: (next, context) => next(context) };
    expectTypeOf(() => pipeline(noting).run(() => 5)).returns.toEqualTypeOf<Promise<number>>();
  });

  it('refuse what is no layer or option', () => {
    const refused = () => [
      // @ts-expect-error a keyed limiter needs its key
      limit({ remaining: (key: string) => key.length, tryAcquire: (key: string) => ({ ok: key === '' }), acquire: (key: string) => Promise.resolve(key) }),
      // @ts-expect-error there is no such option
      pipeline(timeout('5s')).run(() => 5, { label: 'pear' }),
      // @ts-expect-error a layer needs a kind
      pipeline({ around: () => Promise.resolve(5) }),
    ];
    expectTypeOf(refused).toBeFunction();
  });
});
