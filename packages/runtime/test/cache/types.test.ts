import { describe, expectTypeOf, it } from 'vitest';
import { AsyncLRUCache, type CacheRegion, type DumpedEntry, type Entry } from '../../src/cache/index.js';

interface Product {
  readonly price: number;
}

describe('types', () => {
  const cache = new AsyncLRUCache<string, Product>({ maxSize: 10, regions: { prices: { ttl: ({ price }) => price } } });
  const byNumber = new AsyncLRUCache<number, Product>({ maxWeight: 10, weigh: ({ price }, key) => price + key });

  it('follow from those of key and value', () => {
    expectTypeOf(cache.get('pear')).toEqualTypeOf<Product | undefined>();
    expectTypeOf(cache.getEntry('pear')).toEqualTypeOf<Entry<Product> | undefined>();
    expectTypeOf(cache.dump()).toEqualTypeOf<DumpedEntry<string, Product>[]>();
    expectTypeOf(cache.region('prices')).toEqualTypeOf<CacheRegion<Product>>();
    expectTypeOf(cache.getOrLoad('pear', (key, { signal }) => ({ price: key.length + Number(signal.aborted) }))).toEqualTypeOf<Promise<Product>>();
    expectTypeOf<typeof byNumber.set>().parameter(0).toEqualTypeOf<number>();
  });

  it('refuse what does not fit', () => {
    // @ts-expect-error The key is text.
    expectTypeOf(() => cache.get(1)).toBeFunction();
    // @ts-expect-error The value is a product.
    expectTypeOf(() => cache.set('pear', 1)).toBeFunction();
    // @ts-expect-error The loader gives a product.
    expectTypeOf(() => cache.getOrLoad('pear', () => 1)).toBeFunction();
    // @ts-expect-error Regions need keys that are text.
    expectTypeOf(() => byNumber.region('prices')).toBeFunction();
    // @ts-expect-error No such policy.
    expectTypeOf(() => new AsyncLRUCache({ maxSize: 1, policy: 'fifo' })).toBeFunction();
    // @ts-expect-error A duration has a unit.
    expectTypeOf(() => new AsyncLRUCache({ maxSize: 1, ttl: '5 minutes' })).toBeFunction();
  });
});
