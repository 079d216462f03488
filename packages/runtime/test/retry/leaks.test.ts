import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { asyncRetry, hedge } from '../../src/retry/index.js';
import { leftoversOf } from '../leaks.js';
import { never, outage } from './policies.js';

const MEGABYTE = 2 ** 20;
const PATIENCE = { timeout: 120_000 };

it('a million calls that succeed leave nothing behind', async () => {
  const policy = asyncRetry.with();
  const { heapBytes, resources } = await leftoversOf(1_000_000, () => policy.run(() => 1));
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect(resources).toEqual([]);
});

it('calls that are limited, fail or are aborted leave nothing behind', async () => {
  const policy = asyncRetry.with({ attemptTimeout: '1h', maxElapsed: '2h', initial: '1h', max: '1h' });
  const longLived = new AbortController();
  const { heapBytes, resources } = await leftoversOf(20_000, async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const calls = Promise.allSettled([
      policy.run(() => 1, { signal: longLived.signal }),
      policy.run(() => Promise.reject(new TypeError('a mistake')), { signal: longLived.signal }),
      policy.run(never, { signal }),
      policy.run(() => Promise.reject(outage), { signal }),
    ]);
    await new Promise(setImmediate);
    controller.abort('left');
    await calls;
  });
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect([resources, getEventListeners(longLived.signal, 'abort')]).toEqual([[], []]);
});

it('a million hedged calls leave nothing behind', PATIENCE, async () => {
  const policy = hedge.with({ delay: 'p95', fallbackDelay: '1h' });
  const longLived = new AbortController();
  const { heapBytes, resources } = await leftoversOf(1_000_000, () => policy.run(() => 1, { signal: longLived.signal }));
  expect(heapBytes).toBeLessThan(2 * MEGABYTE);
  expect([resources, getEventListeners(longLived.signal, 'abort')]).toEqual([[], []]);
});
