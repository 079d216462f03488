import { describe, expect, it } from 'vitest';
import { AsyncLRUCache, type CacheOptions, type DumpedEntry, type PolicyName } from '../../src/cache/index.js';
import { ManualClock } from '../../src/testing/index.js';

function made(options: Partial<CacheOptions<string, number>> = {}, clock = new ManualClock()) {
  return { clock, cache: new AsyncLRUCache<string, number>({ maxSize: 100, clock, scheduler: clock, ...options }) };
}

function throughJson<Key, Value>(entries: DumpedEntry<Key, Value>[]): DumpedEntry<Key, Value>[] {
  return JSON.parse(JSON.stringify(entries)) as DumpedEntry<Key, Value>[];
}

describe('dump and restore', () => {
  it('carry entries to a process whose clock began at another time', async () => {
    const { clock, cache } = made({ staleIfError: '1m' }, new ManualClock({ now: 5000, wallNow: 1_000_000 }));
    cache.set('pear', 1, { ttl: '10s', tags: ['fruit'] });
    cache.set('leek', 2);
    await clock.advance('4s');
    const other = made({}, new ManualClock({ now: 0, wallNow: clock.wallNow() + 5000 }));
    expect(other.cache.restore(throughJson(cache.dump()))).toBe(2);
    expect(other.cache.getEntry('pear')).toEqual({ value: 1, createdAt: 1_000_000, expiresAt: 1_010_000 });
    await other.clock.advance('1s');
    expect([other.cache.get('pear'), other.cache.get('leek')]).toEqual([undefined, 2]);
    await expect(other.cache.getOrLoad('pear', () => Promise.reject(new Error('upstream')), { staleIfError: '1m' })).resolves.toBe(1);
    other.cache.invalidateTag('fruit');
    await expect(other.cache.getOrLoad('pear', () => Promise.reject(new Error('upstream')), { staleIfError: '1m' })).rejects.toThrow('upstream');
  });

  it('keep of what was loaded without tags as little as of what was set', async () => {
    const { cache } = made();
    cache.set('pear', 1);
    const [asSet] = cache.dump();
    cache.delete('pear');
    await cache.getOrLoad('pear', () => 1);
    expect(cache.dump()).toStrictEqual([asSet]);
  });

  it('leave out what is of no use any more', async () => {
    const { clock, cache } = made();
    cache.set('pear', 1, { ttl: 10 });
    cache.set('plum', 2, { tags: ['fruit'] });
    cache.set('leek', 3, { ttl: 20 });
    cache.invalidateTag('fruit');
    await clock.advance(10);
    const dumped = cache.dump();
    expect(dumped.map(({ key }) => key)).toEqual(['leek']);
    await clock.advance(10);
    expect(made({}, clock).cache.restore(dumped)).toBe(0);
  });

  it.each<PolicyName>(['lru', 'sieve', 'w-tinylfu'])('keep the last entries when the new cache is smaller, under %s', (policy) => {
    const { cache } = made({ policy });
    for (let index = 0; index < 10; index++) cache.set(`${index}`, index);
    const smaller = made({ maxSize: 4 }).cache;
    expect(smaller.restore(cache.dump())).toBe(10);
    expect(smaller.dump().map(({ key }) => key)).toEqual(['6', '7', '8', '9']);
  });

  it('lru keeps its order', () => {
    const { cache } = made({ maxSize: 3 });
    for (const key of ['pear', 'plum', 'leek']) cache.set(key, 1);
    cache.get('pear');
    const restored = made({ maxSize: 3 }).cache;
    restored.restore(cache.dump());
    restored.set('fig', 1);
    expect(restored.dump().map(({ key }) => key)).toEqual(['leek', 'pear', 'fig']);
  });

  it('keep weights, and refuse what is too heavy', () => {
    const options = { maxWeight: 10, weigh: () => 1 };
    const { cache } = made(options);
    cache.set('pear', 1, { weight: 7 });
    expect(cache.dump()).toMatchObject([{ key: 'pear', weight: 7 }]);
    const restored = made({ ...options, maxEntryWeight: 5 }).cache;
    expect(restored.restore(cache.dump())).toBe(0);
    expect(restored.stats()).toMatchObject({ refused: 1, size: 0 });
  });

  it('rule 8: a load that began before a restore does not replace what was restored', async () => {
    const { cache } = made();
    const answer = cache.getOrLoad('pear', () => Promise.resolve(1));
    cache.restore([{ key: 'pear', value: 2, weight: 1 }]);
    await expect(answer).resolves.toBe(1);
    expect(cache.get('pear')).toBe(2);
  });

  it('refuse times and weights that are no numbers', () => {
    const { cache } = made();
    expect(() => cache.restore([{ key: 'pear', value: 1, weight: 1, expiresAt: 'noon' as never }])).toThrow('`expiresAt` must be a number');
    expect(() => cache.restore([{ key: 'pear', value: 1, weight: NaN }])).toThrow('`weight` must be a number from 0; got `NaN`.');
  });
});
