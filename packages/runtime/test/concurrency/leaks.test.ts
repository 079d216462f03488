import { getEventListeners } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { batcher, csvSink, mapConcurrent, mapConcurrentStream, streamRows } from '../../src/concurrency/index.js';
import { leftoversOf } from '../leaks.js';
import { firstIntegers, integers } from './work.js';

const MEGABYTE = 2 ** 20;

it.each([true, false])('rule 5: a million items of a stream (ordered: %s) leave nothing behind', async (ordered) => {
  const longLived = new AbortController();
  const results = mapConcurrentStream(integers(), (item) => Promise.resolve(item), { ordered, signal: longLived.signal });
  const { heapBytes, resources } = await leftoversOf(1_000_000, () => results.next());
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect(resources).toEqual([]);
  await results.return();
  expect(getEventListeners(longLived.signal, 'abort')).toEqual([]);
});

it('runs that end well, fail, or are aborted leave nothing behind', async () => {
  const longLived = new AbortController();
  const { heapBytes, resources } = await leftoversOf(20_000, async (run) => {
    const short = new AbortController();
    const map = (item: number, { signal }: { signal: AbortSignal }) => (item === 5 && run % 3 === 0 ? Promise.reject(new Error('rotten')) : signal.aborted);
    const runs = [
      mapConcurrent(firstIntegers(10), map, { signal: longLived.signal, concurrency: 3 }),
      mapConcurrent(integers(), map, { signal: short.signal, concurrency: 3, settle: true, batchSize: 5, pause: '1h' }),
    ];
    await runs[0].catch(() => undefined);
    short.abort('enough');
    await Promise.allSettled(runs);
  });
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect(resources).toEqual([]);
  expect(getEventListeners(longLived.signal, 'abort')).toEqual([]);
});

it('a million keys, some of them given up, leave what is kept and no more', async () => {
  const same = batcher<number, number>({ load: (keys) => keys.map((key) => key), cache: 1_000 });
  const longLived = new AbortController();
  const { heapBytes, resources } = await leftoversOf(10_000, async (turn) => {
    const short = new AbortController();
    const options = turn % 10 === 0 ? { signal: short.signal } : turn % 2 === 0 ? { signal: longLived.signal } : {};
    const answers = same.loadMany(firstIntegers(100).map((key) => 100 * turn + key), options);
    short.abort('enough');
    await answers.catch(() => undefined);
  });
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect(resources).toEqual([]);
  expect(getEventListeners(longLived.signal, 'abort')).toEqual([]);
});

it('rule 7: a million rows go to disk under 64 MB of heap growth', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rows-'));
  try {
    const file = join(folder, 'fruits.csv');
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    function* rows() {
      for (let id = 0; id < 1_000_000; id++) {
        if (id % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
        yield { id, fruit: 'elderberry', price: id % 100 };
      }
    }
    expect(await streamRows(rows(), csvSink(createWriteStream(file)))).toBe(1_000_000);
    expect(statSync(file).size).toBeGreaterThan(20_000_000);
    expect(most - before).toBeLessThan(64 * MEGABYTE);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
