import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunk } from '../../src/concurrency/index.js';
import { firstIntegers, watchedSource } from './work.js';

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('chunk', () => {
  it('gives all items in arrays of one size, but for the last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer()), fc.integer({ min: 1, max: 10 }), async (items, size) => {
        const chunks = [...chunk(items, size)];
        expect(chunks.flat()).toEqual(items);
        expect(chunks.slice(0, -1).every(({ length }) => length === size)).toBe(true);
        expect(chunks.every(({ length }) => length > 0 && length <= size)).toBe(true);
        expect(await collect(chunk(watchedSource(items, 'async').items as AsyncIterable<number>, size))).toEqual(chunks);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('takes only what is asked for, and leaves the source with the loop', () => {
    const source = watchedSource(firstIntegers(10), 'sync');
    for (const items of chunk(source.items as Iterable<number>, 3)) {
      expect(items).toEqual([0, 1, 2]);
      break;
    }
    expect(source.pulled).toBe(3);
    expect(source.returned).toHaveBeenCalledTimes(1);
  });

  it.each([0, -1, 1.5, NaN, '5'])('refuses a size of %j at once', (size) => {
    expect(() => chunk([1], size as number)).toThrow('`size` must be an integer from 1');
  });
});
