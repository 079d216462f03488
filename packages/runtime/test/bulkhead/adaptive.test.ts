import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, it } from 'vitest';
import { RateLimitedError } from '../../src/base/errors/rate-limited-error.js';
import { Bulkhead, type AdaptiveOptions } from '../../src/bulkhead/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { withTimeout } from '../../src/timeout/index.js';
import { sleepOn } from './sleep-on.js';

const CLIENTS = 40;

function adaptive(maxConcurrent: AdaptiveOptions) {
  const clock = new ManualClock();
  return { clock, bulkhead: new Bulkhead({ maxConcurrent, maxQueue: CLIENTS, clock, scheduler: clock }) };
}

it('rule 7: the limit falls while the service is five times as slow, and recovers', async () => {
  const { clock, bulkhead } = adaptive({ min: 2, max: 20, algorithm: 'gradient' });
  let latencyMs = 10;
  const client = async () => {
    while (clock.now() < 30_000) await bulkhead.run(() => sleepOn(clock, latencyMs));
  };
  const clients = Array.from({ length: CLIENTS }, client);
  await clock.advance('5s');
  expect(bulkhead.stats().limit).toBe(20);
  latencyMs = 50;
  const tenWindows = bulkhead.stats().admitted + 10 * 50;
  while (bulkhead.stats().admitted < tenWindows) await clock.advance(latencyMs);
  expect(bulkhead.stats().limit).toBeLessThan(10);
  latencyMs = 10;
  await clock.advance('5s');
  expect(bulkhead.stats().limit).toBe(20);
  await clock.advance('30s');
  await Promise.all(clients);
  expect([bulkhead.stats().active, clock.pending()]).toEqual([0, 0]);
});

it('shrinks an `aimd` limit by failures, not by refusals of other limits nor by callers who leave', async () => {
  const { bulkhead } = adaptive({ min: 1, max: 4, algorithm: 'aimd' });
  const limits: number[] = [];
  const note = (message: unknown) => void limits.push((message as { limit: number }).limit);
  const tenTimes = (work: () => unknown, signal?: AbortSignal) => Promise.allSettled(Array.from({ length: 10 }, () => bulkhead.run(work, { signal })));
  subscribe('perf-analyze:bulkhead:adapted', note);
  try {
    await tenTimes(() => 'done');
    expect(limits).toEqual([2, 3, 4]);
    await tenTimes(() => Promise.reject(new RateLimitedError('limiter', 5)));
    const controller = new AbortController();
    const left = tenTimes(() => new Promise((_, reject) => controller.signal.addEventListener('abort', reject)), controller.signal);
    controller.abort();
    await left;
    expect([bulkhead.stats().active, limits]).toEqual([0, [2, 3, 4]]);
    await tenTimes(() => Promise.reject(new Error('no answer')));
    expect(limits[3]).toBe(3);
  } finally {
    unsubscribe('perf-analyze:bulkhead:adapted', note);
  }
});

it('shrinks an `aimd` limit by calls whose time ran out, even if their work still succeeds', async () => {
  const { clock, bulkhead } = adaptive({ min: 1, max: 2, algorithm: 'aimd' });
  await bulkhead.run(() => 'done');
  expect(bulkhead.stats().limit).toBe(2);
  const call = withTimeout(({ signal }) => bulkhead.run(() => sleepOn(clock, 100), { signal }), 50, { clock, scheduler: clock }).catch(() => undefined);
  await clock.advance(100);
  await call;
  expect(bulkhead.stats()).toMatchObject({ limit: 1, active: 0 });
});

it('learns nothing from a permit that is ignored', () => {
  const { bulkhead } = adaptive({ min: 1, max: 2, algorithm: 'aimd' });
  const permit = bulkhead.tryAcquire();
  permit?.ignore();
  permit?.release();
  expect(bulkhead.stats()).toMatchObject({ limit: 1, active: 0 });
});

it('hears of failures by permits', () => {
  const { bulkhead } = adaptive({ min: 1, max: 2, algorithm: 'aimd' });
  bulkhead.tryAcquire()?.release();
  expect(bulkhead.stats().limit).toBe(2);
  const permit = bulkhead.tryAcquire();
  permit?.fail();
  expect(bulkhead.stats()).toMatchObject({ limit: 2, active: 1 });
  permit?.release();
  expect(bulkhead.stats()).toMatchObject({ limit: 1, active: 0 });
});
