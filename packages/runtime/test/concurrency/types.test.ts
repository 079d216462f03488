import { PassThrough, type Readable } from 'node:stream';
import { describe, expectTypeOf, it } from 'vitest';
import { AsyncLRUCache } from '../../src/cache/index.js';
import { batcher, bufferOrStream, chunk, csvSink, mapConcurrent, mapConcurrentStream, type MapOptions, ndjsonSink, streamRows } from '../../src/concurrency/index.js';

const fruits = ['apple', 'fig'];

async function* basket() {
  await Promise.resolve();
  yield* fruits;
}

describe('types', () => {
  it('of results follow the mapper, whether it is asynchronous or not', () => {
    expectTypeOf(mapConcurrent(fruits, (fruit) => fruit.length)).resolves.toEqualTypeOf<number[]>();
    expectTypeOf(mapConcurrent(basket(), (fruit) => Promise.resolve(fruit.length))).resolves.toEqualTypeOf<number[]>();
    expectTypeOf(mapConcurrentStream(fruits, (fruit, { index }) => [fruit, index] as const)).toEqualTypeOf<AsyncGenerator<readonly [string, number], void, undefined>>();
  });

  it('of results are settled with `settle`, and either when only the run knows', () => {
    const length = (fruit: string) => fruit.length;
    expectTypeOf(mapConcurrent(fruits, length, { settle: true })).resolves.toEqualTypeOf<PromiseSettledResult<number>[]>();
    expectTypeOf(mapConcurrent(fruits, length, { settle: false, concurrency: 'adaptive' })).resolves.toEqualTypeOf<number[]>();
    const options: MapOptions = {};
    expectTypeOf(mapConcurrent(fruits, length, options)).resolves.toEqualTypeOf<(number | PromiseSettledResult<number>)[]>();
  });

  it('refuse options and sources that are none', () => {
    // @ts-expect-error There is no such limit.
    void mapConcurrent(fruits, (fruit) => fruit, { concurrency: 'most' }).catch(() => undefined);
    // @ts-expect-error A number is no source.
    void mapConcurrent(5, () => 1).catch(() => undefined);
  });

  it('of a batcher follow its loader, arrays and maps alike', () => {
    const lengths = batcher({ load: (keys: readonly string[]) => keys.map((key) => key.length) });
    expectTypeOf(lengths.load('fig')).resolves.toEqualTypeOf<number>();
    expectTypeOf(lengths.loadMany(fruits)).resolves.toEqualTypeOf<(number | Error)[]>();
    const prices = batcher({ load: async (keys: readonly string[]) => Promise.resolve(new Map(keys.map((key) => [key, { price: key.length }]))) });
    expectTypeOf(prices.load('fig')).resolves.toEqualTypeOf<{ price: number }>();
    batcher<string, number>({ load: () => [], cache: new AsyncLRUCache<string, Promise<number>>({ maxSize: 5 }) });
    batcher<string, number>({ load: () => [], cache: new Map<string, Promise<number>>() });
    // @ts-expect-error Keys are text.
    void lengths.load(5).catch(() => undefined);
  });

  it('of chunks and of rows follow their source', async () => {
    expectTypeOf(chunk(fruits, 2)).toEqualTypeOf<Generator<string[], void, undefined>>();
    expectTypeOf(chunk(basket(), 2)).toEqualTypeOf<AsyncGenerator<string[], void, undefined>>();
    expectTypeOf(streamRows([{ fruit: 'fig' }], csvSink(new PassThrough()))).resolves.toEqualTypeOf<number>();
    // @ts-expect-error A number is no row of a table.
    void streamRows([5], csvSink(new PassThrough())).catch(() => undefined);
    void streamRows([5], ndjsonSink(new PassThrough()));
    const answer = await bufferOrStream(new PassThrough().end(), { threshold: 5 });
    if (answer.kind === 'stream') expectTypeOf(answer.stream).toEqualTypeOf<Readable>();
    else expectTypeOf(answer.buffer).toEqualTypeOf<Buffer>();
  });
});
