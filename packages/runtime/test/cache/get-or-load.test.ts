import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { AsyncLRUCache, type CacheOptions } from '../../src/cache/index.js';
import { ManualClock, SeededRandom } from '../../src/testing/index.js';

function made(options: Partial<CacheOptions<string, unknown>> = {}) {
  const clock = new ManualClock();
  const cache = new AsyncLRUCache<string, unknown>({ maxSize: 100, clock, scheduler: clock, random: new SeededRandom(42), ...options });
  /** A loader that takes a second and answers with how often it was called. */
  const loader = vi.fn(() => new Promise<number>((resolve) => clock.schedule(() => resolve(loader.mock.calls.length), 1000)));
  const failing = vi.fn(() => new Promise<number>((_, reject) => clock.schedule(() => reject(new Error('upstream')), 100)));
  return { clock, cache, loader, failing };
}

describe('AsyncLRUCache.getOrLoad', () => {
  it('rule 5: concurrent calls for a key share one load and its result', async () => {
    const { clock, cache, loader } = made();
    const answers = Promise.all(Array.from({ length: 50 }, () => cache.getOrLoad('pear', loader)));
    await clock.advance('1s');
    expect(await answers).toEqual(Array(50).fill(1));
    expect(loader).toHaveBeenCalledOnce();
  });

  it('rule 5: they share its rejection, by identity, after the time of one load', async () => {
    const { clock, cache, failing } = made();
    const answers = Promise.allSettled(Array.from({ length: 50 }, () => cache.getOrLoad('pear', failing)));
    await clock.advance(100);
    const reasons = new Set((await answers).map((answer) => answer.status === 'rejected' && (answer.reason as Error)));
    expect(failing).toHaveBeenCalledOnce();
    expect([...reasons]).toEqual([new Error('upstream')]);
  });

  it('rule 6: the first caller leaves, the second still gets its value', async () => {
    const { clock, cache, loader } = made();
    const controller = new AbortController();
    const first = cache.getOrLoad('pear', loader, { signal: controller.signal });
    const second = cache.getOrLoad('pear', loader);
    await clock.advance(10);
    controller.abort(new Error('left'));
    await expect(first).rejects.toThrow('left');
    await clock.advance('1s');
    await expect(second).resolves.toBe(1);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('rule 6: the signal of the loader aborts when the last caller has left', async () => {
    const { clock, cache } = made();
    const signals: AbortSignal[] = [];
    const controllers = [new AbortController(), new AbortController()];
    const answers = controllers.map(({ signal }) => cache.getOrLoad('pear', (_, context) => { signals.push(context.signal); return new Promise(() => undefined); }, { signal }));
    const settled = Promise.allSettled(answers);
    await clock.advance(1);
    controllers[0].abort();
    expect(signals[0].aborted).toBe(false);
    controllers[1].abort(new Error('last'));
    expect(signals[0].reason).toEqual(new Error('last'));
    await settled;
    expect(cache.stats().loading).toBe(0);
  });

  it('rule 7: four loads through a cache of two all succeed, and resize harms none', async () => {
    const { clock, cache, loader } = made({ maxSize: 2 });
    const answers = Promise.all(['a', 'b', 'c', 'd'].map((key) => cache.getOrLoad(key, loader)));
    cache.resize(1);
    await clock.advance('1s');
    expect(await answers).toEqual([4, 4, 4, 4]);
    expect(cache.stats().size).toBe(1);
  });

  it.each<[string, (cache: AsyncLRUCache<string, unknown>) => unknown]>([
    ['delete', (cache) => cache.delete('pear')],
    ['clear', (cache) => cache.clear()],
    ['a tag invalidation', (cache) => cache.invalidateTag('fruit')],
  ])('rule 8: a load that began before %s answers and is not stored', async (_, change) => {
    const { clock, cache, loader } = made();
    const old = cache.getOrLoad('pear', loader, { tags: ['fruit'] });
    await clock.advance(10);
    change(cache);
    const renewed = cache.getOrLoad('pear', loader, { tags: ['fruit'] });
    await clock.advance(990);
    await old;
    expect(cache.has('pear')).toBe(false);
    await clock.advance(10);
    await renewed;
    expect(loader).toHaveBeenCalledTimes(2);
    expect(cache.has('pear')).toBe(true);
  });

  it('rule 8: a load that began before a set does not replace what was set', async () => {
    const { clock, cache, loader } = made();
    const answer = cache.getOrLoad('pear', loader);
    await clock.advance(10);
    cache.set('pear', 'set');
    await clock.advance('1s');
    await expect(answer).resolves.toBe(1);
    expect(cache.get('pear')).toBe('set');
  });

  it('rule 9: stale at once, one refresh in the background', async () => {
    const { clock, cache, loader } = made({ ttl: '10s', swr: '1m' });
    cache.set('pear', 'old');
    await clock.advance('11s');
    await expect(Promise.all([cache.getOrLoad('pear', loader), cache.getOrLoad('pear', loader)])).resolves.toEqual(['old', 'old']);
    await clock.advance('1s');
    expect(cache.get('pear')).toBe(1);
    expect(loader).toHaveBeenCalledOnce();
  });

  it('rule 9: a failed refresh keeps stale until staleIfError ends, tried again after 1, 2, 4 … 30 s', async () => {
    const { clock, cache, failing } = made({ ttl: '10s', swr: '10s', staleIfError: '100s' });
    cache.set('pear', 'old');
    await clock.advance('10s');
    for (let second = 0; second < 99; second++) {
      const answer = cache.getOrLoad('pear', failing);
      await clock.advance('1s');
      await expect(answer).resolves.toBe('old');
    }
    expect(failing.mock.calls.length).toBeLessThanOrEqual(8);
    await clock.advance('40s');
    const late = cache.getOrLoad('pear', failing);
    late.catch(() => undefined);
    await clock.advance('1s');
    await expect(late).rejects.toThrow('upstream');
  });

  it('rule 10: undefined and null are values', async () => {
    const { clock, cache } = made({ ttl: '1h', negativeTtl: '1s' });
    const nothing = vi.fn(() => undefined);
    await cache.getOrLoad('pear', nothing);
    await cache.getOrLoad('pear', nothing);
    expect(nothing).toHaveBeenCalledOnce();
    await clock.advance('1s');
    await cache.getOrLoad('pear', nothing);
    expect(nothing).toHaveBeenCalledTimes(2);
  });

  it('rule 10: errorTtl remembers a rejection', async () => {
    const { clock, cache } = made({ errorTtl: '5s' });
    const failing = vi.fn(() => Promise.reject(new Error('upstream')));
    await expect(cache.getOrLoad('pear', failing)).rejects.toThrow('upstream');
    await expect(cache.getOrLoad('pear', failing)).rejects.toThrow('upstream');
    expect(failing).toHaveBeenCalledOnce();
    await clock.advance('5s');
    await expect(cache.getOrLoad('pear', failing)).rejects.toThrow('upstream');
    expect(failing).toHaveBeenCalledTimes(2);
  });

  it('rule 11: jitter only shortens', async () => {
    const { cache } = made({ ttl: '100s', jitter: 0.5 });
    const lives: number[] = [];
    for (let index = 0; index < 100; index++) {
      await cache.getOrLoad(`pear ${index}`, () => index);
      lives.push(cache.getEntry(`pear ${index}`)!.expiresAt!);
    }
    expect(Math.max(...lives)).toBeLessThanOrEqual(100_000);
    expect(Math.min(...lives)).toBeGreaterThanOrEqual(50_000);
    expect(new Set(lives).size).toBeGreaterThan(90);
  });

  it('rule 12: a value is renewed before its end, likelier the nearer it is', async () => {
    const { clock, cache, loader } = made({ ttl: '100s', earlyRefresh: 1, random: { next: () => 1 - Math.exp(-2) } });
    const first = cache.getOrLoad('pear', loader);
    await clock.advance('1s');
    await first;
    await clock.advance('97s');
    await cache.getOrLoad('pear', loader);
    expect(loader).toHaveBeenCalledTimes(1);
    await clock.advance('1s');
    await expect(cache.getOrLoad('pear', loader)).resolves.toBe(1);
    expect(loader).toHaveBeenCalledTimes(2);
  });

  it('rule 13: softTimeout falls back to stale, and the load goes on', async () => {
    const { clock, cache, loader } = made({ ttl: '10s', staleIfError: '1h', softTimeout: 200 });
    cache.set('pear', 'old');
    await clock.advance('11s');
    const answer = cache.getOrLoad('pear', loader);
    await clock.advance(200);
    await expect(answer).resolves.toBe('old');
    await clock.advance('1s');
    expect(cache.get('pear')).toBe(1);
  });

  it('rule 13: hardTimeout aborts the loader', async () => {
    const { clock, cache } = made({ hardTimeout: '2s' });
    let seen: AbortSignal | undefined;
    const answer = cache.getOrLoad('pear', (_, { signal }) => { seen = signal; return new Promise(() => undefined); });
    answer.catch(() => undefined);
    await clock.advance('2s');
    await expect(answer).rejects.toMatchObject({ code: 'ERR_PERF_TIMEOUT', details: { ms: 2000, ignoredSignal: false } });
    expect(seen?.aborted).toBe(true);
  });

  it('rule 15: while enabled is false it stores nothing and loads in single flight', async () => {
    const { clock, cache, loader } = made({ enabled: false });
    const answers = Promise.all([cache.getOrLoad('pear', loader), cache.getOrLoad('pear', loader)]);
    await clock.advance('1s');
    expect(await answers).toEqual([1, 1]);
    expect(cache.has('pear')).toBe(false);
  });

  it('warms keys a few at a time, and counts what fails', async () => {
    const { clock, cache } = made();
    let [running, most] = [0, 0];
    const loader = (key: string) => {
      most = Math.max(most, ++running);
      return new Promise<string>((resolve, reject) => clock.schedule(() => { running--; if (key === 'leek') reject(new Error('no fruit')); else resolve(key); }, 10));
    };
    const report = cache.warm(['pear', 'leek', 'plum', 'fig', 'lime'], loader, { concurrency: 2 });
    await clock.advance('1s');
    await expect(report).resolves.toEqual({ loaded: 4, failed: 1 });
    expect(most).toBe(2);
    await expect(cache.warm([], loader, { concurrency: 0 })).rejects.toThrow('`concurrency` must be an integer from 1');
  });

  it('counts loads as failed that took too long, not those that nobody waited for any more', async () => {
    const { clock, cache, loader } = made({ hardTimeout: 500 });
    const canceller = new AbortController();
    const left = cache.getOrLoad('pear', loader, { signal: canceller.signal });
    canceller.abort('the client left');
    await expect(left).rejects.toBe('the client left');
    expect(cache.stats()).toMatchObject({ loads: 1, loadFailures: 0 });
    const late = expect(cache.getOrLoad('plum', loader)).rejects.toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    await clock.advance(500);
    await late;
    expect(cache.stats().loadFailures).toBe(1);
  });

  it('gives up loads with a ClosedError when it is closed without draining', async () => {
    const { clock, cache, loader } = made();
    const answer = cache.getOrLoad('pear', loader);
    answer.catch(() => undefined);
    await clock.advance(10);
    await expect(cache.close({ drain: 0 })).resolves.toEqual({ drained: 0, abandoned: 1 });
    await expect(answer).rejects.toMatchObject({ code: 'ERR_PERF_CLOSED' });
    await expect(cache.getOrLoad('pear', loader)).rejects.toMatchObject({ code: 'ERR_PERF_CLOSED' });
  });

  it('leaves no timer, listener or load after 20 000 calls, aborted and not', async () => {
    const { clock, cache } = made({ ttl: '1s', hardTimeout: '1m', swr: '1s' });
    const longLived = new AbortController();
    for (let round = 0; round < 200; round++) {
      const short = new AbortController();
      const answers = Array.from({ length: 100 }, (_, index) =>
        cache.getOrLoad(`${(round + index) % 150}`, () => new Promise((resolve) => clock.schedule(() => resolve(index), 5)), { signal: index % 3 === 0 ? short.signal : longLived.signal }),
      );
      const settled = Promise.allSettled(answers);
      await clock.advance(1);
      short.abort();
      await clock.advance('1s');
      await settled;
    }
    await clock.advance(10);
    expect(clock.pending()).toBe(0);
    expect(getEventListeners(longLived.signal, 'abort')).toEqual([]);
    expect(cache.stats()).toMatchObject({ loading: 0, size: 100 });
  });
});
