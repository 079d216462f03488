import { describe, expect, it, vi } from 'vitest';
import { AsyncLRUCache, type CacheOptions } from '../../src/cache/index.js';
import { ManualClock } from '../../src/testing/index.js';

function made(options: Partial<CacheOptions<string, unknown>> = {}) {
  const clock = new ManualClock();
  const regions = { prices: { ttl: '5m' }, stock: { enabled: false }, names: {}, dates: { ttl: (value: unknown) => (value === 'soon' ? 1 : '1d') } } as const;
  const cache = new AsyncLRUCache<string, unknown>({ maxSize: 100, ttl: '1h', clock, scheduler: clock, regions, ...options });
  const loader = vi.fn((key: string) => Promise.resolve(`${key} loaded`));
  return { clock, cache, loader };
}

describe('a region', () => {
  it('has keys of its own', () => {
    const { cache } = made();
    cache.set('pear', 'whole');
    cache.region('prices').set('pear', 1);
    cache.region('names').set('pear', 'Pear');
    expect([cache.get('pear'), cache.region('prices').get('pear'), cache.region('names').get('pear')]).toEqual(['whole', 1, 'Pear']);
    expect(cache.region('prices').delete('pear')).toBe(true);
    expect([cache.has('pear'), cache.region('prices').has('pear'), cache.region('names').has('pear')]).toEqual([true, false, true]);
  });

  it('has a ttl of its own, or that of the cache, and a call has the last word', async () => {
    const { clock, cache, loader } = made();
    const [prices, names, dates] = (['prices', 'names', 'dates'] as const).map((name) => cache.region(name));
    prices.set('pear', 1);
    prices.set('plum', 2, { ttl: '2h' });
    names.set('pear', 'Pear');
    dates.set('pear', 'soon');
    dates.set('plum', 'late');
    await prices.getOrLoad('fig', loader);
    await clock.advance('5m');
    expect([prices.has('pear'), prices.has('plum'), prices.has('fig'), names.has('pear'), dates.has('pear'), dates.has('plum')]).toEqual([false, true, false, true, false, true]);
    await clock.advance('1h');
    expect([prices.has('plum'), names.has('pear'), dates.has('plum')]).toEqual([true, false, true]);
  });

  it('has its ttl too where a call leaves it undefined', async () => {
    const { clock, cache, loader } = made();
    const prices = cache.region('prices');
    prices.set('pear', 1, { ttl: undefined });
    await prices.getOrLoad('fig', loader, { ttl: undefined });
    await clock.advance('5m');
    expect([prices.has('pear'), prices.has('fig')]).toEqual([false, false]);
  });

  it('shares the limits, tags and counters of the cache', async () => {
    const { cache, loader } = made({ maxSize: 2 });
    cache.set('pear', 1);
    await cache.region('prices').getOrLoad('pear', loader, { tags: ['fruit'] });
    await cache.region('names').getOrLoad('pear', loader);
    expect([cache.has('pear'), cache.stats().size, cache.stats().loads]).toEqual([false, 2, 2]);
    cache.invalidateTag('fruit');
    expect(cache.region('prices').has('pear')).toBe(false);
  });

  it('gives loaders the key without the name of the region, and refreshes it', async () => {
    const { cache, loader } = made();
    await expect(cache.region('prices').getOrLoad('pear', loader)).resolves.toBe('pear loaded');
    await expect(cache.region('prices').refresh('pear', () => 'again')).resolves.toBe('again');
    expect(cache.get(cache.region('prices').keyOf('pear'))).toBe('again');
  });

  it('rule 15: that is disabled stores nothing and loads in single flight', async () => {
    const { cache, loader } = made({ swr: '1h', staleIfError: '1h', negativeTtl: '1h', errorTtl: '1h' });
    const stock = cache.region('stock');
    await Promise.all([stock.getOrLoad('pear', loader), stock.getOrLoad('pear', loader, { ttl: '1h', swr: '1h' })]);
    expect(loader).toHaveBeenCalledOnce();
    expect(stock.set('pear', 1)).toBe(false);
    await stock.getOrLoad('pear', () => undefined);
    await expect(stock.getOrLoad('pear', () => Promise.reject(new Error('upstream')))).rejects.toThrow('upstream');
    await stock.getOrLoad('pear', loader);
    expect(loader).toHaveBeenCalledTimes(2);
    expect(cache.stats().size).toBe(0);
  });

  it('must be known, and its options must fit', () => {
    expect(() => made().cache.region('price')).toThrow("`region` must be one of prices, stock, names, dates; got `'price'`.");
    expect(() => made({ regions: { prices: { tl: 5 } } as never })).toThrow('unknown option `regions.prices.tl`; did you mean `regions.prices.ttl`?');
    expect(() => made({ regions: { prices: { ttl: -5 } } })).toThrow('`regions.prices.ttl` must be');
    expect(() => made({ regions: 'prices' as never })).toThrow('`regions` must be an object of options by name');
  });
});
