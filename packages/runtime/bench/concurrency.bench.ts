import DataLoader from 'dataloader';
import pMap, { pMapIterable } from 'p-map';
import { batcher, mapConcurrent, mapConcurrentStream } from '../src/concurrency/index.js';
import type { Suite } from './suite.js';

const COUNT = 10_000;
const items = Array.from({ length: COUNT }, (_, index) => index);
const keys = items.map((index) => `user:${index}`);

const double = (item: number) => Promise.resolve(2 * item);
const load = (given: readonly string[]) => Promise.resolve(given.map((key) => key.length));

/** An operation maps or loads one item; they are mapped and loaded ten thousand at a time. */
function eachTime(once: () => Promise<number>) {
  return () => async (times: number) => {
    let sum = 0;
    for (let done = 0; done < times; done += COUNT) sum += await once();
    return sum;
  };
}

async function sumOf(results: AsyncIterable<number>): Promise<number> {
  let sum = 0;
  for await (const result of results) sum += result;
  return sum;
}

async function loadAll(loader: { load(key: string): Promise<number> }): Promise<number> {
  return (await Promise.all(keys.map((key) => loader.load(key)))).length;
}

export const suites: Suite[] = [
  {
    name: 'mapConcurrent, 10k items, 10 at a time',
    operations: 300_000,
    cases: {
      '@perf-analyze/runtime': eachTime(async () => (await mapConcurrent(items, double)).length),
      'p-map': eachTime(async () => (await pMap(items, double, { concurrency: 10 })).length),
    },
    mustReach: { 'p-map': 1 },
  },
  {
    name: 'mapConcurrentStream, 10k items, 10 at a time',
    operations: 300_000,
    cases: {
      '@perf-analyze/runtime': eachTime(() => sumOf(mapConcurrentStream(items, double))),
      'p-map': eachTime(() => sumOf(pMapIterable(items, double, { concurrency: 10 }))),
    },
  },
  {
    name: 'batcher, 10k keys, 100 a batch',
    operations: 300_000,
    cases: {
      '@perf-analyze/runtime': eachTime(() => loadAll(batcher({ load }))),
      dataloader: eachTime(() => loadAll(new DataLoader(load, { maxBatchSize: 100 }))),
    },
    mustReach: { dataloader: 1 },
  },
  {
    name: 'batcher, 10k keys in one batch',
    operations: 300_000,
    cases: {
      '@perf-analyze/runtime': eachTime(() => loadAll(batcher({ load, maxBatch: COUNT }))),
      dataloader: eachTime(() => loadAll(new DataLoader(load))),
    },
    mustReach: { dataloader: 1 },
  },
];
