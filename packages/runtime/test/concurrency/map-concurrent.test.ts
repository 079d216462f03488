import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { mapConcurrent, mapConcurrentStream, type MapOptions, OptionError } from '../../src/concurrency/index.js';
import { firstIntegers, integers, makeWork, watchedSource } from './work.js';

const fruits = ['apple', 'banana', 'cherry', 'date', 'elderberry', 'fig', 'grape'];

/** The outcome of a promise that should be settled by now. */
async function outcomeNow(promise: Promise<unknown>): Promise<unknown> {
  let outcome: unknown = 'pending';
  promise.then(
    (value) => (outcome = { value }),
    (error: unknown) => (outcome = { error }),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return outcome;
}

describe('mapConcurrent', () => {
  it('maps in the order of the items, whatever order they end in', async () => {
    const { clock, take } = makeWork();
    const result = mapConcurrent(fruits, (fruit, { index }) => take(`${index} ${fruit}`, 100 - index), { concurrency: 3 });
    await clock.advance('1s');
    expect(await result).toEqual(fruits.map((fruit, index) => `${index} ${fruit}`));
  });

  it('gives results in the order of their coming when that is asked for', async () => {
    const { clock, take } = makeWork();
    const result = mapConcurrent([30, 10, 20], (delay) => take(delay, delay), { ordered: false });
    await clock.advance(30);
    expect(await result).toEqual([10, 20, 30]);
  });

  it('takes mappers and sources of either kind, and no items at all', async () => {
    async function* basket() {
      await Promise.resolve();
      yield* fruits;
    }
    expect(await mapConcurrent(basket(), (fruit) => fruit.length)).toEqual(fruits.map(({ length }) => length));
    expect(await mapConcurrent('fig', (letter) => letter.toUpperCase())).toEqual(['F', 'I', 'G']);
    expect(await mapConcurrent([], () => 1)).toEqual([]);
  });
});

describe.each(['sync', 'async'] as const)('rule 1 with an %s source', (kind) => {
  it('rule 1: never more than `concurrency` run, and the source is pulled only when a slot is free', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), async (delays, concurrency) => {
        const work = makeWork();
        const source = watchedSource(delays, kind);
        const map = (delay: number) => {
          expect(source.pulled - work.ended.length).toBeLessThanOrEqual(concurrency);
          return work.take(delay, delay);
        };
        const result = mapConcurrent(source.items, map, { concurrency });
        await work.clock.advance('1s');
        expect(await result).toEqual(delays);
        expect(work.most).toBe(Math.min(concurrency, delays.length));
        expect(source.pulled).toBe(delays.length + 1);
        expect(source.returned).not.toHaveBeenCalled();
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it.each(['stop', 'drain'] as const)('rule 1: the source gets `return()` once when an item fails and `%s` ends the run', async (onError) => {
    const source = watchedSource(integers(), kind);
    await expect(mapConcurrent(source.items, (item) => (item === 5 ? Promise.reject(new Error('rotten')) : item), { concurrency: 2, onError })).rejects.toThrow('rotten');
    expect(source.returned).toHaveBeenCalledTimes(1);
  });

  it('rule 1: the source gets `return()` once when the caller aborts', async () => {
    const { clock, take } = makeWork();
    const source = watchedSource(integers(), kind);
    const controller = new AbortController();
    const result = mapConcurrent(source.items, (item) => take(item, 10), { concurrency: 2, signal: controller.signal });
    await Promise.all([expect(result).rejects.toBe('closing time'), clock.advance(25), clock.advance(0).then(() => controller.abort('closing time'))]);
    expect(source.returned).toHaveBeenCalledTimes(1);
  });
});

describe('rule 2', () => {
  const rotten = new Error('rotten');

  /** Three at a time; the second fails after 10 ms, the others take 30 ms. */
  function sort(options: MapOptions) {
    const work = makeWork();
    const signals: AbortSignal[] = [];
    const items = ['apple', rotten, 'cherry', 'date', 'fig'];
    const result = mapConcurrent(
      items,
      (item, { signal }) => {
        signals.push(signal);
        return work.take(item, item === rotten ? 10 : 30);
      },
      { concurrency: 3, ...options },
    );
    result.catch(() => undefined);
    return { ...work, work, signals, result };
  }

  it('rule 2: `stop` starts no more, aborts those at work, and rejects now', async () => {
    const { clock, work, signals, result } = sort({ onError: 'stop' });
    await clock.advance(10);
    expect(await outcomeNow(result)).toEqual({ error: rotten });
    expect(signals.map(({ aborted, reason }) => [aborted, reason as unknown])).toEqual([[true, rotten], [true, rotten], [true, rotten]]);
    await clock.advance('1s');
    expect(work.started).toEqual(['apple', rotten, 'cherry']);
  });

  it('rule 2: `stop` starts nothing once the caller has aborted, however soon after a slot became free', async () => {
    for (let turns = 0; turns < 10; turns++) {
      const controller = new AbortController();
      const { signal } = controller;
      const startedAfterAbort: boolean[] = [];
      let free = () => {};
      const first = new Promise<void>((resolve) => (free = resolve));
      const result = mapConcurrent([first, undefined], (item) => (startedAfterAbort.push(signal.aborted), item), { concurrency: 1, signal });
      result.catch(() => undefined);
      await new Promise((resolve) => setImmediate(resolve));
      free();
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      controller.abort('closing time');
      await outcomeNow(result);
      expect(startedAfterAbort).not.toContain(true);
    }
  });

  it('rule 2: `drain` starts no more, waits, then rejects', async () => {
    const { clock, work, signals, result } = sort({ onError: 'drain' });
    await clock.advance(29);
    expect(await outcomeNow(result)).toBe('pending');
    await clock.advance(1);
    expect(await outcomeNow(result)).toEqual({ error: rotten });
    expect(work.started).toEqual(['apple', rotten, 'cherry']);
    expect(work.ended).toEqual([rotten, 'apple', 'cherry']);
    expect(signals.some(({ aborted }) => aborted)).toBe(false);
  });

  it('rule 2: `collect` maps all, and rejects with the errors in the order of the items', async () => {
    const { clock, take, started } = makeWork();
    const errors = [new Error('slow'), new Error('quick')];
    const result = mapConcurrent([errors[0], 'apple', errors[1], 'fig'], (item) => take(item, item === errors[0] ? 30 : 10), { concurrency: 2, onError: 'collect' });
    const rejected = expect(result).rejects.toSatisfy((error) => error instanceof AggregateError && error.errors[0] === errors[0] && error.errors[1] === errors[1]);
    await clock.advance('1s');
    await rejected;
    expect(started).toHaveLength(4);
  });

  it('rule 2: `drain` does not wait for a source that has nothing to say', async () => {
    async function* stuck() {
      yield 'apple';
      await new Promise(() => undefined);
    }
    await expect(mapConcurrent(stuck(), () => Promise.reject(rotten), { onError: 'drain' })).rejects.toBe(rotten);
  });

  it('rule 2: what is thrown synchronously is a failure like any other', async () => {
    const throwing = () => {
      throw rotten;
    };
    await expect(mapConcurrent(fruits, throwing)).rejects.toBe(rotten);
  });

  it.each(['stop', 'drain', 'collect'] as const)('a source that fails ends the run as an item does under `%s`', async (onError) => {
    function* broken() {
      yield* fruits.slice(0, 3);
      throw rotten;
    }
    const mapper = vi.fn((fruit: string) => fruit);
    const outcome = await mapConcurrent(broken(), mapper, { onError, concurrency: 2 }).catch((error: unknown) => error);
    expect(onError === 'collect' ? (outcome as AggregateError).errors : [outcome]).toEqual([rotten]);
    expect(mapper).toHaveBeenCalledTimes(3);
  });
});

describe('rule 3', () => {
  it('rule 3: `settle` gives settled results in the order of the items, and never rejects', async () => {
    const { clock, take } = makeWork();
    const rotten = new Error('rotten');
    const result = mapConcurrent(['apple', rotten, 'fig'], (item, { index }) => take(item, 30 - index), { settle: true });
    await clock.advance(30);
    expect(await result).toEqual([
      { status: 'fulfilled', value: 'apple' },
      { status: 'rejected', reason: rotten },
      { status: 'fulfilled', value: 'fig' },
    ]);
  });

  it('rule 3: a source that fails is the last of the settled results', async () => {
    async function* broken() {
      yield 'apple';
      await Promise.reject(new Error('no more'));
    }
    const result = await mapConcurrent(broken(), (fruit) => fruit, { settle: true });
    expect(result).toEqual([{ status: 'fulfilled', value: 'apple' }, { status: 'rejected', reason: new Error('no more') }]);
  });
});

describe('rule 4', () => {
  it.each([
    { count: 6, endsAt: 1_000 },
    { count: 7, endsAt: 2_000 },
    { count: 3, endsAt: 0 },
  ])('rule 4: $count items in batches of 3 pause between the batches, and not after the last', async ({ count, endsAt }) => {
    const { clock, take, started } = makeWork();
    const result = mapConcurrent(firstIntegers(count), (item) => take(item, 0), { batchSize: 3, pause: '1s', scheduler: clock });
    const end = result.then(() => clock.now());
    await clock.advance(999);
    expect(started).toHaveLength(3);
    await clock.advance('10s');
    expect(started).toHaveLength(count);
    expect(await end).toBe(endsAt);
    expect(clock.pending()).toBe(0);
  });

  it('a batch ends before the next begins, and its callback is awaited', async () => {
    const { clock, take } = makeWork();
    const log: string[] = [];
    const onBatch = async ({ index, size }: { index: number; size: number }) => {
      log.push(`batch ${index} of ${size}`);
      await take('cleaning', 100);
      log.push('cleaned');
    };
    const result = mapConcurrent(fruits, (fruit) => take(fruit, fruit.length).finally(() => log.push(fruit)), { batchSize: 3, onBatch });
    await clock.advance('1s');
    await result;
    expect(log).toEqual([
      ...['apple', 'banana', 'cherry', 'batch 0 of 3', 'cleaned'],
      ...['fig', 'date', 'elderberry'].sort((one, other) => one.length - other.length),
      ...['batch 1 of 3', 'cleaned', 'grape', 'batch 2 of 1', 'cleaned'],
    ]);
  });

  it('what the callback of a batch throws ends the run', async () => {
    const source = watchedSource(fruits, 'sync');
    const onBatch = () => {
      throw new Error('broom broken');
    };
    await expect(mapConcurrent(source.items, (fruit) => fruit, { batchSize: 2, onBatch, settle: true })).rejects.toThrow('broom broken');
    expect(source).toMatchObject({ pulled: 2 });
    expect(source.returned).toHaveBeenCalledTimes(1);
  });

  it('an abort ends a pause', async () => {
    const { clock } = makeWork();
    const controller = new AbortController();
    const result = mapConcurrent(fruits, (fruit) => fruit, { batchSize: 2, pause: '1h', scheduler: clock, signal: controller.signal });
    await clock.advance('1m');
    expect(clock.pending()).toBe(1);
    controller.abort(new Error('closing time'));
    await expect(result).rejects.toThrow('closing time');
    await clock.advance(0);
    expect(clock.pending()).toBe(0);
  });
});

describe('an abort', () => {
  it('rejects before anything is pulled', async () => {
    const source = watchedSource(fruits, 'sync');
    await expect(mapConcurrent(source.items, (fruit) => fruit, { signal: AbortSignal.abort('too late') })).rejects.toBe('too late');
    expect(source.pulled).toBe(0);
  });

  it('is heard while every promise is settled already', async () => {
    const controller = new AbortController();
    setImmediate(() => controller.abort('enough'));
    await expect(mapConcurrent(integers(), (item) => item, { signal: controller.signal })).rejects.toBe('enough');
  });

  it('from within a generator closes the generator', async () => {
    const controller = new AbortController();
    const closed = vi.fn();
    function* endless() {
      try {
        for (const item of integers()) {
          if (item === 3) controller.abort('enough');
          yield item;
        }
      } finally {
        closed();
      }
    }
    await expect(mapConcurrent(endless(), (item) => item, { signal: controller.signal })).rejects.toBe('enough');
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('comes through to those at work, whose signal is one for all and made when it is read', async () => {
    const controller = new AbortController();
    const signals = new Set<AbortSignal>();
    const result = mapConcurrent(fruits, (_, { signal }) => void signals.add(signal), { batchSize: 100, onBatch: () => controller.abort('enough'), signal: controller.signal });
    await expect(result).rejects.toBe('enough');
    expect([...signals].map(({ reason }) => reason as unknown)).toEqual(['enough']);
  });

  it('aborts nothing once the run is over', async () => {
    const signals: AbortSignal[] = [];
    const controller = new AbortController();
    const keep = (_: string, { signal }: { signal: AbortSignal }) => void signals.push(signal);
    await mapConcurrent(fruits, keep, { signal: controller.signal });
    const results = mapConcurrentStream(fruits, keep, { signal: controller.signal });
    while (!(await results.next()).done);
    controller.abort();
    expect(signals.some(({ aborted }) => aborted)).toBe(false);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});

describe('bad input', () => {
  it.each([
    [{ concurrency: 0 }, "`concurrency` must be an integer from 1 or one of 'adaptive'; got `0`."],
    [{ concurrency: 1.5 }, "`concurrency` must be an integer from 1 or one of 'adaptive'; got `1.5`."],
    [{ pause: '1s' }, '`pause` needs `batchSize`; give both or neither.'],
    [{ onBatch: () => 1 }, '`onBatch` needs `batchSize`; give both or neither.'],
    [{ batchSize: 0 }, '`batchSize` must be an integer from 1; got `0`.'],
    [{ settle: true, onError: 'drain' }, '`settle` and `onError` contradict each other; give only one of them.'],
    [{ onError: 'ignore' }, "`onError` must be one of 'stop', 'drain', 'collect'; got `'ignore'`."],
    [{ concurency: 3 }, 'unknown option `concurency`; did you mean `concurrency`?'],
    [{ signal: {} }, '`signal` must be an AbortSignal with addEventListener(), throwIfAborted(); got an object.'],
  ])('%j is refused', async (options, message) => {
    await expect(mapConcurrent(fruits, (fruit) => fruit, options as MapOptions)).rejects.toThrow(message);
    expect(() => mapConcurrentStream(fruits, (fruit) => fruit, options as MapOptions)).toThrow(OptionError);
  });

  it('a source or a mapper that is none is refused', async () => {
    await expect(mapConcurrent(undefined as never, () => 1)).rejects.toThrow('`source` must be an iterable or an async iterable; got `undefined`.');
    await expect(mapConcurrent([], 5 as never)).rejects.toThrow('`mapper` must be a function; got `5`.');
  });
});
