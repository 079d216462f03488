import { createCache } from 'async-cache-dedupe';
import { BentoCache, bentostore } from 'bentocache';
import { memoryDriver } from 'bentocache/drivers/memory';
import { Cacheable } from 'cacheable';
import { LRUCache } from 'lru-cache';
import { describe, expect, it, vi } from 'vitest';
import { AsyncLRUCache } from '../../src/cache/index.js';
import { ManualClock } from '../../src/testing/index.js';

const upstream = new Error('upstream');
const failing = () => Promise.resolve().then(() => Promise.reject<string>(upstream));

describe('the first of two callers aborts', () => {
  it('the second still gets its value', async () => {
    const cache = new AsyncLRUCache<string, string>({ maxSize: 10 });
    const controller = new AbortController();
    const loader = () => Promise.resolve('ripe');
    const both = Promise.allSettled([cache.getOrLoad('pear', loader, { signal: controller.signal }), cache.getOrLoad('pear', loader)]);
    controller.abort(new Error('left'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });

  it('lru-cache rejects both', async () => {
    const cache = new LRUCache<string, string>({ max: 10, fetchMethod: () => Promise.resolve('ripe') });
    const controller = new AbortController();
    const both = Promise.allSettled([cache.fetch('pear', { signal: controller.signal }), cache.fetch('pear')]);
    controller.abort(new Error('left'));
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('four loads through a cache of two', () => {
  const keys = ['apple', 'pear', 'plum', 'lime'];

  it('all succeed', async () => {
    const cache = new AsyncLRUCache<string, string>({ maxSize: 2 });
    const answers = await Promise.all(keys.map((key) => cache.getOrLoad(key, () => Promise.resolve(key))));
    expect(answers).toEqual(keys);
  });

  it('lru-cache gives two "evicted" errors', async () => {
    const cache = new LRUCache<string, string>({ max: 2, fetchMethod: (key) => Promise.resolve(key) });
    const answers = await Promise.allSettled(keys.map((key) => cache.fetch(key)));
    const reasons = answers.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as Error).message] : []));
    expect(reasons).toEqual(['evicted', 'evicted']);
  });
});

describe('50 callers of a loader that fails', () => {
  it('make one call and get its error', async () => {
    const cache = new AsyncLRUCache<string, string>({ maxSize: 10 });
    const loader = vi.fn(failing);
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => cache.getOrLoad('pear', loader)));
    expect(loader).toHaveBeenCalledOnce();
    expect(answers).toEqual(Array(50).fill({ status: 'rejected', reason: upstream }));
  });

  it('make 50 calls with bentocache', async () => {
    const cache = new BentoCache({ default: 'memory', stores: { memory: bentostore().useL1Layer(memoryDriver({ maxItems: 10 })) } });
    const loader = vi.fn(failing);
    await Promise.allSettled(Array.from({ length: 50 }, () => cache.getOrSet({ key: 'pear', factory: loader })));
    expect(loader).toHaveBeenCalledTimes(50);
    await cache.disconnectAll();
  });

  it('get undefined from cacheable', async () => {
    const cache = new Cacheable();
    const answers = await Promise.all(Array.from({ length: 50 }, () => cache.getOrSet('pear', failing)));
    expect(new Set(answers)).toEqual(new Set([undefined]));
  });
});

describe('a loader that gives undefined', () => {
  it('is called once', async () => {
    const cache = new AsyncLRUCache<string, undefined>({ maxSize: 10 });
    const loader = vi.fn(() => undefined);
    expect([await cache.getOrLoad('pear', loader), await cache.getOrLoad('pear', loader)]).toEqual([undefined, undefined]);
    expect(loader).toHaveBeenCalledOnce();
  });

  it('makes bentocache throw', async () => {
    const cache = new BentoCache({ default: 'memory', stores: { memory: bentostore().useL1Layer(memoryDriver({ maxItems: 10 })) } });
    await expect(cache.getOrSet({ key: 'pear', factory: () => undefined })).rejects.toThrow('undefined');
    await cache.disconnectAll();
  });

  it('is called twice by async-cache-dedupe', async () => {
    const loader = vi.fn<(key: string) => Promise<undefined>>(() => Promise.resolve(undefined));
    const cache = createCache({ ttl: 10, storage: { type: 'memory' } }).define('fruit', loader);
    await cache.fruit('pear');
    await cache.fruit('pear');
    expect(loader).toHaveBeenCalledTimes(2);
  });
});

describe('a clock that starts at 0', () => {
  it('ends an entry in time', async () => {
    const clock = new ManualClock();
    const cache = new AsyncLRUCache<string, number>({ maxSize: 10, ttl: 10, clock });
    cache.set('pear', 1);
    await clock.advance(20);
    expect(cache.get('pear')).toBe(undefined);
  });

  it('never ends it with lru-cache', () => {
    let now = 0;
    const cache = new LRUCache<string, number>({ max: 10, ttl: 10, perf: { now: () => now } });
    cache.set('pear', 1);
    now = 20;
    expect(cache.get('pear')).toBe(1);
  });
});
