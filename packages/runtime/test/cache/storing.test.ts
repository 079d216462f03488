import fc from 'fast-check';
import { LRUCache } from 'lru-cache';
import { describe, expect, it, vi } from 'vitest';
import { AsyncLRUCache, type CacheOptions, type PolicyName } from '../../src/cache/index.js';
import { ManualClock } from '../../src/testing/index.js';

const policies: PolicyName[] = ['lru', 'sieve', 'w-tinylfu'];

function made(options: Partial<CacheOptions<string, unknown>> = {}) {
  const clock = new ManualClock();
  return { clock, cache: new AsyncLRUCache<string, unknown>({ maxSize: 100, clock, scheduler: clock, ...options }) };
}

const operations = fc.array(fc.record({ kind: fc.constantFrom('get', 'set', 'delete', 'has'), key: fc.nat(12), weight: fc.nat(9) }), { maxLength: 300 });

describe('AsyncLRUCache', () => {
  it('rule 1: get, set, has and delete answer at once, and may be awaited', async () => {
    const { cache } = made();
    expect(cache.set('pear', 1)).toBe(true);
    expect(cache.get('pear')).toBe(1);
    const awaited: unknown = cache.get('pear');
    expect(await awaited).toBe(1);
    expect([cache.has('pear'), cache.delete('pear'), cache.has('pear')]).toEqual([true, true, false]);
  });

  it('rule 2: lru answers as lru-cache does', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const ours = new AsyncLRUCache<number, number>({ maxSize: 5 });
        const reference = new LRUCache<number, number>({ max: 5 });
        for (const { kind, key, weight } of steps) {
          if (kind === 'get') expect(ours.get(key)).toBe(reference.get(key));
          else if (kind === 'has') expect(ours.has(key)).toBe(reference.has(key));
          else if (kind === 'delete') expect(ours.delete(key)).toBe(reference.delete(key));
          else {
            ours.set(key, weight);
            reference.set(key, weight);
          }
        }
      }),
      { seed: 42 },
    );
  });

  it.each(policies)('rule 3: size and weight stay within their limits under %s', (policy) => {
    fc.assert(
      fc.property(operations, (steps) => {
        const cache = new AsyncLRUCache<number, number>({ maxSize: 5, maxWeight: 20, weigh: (weight) => weight, policy });
        const model = new Map<number, number>();
        for (const { kind, key, weight } of steps) {
          if (kind === 'set') model.set(key, weight);
          if (kind === 'set') cache.set(key, weight);
          else if (kind === 'delete') cache.delete(key);
          else if (cache.get(key) !== undefined) expect(cache.get(key)).toBe(model.get(key));
          const kept = [...model.keys()].filter((known) => cache.has(known));
          expect(cache.stats()).toMatchObject({ size: kept.length, weight: kept.reduce((sum, known) => sum + cache.peek(known)!, 0) });
          expect(cache.stats().size).toBeLessThanOrEqual(5);
          expect(cache.stats().weight).toBeLessThanOrEqual(20);
        }
      }),
      { seed: 42 },
    );
  });

  it('rule 3: a too heavy entry is refused and counted, and what it was to replace is gone', () => {
    const { cache } = made({ maxWeight: 10, maxEntryWeight: 5, weigh: () => 1 });
    cache.set('pear', 'light');
    expect(cache.set('pear', 'heavy', { weight: 6 })).toBe(false);
    expect(cache.has('pear')).toBe(false);
    expect(cache.stats().refused).toBe(1);
  });

  it('rule 4: an expired value is not returned, with a clock that starts at 0 as well', async () => {
    const { clock, cache } = made({ ttl: '300s' });
    cache.set('pear', 1);
    cache.set('plum', 2, { ttl: 10 });
    await clock.advance(10);
    expect([cache.get('pear'), cache.get('plum'), cache.has('plum'), cache.peek('plum')]).toEqual([1, undefined, false, undefined]);
    await clock.advance('300s');
    expect(cache.get('pear')).toBe(undefined);
    expect(clock.pending()).toBe(0);
  });

  it('rule 4: each operation sweeps at most two entries', async () => {
    const onEvict = vi.fn();
    const { clock, cache } = made({ ttl: 10, onEvict });
    for (let index = 0; index < 100; index++) cache.set(`${index}`, index);
    await clock.advance(10);
    cache.get('none');
    expect(onEvict.mock.calls.length).toBeLessThanOrEqual(2);
    for (let index = 0; index < 100; index++) cache.get('none');
    expect(cache.stats()).toMatchObject({ size: 0, expirations: 100 });
  });

  it('rule 4: every entry that is over goes, in whatever order they end and are replaced', async () => {
    const lives = fc.array(fc.record({ key: fc.nat(12), ttl: fc.integer({ min: 1, max: 40 }), pause: fc.nat(5) }), { maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(lives, async (steps) => {
        const { clock, cache } = made({ maxSize: 8 });
        const ends = new Map<string, number>();
        for (const { key, ttl, pause } of steps) {
          cache.set(`${key}`, key, { ttl });
          ends.set(`${key}`, clock.now() + ttl);
          await clock.advance(pause);
          for (let look = 0; look < 16; look++) cache.get('none');
          const over = [...ends.keys()].filter((known) => ends.get(known)! <= clock.now());
          for (const known of over) ends.delete(known);
          expect(cache.stats().size).toBe([...ends.keys()].filter((known) => cache.has(known)).length);
        }
      }),
      { seed: 42 },
    );
  });

  it('reads the clock once in ttlResolution, and then answers no later than that', async () => {
    const { clock, cache } = made({ ttl: 10, ttlResolution: 2 });
    const now = vi.spyOn(clock, 'now');
    cache.set('pear', 1);
    for (let look = 0; look < 100; look++) cache.get('pear');
    expect(now).toHaveBeenCalledTimes(1);
    await clock.advance(9);
    expect(cache.get('pear')).toBe(1);
    await clock.advance(1);
    expect(cache.get('pear')).toBe(1);
    await clock.advance(1);
    expect(cache.get('pear')).toBe(undefined);
    await clock.advance(2);
    expect(clock.pending()).toBe(0);
  });

  it('drops the reading of the clock when it is closed', async () => {
    const { clock, cache } = made({ ttl: 10, ttlResolution: 2 });
    cache.set('pear', 1);
    await cache.close();
    expect(clock.pending()).toBe(0);
  });

  it('drops what nobody reads for idleTtl', async () => {
    const { clock, cache } = made({ idleTtl: 10 });
    cache.set('pear', 1);
    cache.set('plum', 2);
    await clock.advance(9);
    cache.get('pear');
    await clock.advance(9);
    expect([cache.get('pear'), cache.get('plum')]).toEqual([1, undefined]);
  });

  it('rule 14: an invalidated tag ends its entries, and those that come after are good', () => {
    const { cache } = made();
    cache.set('pear', 1, { tags: ['fruit'] });
    cache.set('leek', 2, { tags: ['vegetable'] });
    cache.invalidateTag('fruit');
    cache.set('plum', 3, { tags: ['fruit'] });
    expect([cache.get('pear'), cache.get('leek'), cache.get('plum')]).toEqual([undefined, 2, 3]);
  });

  it('rule 14: dropping the oldest tag fails older tagged entries, never the reverse', () => {
    const { cache } = made({ maxTags: 2 });
    cache.set('pear', 1, { tags: ['a'] });
    cache.set('leek', 2, { tags: ['z'] });
    cache.set('bread', 3);
    for (const tag of ['a', 'b', 'c']) cache.invalidateTag(tag);
    expect([cache.get('pear'), cache.get('leek'), cache.get('bread')]).toEqual([undefined, undefined, 3]);
    expect(cache.stats().tags).toBe(2);
  });

  it('says when an entry was made and when it ends, in wall time', async () => {
    const { clock, cache } = made();
    clock.jumpWall('1d');
    await clock.advance(5);
    cache.set('pear', 1, { ttl: 10 });
    cache.set('plum', 2);
    expect(cache.getEntry('pear')).toEqual({ value: 1, createdAt: 86_400_005, expiresAt: 86_400_015 });
    expect(cache.getEntry('plum')).toEqual({ value: 2, createdAt: undefined, expiresAt: undefined });
  });

  it.each(policies)('evicts what is too much when it is made smaller, and fills up again, under %s', (policy) => {
    const onEvict = vi.fn();
    const { cache } = made({ policy, onEvict });
    const fill = () => Array.from({ length: 300 }, (_, index) => cache.set(`${index}`, index));
    fill();
    cache.resize(10);
    expect(cache.stats().size).toBe(10);
    expect(onEvict).toHaveBeenCalledTimes(290);
    cache.resize(200);
    fill();
    expect(cache.stats().size).toBe(200);
  });

  it('may be used while it tells of an eviction', () => {
    const cache: AsyncLRUCache<string, number> = new AsyncLRUCache({ maxSize: 1, onEvict: (key) => void cache.delete(key) });
    cache.set('pear', 1);
    cache.set('plum', 2);
    expect(cache.get('plum')).toBe(2);
  });

  it.each([
    [{}, 'A cache needs a limit; give `maxSize` or `maxWeight`.'],
    [{ maxWeight: 5 }, '`maxWeight` needs `weigh`; give both or neither.'],
    [{ maxsize: 5 }, 'unknown option `maxsize`; did you mean `maxSize`?'],
    [{ maxSize: 0 }, '`maxSize` must be an integer from 1'],
    [{ maxSize: 1, jitter: 2 }, '`jitter` must be a number from 0 to 1'],
    [{ maxSize: 1, adaptiveWindow: true }, "`adaptiveWindow` needs `policy: 'w-tinylfu'`"],
    [{ maxWeight: NaN, weigh: () => 1 }, '`maxWeight` must be a number from 5e-324; got `NaN`.'],
  ])('refuses %j', (options, message) => {
    expect(() => new AsyncLRUCache(options as CacheOptions<string, string>)).toThrow(message);
  });

  it('refuses a weight that is no number', () => {
    expect(() => made({ weigh: () => NaN }).cache.set('pear', 1)).toThrow('`weight` must be a number from 0; got `NaN`.');
  });

  it('refuses to work once it is closed', async () => {
    const { cache } = made();
    await cache[Symbol.asyncDispose]();
    expect(() => cache.get('pear')).toThrow(expect.objectContaining({ code: 'ERR_PERF_CLOSED' }));
  });
});
