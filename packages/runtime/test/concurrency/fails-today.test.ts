import DataLoader from 'dataloader';
import pMap from 'p-map';
import { describe, expect, it, vi } from 'vitest';
import { batcher, mapConcurrent } from '../../src/concurrency/index.js';
import { integers, makeWork } from './work.js';

const rotten = new Error('rotten');

describe('after a failure, with four at work', () => {
  /** What is still at work when the answer is there, and whether those were told to stop. */
  async function leftBehind(map: (items: unknown[], mapper: (item: unknown) => Promise<unknown>) => Promise<unknown>): Promise<number> {
    const work = makeWork();
    const result = map([rotten, 'apple', 'cherry', 'fig', 'date'], (item) => work.take(item, item === rotten ? 10 : 30));
    const left = result.catch(() => work.running);
    await work.clock.advance('1s');
    return (await left) as number;
  }

  it('`drain` leaves nobody at work with ours', async () => {
    expect(await leftBehind((items, mapper) => mapConcurrent(items, mapper, { concurrency: 4, onError: 'drain' }))).toBe(0);
  });

  it('leaves three at work, unseen, with p-map', async () => {
    expect(await leftBehind((items, mapper) => pMap(items, mapper, { concurrency: 4 }))).toBe(3);
  });
});

describe('an endless generator', () => {
  function* endless(closed: () => void) {
    try {
      yield* integers();
    } finally {
      closed();
    }
  }

  it('is left and closed when the caller aborts', async () => {
    const { clock, take } = makeWork();
    const [controller, closed] = [new AbortController(), vi.fn()];
    const result = expect(mapConcurrent(endless(closed), (item) => take(item, 1), { signal: controller.signal })).rejects.toBe('enough');
    await clock.advance(100);
    controller.abort('enough');
    await result;
    expect(closed).toHaveBeenCalledTimes(1);
  });
});

describe('a key that fails', () => {
  it('is loaded again with ours', async () => {
    const load = vi.fn((keys: readonly string[]) => keys.map(() => rotten));
    const prices = batcher<string, number>({ load });
    for (let time = 0; time < 2; time++) await prices.loadMany(['fig']);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('stays failed with dataloader', async () => {
    const load = vi.fn((keys: readonly string[]) => Promise.resolve(keys.map(() => rotten)));
    const prices = new DataLoader<string, number>(load);
    for (let time = 0; time < 2; time++) await prices.loadMany(['fig']);
    expect(load).toHaveBeenCalledTimes(1);
  });
});

describe('a key that is asked for again', () => {
  it('has one promise with ours', () => {
    const prices = batcher<string, number>({ load: (keys) => keys.map(({ length }) => length) });
    expect(prices.load('fig')).toBe(prices.load('fig'));
  });

  it('has a promise for each time with dataloader', () => {
    const prices = new DataLoader<string, number>((keys) => Promise.resolve(keys.map(({ length }) => length)));
    expect(prices.load('fig')).not.toBe(prices.load('fig'));
  });
});
