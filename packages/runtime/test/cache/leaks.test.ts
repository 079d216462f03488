import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { AsyncLRUCache } from '../../src/cache/index.js';
import { ManualClock } from '../../src/testing/index.js';

describe('a million operations', () => {
  it('leave no more than the limits, however many keys, tags and lifetimes pass through', async () => {
    const clock = new ManualClock();
    const cache = new AsyncLRUCache<string, number>({ maxSize: 100, maxTags: 10, ttl: '1m', idleTtl: '1h', clock, scheduler: clock });
    for (let step = 0; step < 250_000; step++) {
      const key = `pear ${step}`;
      cache.set(key, step, { tags: [`tag ${step % 1000}`] });
      cache.get(key);
      if (step % 3 === 0) cache.delete(key);
      cache.invalidateTag(`tag ${step % 100}`);
      if (step % 1000 === 0) await clock.advance('1s');
    }
    expect(cache.stats().size).toBeLessThanOrEqual(100);
    expect(cache.stats().tags).toBe(10);
    expect(clock.pending()).toBe(0);
    await clock.advance('2h');
    for (let step = 0; step < 100; step++) cache.get('none');
    expect(cache.stats().size).toBe(0);
  });

  it('leave no load, timer or listener, whether loads end, fail or are given up', async () => {
    const clock = new ManualClock();
    const cache = new AsyncLRUCache<string, number>({ maxSize: 100, ttl: 1, swr: 1, staleIfError: 2, errorTtl: 1, hardTimeout: '1m', softTimeout: '1s', clock, scheduler: clock });
    const longLived = new AbortController();
    for (let round = 0; round < 500; round++) {
      const short = new AbortController();
      const answers = Array.from({ length: 200 }, (_, index) => {
        const outcome = index % 4;
        const loader = () => (outcome === 0 ? Promise.reject(new Error('upstream')) : outcome === 1 ? new Promise<number>(() => undefined) : Promise.resolve(index));
        return cache.getOrLoad(`${round % 7} ${index % 148}`, loader, { signal: outcome === 1 ? short.signal : longLived.signal });
      });
      short.abort();
      await Promise.allSettled(answers);
      await clock.advance(1);
    }
    expect(cache.stats()).toMatchObject({ loading: 0 });
    expect(cache.stats().size).toBeLessThanOrEqual(100);
    expect(clock.pending()).toBe(0);
    expect(getEventListeners(longLived.signal, 'abort')).toEqual([]);
  });
});
