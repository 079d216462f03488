import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Bulkhead, type BulkheadFullError, type BulkheadOptions, type BulkheadWaitOptions } from '../../src/bulkhead/index.js';
import { ManualClock } from '../../src/testing/index.js';

function guarded(options: Partial<BulkheadOptions> = {}) {
  const clock = new ManualClock();
  return { clock, bulkhead: new Bulkhead({ maxConcurrent: 1, clock, scheduler: clock, ...options }) };
}

/** Work that lasts until it is told to end. */
function held() {
  let end = () => {};
  const promise = new Promise<void>((resolve) => (end = resolve));
  return { promise, end };
}

const deadline = (remaining: number) => ({ remainingMs: () => remaining });
const full = { code: 'ERR_PERF_BULKHEAD_FULL' };

describe('Bulkhead', () => {
  it('rule 1: active work is never more than the limit, whatever is begun, ended and resized', async () => {
    const step = fc.oneof(fc.constant('begin'), fc.constant('end'), fc.integer({ min: 1, max: 5 }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { bulkhead, clock } = guarded({ maxConcurrent: 3, maxQueue: 100 });
        const running: (() => void)[] = [];
        for (const next of steps) {
          const before = running.length;
          if (typeof next === 'number') bulkhead.resize(next);
          else if (next === 'end') running.shift()?.();
          else void bulkhead.run(() => new Promise<void>((resolve) => running.push(resolve)));
          await clock.advance(0);
          const { active, limit, waiting } = bulkhead.stats();
          expect(active).toBe(running.length);
          // What ran before the limit shrank may go on; nothing joins it.
          expect(running.length).toBeLessThanOrEqual(Math.max(limit, before));
          expect(waiting === 0 || active >= limit).toBe(true);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('rule 2: those who wait are served in their order, and nobody comes before them', async () => {
    const { bulkhead, clock } = guarded({ maxQueue: 10 });
    const first = bulkhead.tryAcquire();
    const order: number[] = [];
    const waiting = [1, 2, 3].map((name) => bulkhead.run(() => void order.push(name)));
    first?.release();
    expect(bulkhead.tryAcquire()).toBeUndefined();
    const late = bulkhead.run(() => void order.push(4));
    await Promise.all([...waiting, late]);
    expect(order).toEqual([1, 2, 3, 4]);
    expect([bulkhead.stats().active, clock.pending()]).toEqual([0, 0]);
  });

  it('rule 3: the place is held until the work ends, even if the caller has left', async () => {
    const { bulkhead } = guarded();
    const work = held();
    const controller = new AbortController();
    const reason = new Error('the client left');
    const call = bulkhead.run(() => work.promise, { signal: controller.signal });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(bulkhead.stats().active).toBe(1);
    await expect(bulkhead.run(() => 'second')).rejects.toMatchObject(full);
    work.end();
    await work.promise;
    expect(await bulkhead.run(() => 'third')).toBe('third');
  });

  it('rule 3: work gets the signal of its caller, and a caller who has left does not begin', async () => {
    const { bulkhead } = guarded();
    const controller = new AbortController();
    expect(await bulkhead.run(({ signal }) => signal, { signal: controller.signal })).toBe(controller.signal);
    expect(await bulkhead.run(({ signal }) => signal)).toBeUndefined();
    controller.abort('over');
    await expect(bulkhead.run(() => 'never', { signal: controller.signal })).rejects.toBe('over');
    await expect(bulkhead.acquire({ signal: controller.signal })).rejects.toBe('over');
    expect(bulkhead.stats()).toMatchObject({ active: 0, admitted: 2 });
  });

  it('rule 3: work that fails or throws at once gives its place back', async () => {
    const { bulkhead } = guarded();
    const error = new Error('no answer');
    await expect(bulkhead.run(() => Promise.reject(error))).rejects.toBe(error);
    await expect(
      bulkhead.run(() => {
        throw error;
      }),
    ).rejects.toBe(error);
    expect(bulkhead.stats().active).toBe(0);
  });

  it('rule 4: a second release is counted, and frees nothing', async () => {
    const { bulkhead } = guarded({ maxConcurrent: 2 });
    const permit = await bulkhead.acquire();
    bulkhead.tryAcquire();
    permit.release();
    permit.release();
    permit.release();
    expect(bulkhead.stats()).toMatchObject({ active: 1, extraReleases: 2 });
  });

  it('rule 4: a permit is released at the end of its block, also when it was released before', async () => {
    const { bulkhead } = guarded();
    {
      using permit = await bulkhead.acquire();
      expect(bulkhead.stats().active).toBe(1);
      permit.release();
    }
    {
      using permit = await bulkhead.acquire();
      expect(permit).toBeDefined();
    }
    expect(bulkhead.stats()).toMatchObject({ active: 0, extraReleases: 0 });
  });

  it('rule 5: shrinking lets running work finish, and growing serves those who wait', async () => {
    const { bulkhead, clock } = guarded({ maxConcurrent: 3, maxQueue: 5 });
    const running = [1, 2, 3].map(() => bulkhead.tryAcquire());
    bulkhead.resize(1);
    const next = bulkhead.acquire();
    running[0]?.release();
    running[1]?.release();
    await clock.advance(0);
    expect(bulkhead.stats()).toMatchObject({ limit: 1, active: 1, waiting: 1 });
    bulkhead.resize(2);
    await next;
    expect(bulkhead.stats()).toMatchObject({ limit: 2, active: 2, waiting: 0 });
  });

  it('rule 6: a full bulkhead refuses at once, with what it holds', async () => {
    const { bulkhead, clock } = guarded({ maxConcurrent: 1, maxQueue: 1, name: 'downloads' });
    bulkhead.tryAcquire();
    void bulkhead.acquire();
    await expect(bulkhead.acquire()).rejects.toMatchObject({ ...full, isRetryable: true, details: { bulkhead: 'downloads', maxConcurrent: 1, maxQueue: 1 } });
    expect(bulkhead.tryAcquire()).toBeUndefined();
    expect([bulkhead.stats().refused, clock.pending()]).toEqual([2, 0]);
  });

  it('rule 6: who waits longer than `queueTimeout`, or than the deadline leaves, is refused then', async () => {
    const { bulkhead, clock } = guarded({ maxQueue: 10, queueTimeout: 100 });
    const permit = bulkhead.tryAcquire();
    const refusals: string[] = [];
    const wait = async (name: string, options?: BulkheadWaitOptions) => {
      const { code, details } = (await bulkhead.acquire(options).catch((error: unknown) => error)) as BulkheadFullError;
      refusals.push(`${name} ${code} ${JSON.stringify(details.waitedMs)} ${clock.now()}`);
    };
    void wait('patient');
    void wait('hurried', { deadline: deadline(30) });
    await wait('late', { deadline: deadline(0) });
    expect(refusals).toEqual(['late ERR_PERF_BULKHEAD_FULL 0 0']);
    await clock.advance('1s');
    expect(refusals.slice(1)).toEqual(['hurried ERR_PERF_BULKHEAD_FULL 30 30', 'patient ERR_PERF_BULKHEAD_FULL 100 100']);
    permit?.release();
    expect([await bulkhead.close(), clock.pending()]).toEqual([{ drained: 0, abandoned: 0 }, 0]);
  });

  it('leaves no timer of those who were served, and no listener on their signal', async () => {
    const { bulkhead, clock } = guarded({ maxQueue: 10, queueTimeout: '1m' });
    const { signal } = new AbortController();
    const permit = bulkhead.tryAcquire();
    const waiting = [bulkhead.run(() => 1, { signal }), bulkhead.run(() => 2, { signal })];
    expect(clock.pending()).toBe(2);
    permit?.release();
    expect(await Promise.all(waiting)).toEqual([1, 2]);
    await clock.advance(0);
    expect([clock.pending(), getEventListeners(signal, 'abort').length]).toEqual([0, 0]);
  });

  it('gives a place on when its caller leaves between the grant and the start', async () => {
    const { bulkhead } = guarded({ maxQueue: 2 });
    const controller = new AbortController();
    const permit = bulkhead.tryAcquire();
    const left = bulkhead.acquire({ signal: controller.signal });
    const next = bulkhead.acquire();
    permit?.release();
    controller.abort('left');
    await expect(left).rejects.toBe('left');
    await next;
    expect(bulkhead.stats()).toMatchObject({ active: 1, waiting: 0 });
  });

  it('closes: nobody new, those who wait have their turn, and those left get a ClosedError', async () => {
    const { bulkhead, clock } = guarded({ maxQueue: 5 });
    const permit = bulkhead.tryAcquire();
    const served = bulkhead.run(() => 'served');
    const work = held();
    const runsOn = bulkhead.run(() => work.promise);
    const left = bulkhead.run(() => 'never');
    const report = bulkhead.close({ drain: 100 });
    expect(() => bulkhead.tryAcquire()).toThrow('bulkhead is closed');
    await expect(bulkhead.run(() => 'new')).rejects.toMatchObject({ code: 'ERR_PERF_CLOSED' });
    permit?.release();
    expect(await served).toBe('served');
    const refusal = expect(left).rejects.toMatchObject({ code: 'ERR_PERF_CLOSED' });
    await clock.advance(100);
    await refusal;
    expect(await report).toEqual({ drained: 2, abandoned: 2 });
    work.end();
    await runsOn;
    await bulkhead[Symbol.asyncDispose]();
    expect([bulkhead.stats().active, clock.pending()]).toEqual([0, 0]);
  });

  it('publishes refusals and calls, to those who listen', async () => {
    const { bulkhead } = guarded({ name: 'uploads' });
    const messages: unknown[] = [];
    const note = (message: unknown) => void messages.push(message);
    const names = ['tracing:perf-analyze:bulkhead:run:start', 'perf-analyze:bulkhead:refused'];
    for (const name of names) subscribe(name, note);
    await bulkhead.run(() => bulkhead.tryAcquire());
    for (const name of names) unsubscribe(name, note);
    expect(messages).toMatchObject([{ bulkhead: 'uploads' }, { bulkhead: 'uploads', limit: 1, waiting: 0 }]);
  });

  it('a caller who leaves between the grant and the start gives the place on, and its work does not start', async () => {
    const bulkhead = new Bulkhead({ maxConcurrent: 1, maxQueue: 2 });
    const held = bulkhead.tryAcquire();
    const canceller = new AbortController();
    const work = vi.fn();
    const first = bulkhead.run(() => canceller.abort('the client left'), { signal: new AbortController().signal });
    const second = bulkhead.run(work, { signal: canceller.signal });
    bulkhead.resize(3);
    await first;
    await expect(second).rejects.toBe('the client left');
    expect(work).not.toHaveBeenCalled();
    held?.release();
    expect(bulkhead.stats()).toMatchObject({ active: 0, waiting: 0 });
  });
});
