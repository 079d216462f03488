import { expect, it } from 'vitest';
import { Bulkhead, type BulkheadOptions } from '../../src/bulkhead/index.js';

const refused: [options: object, message: string][] = [
  [{}, "`maxConcurrent` must be an integer from 1 or an object with `min` and `max`; got `undefined`."],
  [{ maxConcurrent: 0 }, '`maxConcurrent` must be an integer from 1 or an object with `min` and `max`; got `0`.'],
  [{ maxConcurrent: 1.5 }, '`maxConcurrent` must be an integer from 1 or an object with `min` and `max`; got `1.5`.'],
  [{ maxConcurrent: Number.NaN }, '`maxConcurrent` must be an integer from 1 or an object with `min` and `max`; got `NaN`.'],
  [{ maxConcurrent: { min: 5, max: 4 } }, '`maxConcurrent.min` must be at most `maxConcurrent.max` (4); got `5`.'],
  [{ maxConcurrent: { min: 0, max: 4 } }, '`maxConcurrent.min` must be an integer from 1; got `0`.'],
  [{ maxConcurrent: { min: 1 } }, '`maxConcurrent.max` must be an integer from 1; got `undefined`.'],
  [{ maxConcurrent: { min: 1, max: 2, algorithm: 'vegas' } }, "`maxConcurrent.algorithm` must be one of 'aimd', 'gradient'; got `'vegas'`."],
  [{ maxConcurrent: { min: 1, max: 2, algoritm: 'aimd' } }, 'unknown option `maxConcurrent.algoritm`; did you mean `maxConcurrent.algorithm`?'],
  [{ maxConcurrent: 1, maxQueue: -1 }, '`maxQueue` must be an integer from 0; got `-1`.'],
  [{ maxConcurrent: 1, maxQueue: 1, queueTimeout: 0 }, "`queueTimeout` must be a duration, such as 300, '300ms', '5s', '10m' or '24h', from 1; got `0`."],
  [{ maxConcurrent: 1, queueTimeout: '1s' }, '`queueTimeout` needs `maxQueue`; give both or neither.'],
  [{ maxConcurrent: 1, name: '' }, "`name` must be text that is not empty; got `''`."],
  [{ maxConcurent: 1 }, 'unknown option `maxConcurent`; did you mean `maxConcurrent`?'],
];

it.each(refused)('bad input: %o', (options, message) => {
  expect(() => new Bulkhead(options as BulkheadOptions)).toThrow(expect.objectContaining({ code: 'ERR_PERF_OPTION', message }) as Error);
});

it('bad input: `resize` takes places, and leaves an adaptive limit alone', () => {
  const bulkhead = new Bulkhead({ maxConcurrent: 3 });
  expect(() => bulkhead.resize(0)).toThrow('`maxConcurrent` must be an integer from 1; got `0`.');
  expect(bulkhead.stats().limit).toBe(3);
  expect(() => new Bulkhead({ maxConcurrent: { min: 1, max: 2 } }).resize(2)).toThrow('`resize` and an adaptive `maxConcurrent` contradict each other');
});
