import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { mapConcurrentStream } from '../../src/concurrency/index.js';
import { firstIntegers, integers, makeWork, watchedSource } from './work.js';

const fruits = ['apple', 'banana', 'cherry', 'date', 'elderberry', 'fig', 'grape'];
const rotten = new Error('rotten');

/** Takes everything, and what it ends with. */
async function takeAll<Result>(results: AsyncIterable<Result>): Promise<{ taken: Result[]; error?: unknown }> {
  const taken: Result[] = [];
  try {
    for await (const result of results) taken.push(result);
  } catch (error) {
    return { taken, error };
  }
  return { taken };
}

describe('mapConcurrentStream', () => {
  it('gives the results in the order of the items, or of their coming', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), fc.boolean(), async (delays, concurrency, ordered) => {
        const work = makeWork();
        const result = takeAll(mapConcurrentStream(delays, (delay) => work.take(delay, delay), { concurrency, ordered }));
        await work.clock.advance('1s');
        expect((await result).taken).toEqual(ordered ? delays : work.ended);
        expect(work.most).toBeLessThanOrEqual(concurrency);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('pulls nothing before the first result is asked for', async () => {
    const source = watchedSource(fruits, 'async');
    const results = mapConcurrentStream(source.items, (fruit) => fruit);
    await new Promise((resolve) => setImmediate(resolve));
    expect(source.pulled).toBe(0);
    expect(await results.next()).toEqual({ done: false, value: 'apple' });
  });

  it.each([true, false])('rule 5: at most `concurrency` results are kept, with those at work (ordered: %s)', async (ordered) => {
    const { clock, take, started } = makeWork();
    const results = mapConcurrentStream(integers(), (item) => take(item, 10), { concurrency: 4, ordered });
    const first = results.next();
    await clock.advance('1s');
    expect((await first).value).toBe(0);
    expect(started).toHaveLength(5);
    await results.next();
    await clock.advance('1s');
    expect(started).toHaveLength(6);
    await results.return();
  });

  it('rule 5: a slow first item holds up the others of an ordered stream, however quick', async () => {
    const { clock, take, started } = makeWork();
    const results = mapConcurrentStream(integers(), (item) => take(item, item === 0 ? 100 : 1), { concurrency: 3 });
    const first = results.next();
    await clock.advance(99);
    expect(started).toEqual([0, 1, 2]);
    await clock.advance(1);
    expect((await first).value).toBe(0);
    await results.return();
  });

  it('rule 1: the source gets `return()`, and what is at work is aborted, when the loop is left', async () => {
    const source = watchedSource(integers(), 'async');
    const signals: AbortSignal[] = [];
    const map = (item: number, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return item < 3 ? item : new Promise<number>(() => undefined);
    };
    for await (const item of mapConcurrentStream(source.items, map, { concurrency: 2 })) if (item === 2) break;
    expect(source.returned).toHaveBeenCalledTimes(1);
    expect(signals.every(({ aborted, reason }) => aborted && (reason as Error).name === 'AbortError')).toBe(true);
  });

  it('rule 2: `stop` rejects now, `drain` and `collect` after the results that there are', async () => {
    const run = async (onError: 'stop' | 'drain' | 'collect') => {
      const { clock, take } = makeWork();
      const items = ['apple', rotten, 'cherry', 'fig'];
      const result = takeAll(mapConcurrentStream(items, (item) => take(item, item === rotten ? 10 : 30), { concurrency: 3, onError }));
      await clock.advance('1s');
      return result;
    };
    expect(await run('stop')).toEqual({ taken: [], error: rotten });
    expect(await run('drain')).toEqual({ taken: ['apple', 'cherry'], error: rotten });
    expect(await run('collect')).toMatchObject({ taken: ['apple', 'cherry', 'fig'], error: { errors: [rotten] } });
  });

  it('rule 3: `settle` gives settled results', async () => {
    const { taken } = await takeAll(mapConcurrentStream(['fig', rotten], (item) => (item === rotten ? Promise.reject(rotten) : item), { settle: true }));
    expect(taken).toEqual([{ status: 'fulfilled', value: 'fig' }, { status: 'rejected', reason: rotten }]);
  });

  it('an abort rejects whoever waits, at once', async () => {
    const source = watchedSource(integers(), 'sync');
    const controller = new AbortController();
    const results = mapConcurrentStream(source.items, () => new Promise(() => undefined), { signal: controller.signal });
    const first = expect(results.next()).rejects.toBe('enough');
    controller.abort('enough');
    await first;
    expect(source.returned).toHaveBeenCalledTimes(1);
    expect(await results.next()).toEqual({ done: true, value: undefined });
  });

  it('batches come one after the other, whatever is taken', async () => {
    const onBatch = vi.fn();
    expect((await takeAll(mapConcurrentStream(firstIntegers(25), (item) => item, { batchSize: 10, concurrency: 3, onBatch }))).taken).toEqual(firstIntegers(25));
    expect(onBatch.mock.calls).toEqual([[{ index: 0, size: 10 }], [{ index: 1, size: 10 }], [{ index: 2, size: 5 }]]);
  });
});
