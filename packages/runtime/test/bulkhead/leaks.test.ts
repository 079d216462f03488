import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { Bulkhead } from '../../src/bulkhead/index.js';
import { leftoversOf } from '../leaks.js';

const MEGABYTE = 2 ** 20;

it('a million calls leave nothing behind', async () => {
  const bulkhead = new Bulkhead({ maxConcurrent: { min: 1, max: 10, algorithm: 'gradient' } });
  const { heapBytes, resources } = await leftoversOf(1_000_000, () => bulkhead.run(() => 1));
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect([bulkhead.stats().active, resources]).toEqual([0, []]);
});

it('callers who wait, and leave or are refused, leave nothing behind', async () => {
  const bulkhead = new Bulkhead({ maxConcurrent: 1, maxQueue: 2, queueTimeout: '1h' });
  const longLived = new AbortController();
  const { heapBytes, resources } = await leftoversOf(50_000, async () => {
    const permit = bulkhead.tryAcquire();
    const controller = new AbortController();
    const calls = [bulkhead.run(() => 1, { signal: controller.signal }), bulkhead.run(() => 1, { signal: longLived.signal }), bulkhead.run(() => 1)];
    controller.abort('left');
    permit?.release();
    await Promise.allSettled(calls);
  });
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect([bulkhead.stats().active, bulkhead.stats().waiting, resources]).toEqual([0, 0, []]);
  expect(getEventListeners(longLived.signal, 'abort')).toEqual([]);
});
