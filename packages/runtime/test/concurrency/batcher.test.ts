import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { AsyncLRUCache } from '../../src/cache/index.js';
import { batcher, type BatcherOptions, BatchShapeError } from '../../src/concurrency/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { firstIntegers } from './work.js';

/** A shop whose prices are the lengths of the names; whatever is rotten has none. */
function shop(options: Partial<BatcherOptions<string, number>> = {}) {
  const calls: string[][] = [];
  const load = vi.fn((fruits: readonly string[]) => {
    calls.push([...fruits]);
    return Promise.resolve(fruits.map((fruit) => (fruit.startsWith('rotten') ? new Error(fruit) : fruit.length)));
  });
  return { calls, load, prices: batcher({ load, ...options }) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('rule 6: batcher', () => {
  it('rule 6: makes one call for all keys of a turn, promises that settle in it included', async () => {
    const { calls, prices } = shop();
    const late = Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => prices.load('cherry'));
    expect(await Promise.all([prices.load('fig'), prices.load('banana'), late])).toEqual([3, 6, 6]);
    expect(calls).toEqual([['fig', 'banana', 'cherry']]);
  });

  it('rule 6: gives the same promise for duplicates, waiting, under way and kept', async () => {
    const { calls, prices } = shop();
    const first = prices.load('fig');
    expect(prices.load('fig')).toBe(first);
    await first;
    expect(prices.load('fig')).toBe(first);
    expect(calls).toEqual([['fig']]);
  });

  it('rule 6: a value that is kept is there at once, and asks for no batch', async () => {
    const { load, prices } = shop();
    prices.prime('fig', 100);
    expect(await prices.load('fig')).toBe(100);
    await turn();
    expect(load).not.toHaveBeenCalled();
  });

  it('rule 6: fails keys one by one, and keeps no failure', async () => {
    const { calls, prices } = shop();
    const answers = await Promise.allSettled([prices.load('fig'), prices.load('rotten apple')]);
    expect(answers).toEqual([{ status: 'fulfilled', value: 3 }, { status: 'rejected', reason: new Error('rotten apple') }]);
    await expect(prices.load('rotten apple')).rejects.toThrow('rotten apple');
    expect(calls).toEqual([['fig', 'rotten apple'], ['rotten apple']]);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('closed'))],
    [
      'throws',
      () => {
        throw new Error('closed');
      },
    ],
  ])('rule 6: a loader that %s fails all keys of its batch, and none is kept', async (_, load) => {
    const loader = vi.fn<() => Promise<number[]>>(load);
    const prices = batcher<string, number>({ load: loader });
    expect(await prices.loadMany(['fig', 'apple'])).toEqual([new Error('closed'), new Error('closed')]);
    await prices.loadMany(['fig']);
    expect(loader).toHaveBeenCalledTimes(2);
  });

  it('rule 6: splits at `maxBatch`', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(60), { maxLength: 100 }), fc.integer({ min: 1, max: 30 }), async (keys, maxBatch) => {
        const calls: number[][] = [];
        const doubles = batcher<number, number>({
          maxBatch,
          load: (given) => {
            calls.push([...given]);
            return Promise.resolve(given.map((key) => 2 * key));
          },
        });
        expect(await doubles.loadMany(keys)).toEqual(keys.map((key) => 2 * key));
        expect(calls.flat()).toEqual([...new Set(keys)]);
        expect(calls.slice(0, -1).every(({ length }) => length === maxBatch)).toBe(true);
        expect(calls.at(-1)?.length ?? 0).toBeLessThanOrEqual(maxBatch);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it.each([[[1]], [[1, 2, 3]], [[]]])('rule 6: a wrong number of results, %j, is a BatchShapeError with both counts', async (results) => {
    const prices = batcher<string, number>({ load: () => results });
    const [fig, apple] = await prices.loadMany(['fig', 'apple']);
    expect(fig).toBeInstanceOf(BatchShapeError);
    expect(fig).toMatchObject({ code: 'ERR_PERF_BATCH_SHAPE', details: { keys: 2, results: results.length } });
    expect(apple).toBe(fig);
  });

  it('takes a map for an answer, and fails the keys that it has not', async () => {
    const prices = batcher<string, number | undefined>({ load: () => new Map([['fig', 3], ['date', undefined], ['kiwi', 4]]) });
    const [fig, apple, date] = await prices.loadMany(['fig', 'apple', 'date']);
    expect([fig, date]).toEqual([3, undefined]);
    expect(apple).toMatchObject({ code: 'ERR_PERF_BATCH_SHAPE', details: { keys: 3, results: 3 } });
  });
});

describe('maxWait', () => {
  it('waits for more keys, over turns, until the batch is full', async () => {
    const clock = new ManualClock();
    const { calls, prices } = shop({ maxWait: '5ms', maxBatch: 3, scheduler: clock });
    const first = [prices.load('fig'), prices.load('apple')];
    await clock.advance(4);
    expect(calls).toEqual([]);
    await clock.advance(1);
    expect(await Promise.all(first)).toEqual([3, 5]);
    const full = ['cherry', 'date', 'grape'].map((fruit) => prices.load(fruit));
    await Promise.all(full);
    expect(calls).toEqual([['fig', 'apple'], ['cherry', 'date', 'grape']]);
    expect(clock.pending()).toBe(0);
  });
});

describe('what is kept', () => {
  it('is cleared key by key, or all at once', async () => {
    const { calls, prices } = shop();
    await prices.loadMany(['fig', 'apple']);
    prices.clear('fig');
    await prices.loadMany(['fig', 'apple']);
    prices.clear();
    await prices.loadMany(['fig', 'apple']);
    expect(calls).toEqual([['fig', 'apple'], ['fig'], ['fig', 'apple']]);
  });

  it('is not what was cleared while it was under way', async () => {
    const { calls, prices } = shop();
    const first = prices.load('fig');
    prices.clear('fig');
    const second = prices.load('fig');
    expect(await Promise.all([first, second])).toEqual([3, 3]);
    expect(second).not.toBe(first);
    expect(calls).toEqual([['fig', 'fig']]);
  });

  it('is the newest 10 000 values', async () => {
    const load = vi.fn((keys: readonly number[]) => keys);
    const same = batcher<number, number>({ load, maxBatch: 20_000 });
    await same.loadMany(firstIntegers(10_001));
    await same.load(1);
    expect(load).toHaveBeenCalledTimes(1);
    await same.load(0);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('is nothing with `cache: 0`, while duplicates still share a promise', async () => {
    const { calls, prices } = shop({ cache: 0 });
    prices.prime('fig', 100);
    expect(await prices.loadMany(['fig', 'fig'])).toEqual([3, 3]);
    await prices.load('fig');
    expect(calls).toEqual([['fig'], ['fig']]);
  });

  it('may be in a cache of yours', async () => {
    const clock = new ManualClock();
    const cache = new AsyncLRUCache<string, Promise<number>>({ maxSize: 100, ttl: '1m', clock, scheduler: clock });
    const { calls, prices } = shop({ cache });
    await prices.load('fig');
    await prices.load('fig');
    await clock.advance('2m');
    await prices.load('fig');
    expect(calls).toEqual([['fig'], ['fig']]);
  });

  it('is primed only when there is nothing yet', async () => {
    const { prices } = shop();
    const loading = prices.load('fig');
    prices.prime('fig', 100);
    expect(await loading).toBe(3);
    prices.prime('fig', 100);
    expect(await prices.load('fig')).toBe(3);
  });
});

describe('a signal', () => {
  /** A loader that answers when it is told to. */
  function slowShop() {
    let answer: (prices: number[]) => void = () => undefined;
    const signals: AbortSignal[] = [];
    const load = vi.fn((_: readonly string[], { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise<number[]>((resolve) => (answer = resolve));
    });
    return { prices: batcher<string, number>({ load }), load, signals, answer: (prices: number[]) => answer(prices) };
  }

  it('ends one wait at once, and the load goes on for the others', async () => {
    const { prices, signals, answer } = slowShop();
    const controller = new AbortController();
    const [left, stayed] = [prices.load('fig', { signal: controller.signal }), prices.load('fig')];
    await turn();
    controller.abort('enough');
    await expect(left).rejects.toBe('enough');
    expect(signals[0].aborted).toBe(false);
    answer([3]);
    expect(await stayed).toBe(3);
  });

  it('aborts the load when nobody waits for it any more, and the next one loads again', async () => {
    const { prices, load, signals, answer } = slowShop();
    const controllers = [new AbortController(), new AbortController()];
    const waits = controllers.map(({ signal }, index) => prices.load(`fig ${index}`, { signal }).catch((reason: unknown) => reason));
    await turn();
    controllers[0].abort('first');
    expect(signals[0].aborted).toBe(false);
    controllers[1].abort('second');
    expect(await Promise.all(waits)).toEqual(['first', 'second']);
    expect(signals[0].reason).toBe('second');
    const again = prices.load('fig 0');
    await turn();
    expect(load).toHaveBeenCalledTimes(2);
    answer([5]);
    expect(await again).toBe(5);
  });

  it('that aborts before the batch is loaded spares the load', async () => {
    const { prices, load } = slowShop();
    const controller = new AbortController();
    const waits = prices.loadMany(['fig', 'apple'], { signal: controller.signal });
    controller.abort('enough');
    await expect(waits).rejects.toBe('enough');
    await expect(prices.load('fig', { signal: controller.signal })).rejects.toBe('enough');
    await turn();
    expect(load).not.toHaveBeenCalled();
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});

describe('batcher', () => {
  it('counts', async () => {
    const { prices } = shop({ maxBatch: 2 });
    await prices.loadMany(['fig', 'apple', 'fig', 'rotten fig']);
    expect(prices.stats()).toEqual({ asked: 4, loaded: 3, batches: 2, failed: 1 });
  });

  it.each([
    [{}, '`load` must be a function; got `undefined`.'],
    [{ load: () => [], maxBatch: 0 }, '`maxBatch` must be an integer from 1; got `0`.'],
    [{ load: () => [], maxWait: -1 }, "`maxWait` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', from 0; got `-1`."],
    [{ load: () => [], cache: false }, '`cache` must be an integer from 0 or a cache with get(), set(), delete(), clear(); got `false`.'],
    [{ load: () => [], batchSize: 5 }, 'unknown option `batchSize`'],
  ])('refuses %j', (options, message) => {
    expect(() => batcher(options as never)).toThrow(message);
  });
});
