import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import type { Scheduler } from '../../src/base/time/scheduler.js';
import { CallSignal } from '../../src/base/signals/call-signal.js';
import { type RetryContext, retryHistory, type RetryOptions } from '../../src/retry/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { after, failing, lasting, never, outage, retrying } from './policies.js';

const reason = new Error('The client left.');
const timeOut = (name: string, ms: number, ignoredSignal = true) => expect.objectContaining({ code: 'ERR_PERF_TIMEOUT', ms, details: { name, ms, ignoredSignal } }) as Error;

describe('asyncRetry', () => {
  it('rule 3: `maxElapsed` counts attempts and waits', async () => {
    const { clock, policy } = retrying({ attempts: 10, initial: 100, factor: 1, maxElapsed: 1_000 });
    const startedAt: number[] = [];
    const call = policy.run(async () => {
      startedAt.push(clock.now());
      await lasting(clock, 150, undefined);
      throw outage;
    });
    expect(await after(clock, '5s', call)).toEqual({ status: 'rejected', reason: outage });
    expect(startedAt).toEqual([0, 250, 500, 750]);
    expect(retryHistory(outage)).toMatchObject({ attempts: 4, stoppedBy: 'time' });
  });

  it('rule 3: `maxElapsed` ends an attempt that hangs', async () => {
    const { clock, policy } = retrying({ maxElapsed: '5s' });
    let signal: AbortSignal | undefined;
    const call = policy.run((context) => {
      if (context.attempt === 1) throw outage;
      signal = context.signal;
      return never();
    });
    expect(await after(clock, 4_999, call)).toBe('pending');
    expect(await after(clock, 1, call)).toEqual({ status: 'rejected', reason: timeOut('retry', 5_000, false) });
    expect(retryHistory(signal?.reason)).toMatchObject({ attempts: 2, errors: [outage, signal?.reason], stoppedBy: 'time' });
    expect(clock.pending()).toBe(0);
  });

  it('rule 3: no wait goes on that would end too late', async () => {
    const { clock, policy } = retrying({ maxElapsed: 1_000 });
    expect(await after(clock, 0, policy.run(failing(clock, outage, outage).work))).toEqual({ status: 'rejected', reason: outage });
  });

  it('rule 3: a wait that ended too late starts nothing', async () => {
    const { clock, policy } = retrying({ maxElapsed: 1_500 });
    const { work, startedAt } = failing(clock, outage);
    const call = policy.run(work);
    await clock.advance(500);
    clock.block('2s');
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason: outage });
    expect(startedAt).toEqual([0]);
  });

  it('rule 3: a deadline is a limit too', async () => {
    const { clock, policy } = retrying({ maxElapsed: '1h' });
    const deadline = { remainingMs: () => 2_000 - clock.now() };
    expect(await after(clock, 2_000, policy.run(never, { deadline }))).toEqual({ status: 'rejected', reason: timeOut('retry', 2_000) });
    const work = vi.fn();
    expect(await after(clock, 0, policy.run(work, { deadline }))).toMatchObject({ status: 'rejected', reason: { code: 'ERR_PERF_TIMEOUT' } });
    expect(work).not.toHaveBeenCalled();
  });

  it.each<RetryOptions>([{}, { attemptTimeout: '10s' }, { maxElapsed: '1m' }])('rule 4: an abort during a wait or an attempt rejects at once, with the reason: %j', async (options) => {
    const { clock, policy } = retrying(options);
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = policy.run(() => Promise.reject(outage), { signal: first.signal });
    await clock.advance(500);
    first.abort(reason);
    expect(await after(clock, 0, waiting)).toEqual({ status: 'rejected', reason });

    let signal: AbortSignal | undefined;
    const working = policy.run((context) => ((signal = context.signal), never()), { signal: second.signal });
    second.abort(reason);
    expect(await after(clock, 0, working)).toEqual({ status: 'rejected', reason });
    expect(signal?.reason).toBe(reason);
    expect(clock.pending()).toBe(0);
    for (const { signal: left } of [first, second]) expect(getEventListeners(left, 'abort')).toEqual([]);
  });

  it('rule 4: the late rejection of an abandoned attempt is handled and counted', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { clock, policy } = retrying();
    const canceller = new AbortController();
    const call = policy.run(() => lasting(clock, 500, undefined).then(() => Promise.reject(outage)), { signal: canceller.signal });
    await clock.advance(50);
    canceller.abort(reason);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason });
    expect(policy.stats().late).toBe(0);
    await clock.advance('1s');
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(policy.stats()).toMatchObject({ calls: 1, failures: 1, retries: 0, late: 1 });
  });

  it('does not count an attempt as late that ended because it was told to', async () => {
    const { clock, policy } = retrying();
    const canceller = new AbortController();
    const obedient = ({ signal }: RetryContext) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const call = policy.run(obedient, { signal: canceller.signal });
    await clock.advance(50);
    canceller.abort(reason);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason });
    await clock.advance('1s');
    expect(policy.stats()).toMatchObject({ failures: 1, late: 0 });
  });

  it('rule 4: an abort that came before starts nothing', async () => {
    const { policy } = retrying();
    const work = vi.fn();
    await expect(policy.run(work, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(work).not.toHaveBeenCalled();
    expect(policy.stats().calls).toBe(0);
  });

  it.each<RetryOptions>([{}, { attemptTimeout: '10s' }])('rule 4: nothing starts once the caller has left, however soon after a wait: %j', async (options) => {
    for (let turns = 0; turns < 10; turns++) {
      const canceller = new AbortController();
      const leave = async () => {
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        canceller.abort(reason);
      };
      const clock = new ManualClock();
      const scheduler: Scheduler = { schedule: (task, delayMs) => clock.schedule(() => (task(), void leave()), delayMs) };
      const { policy } = retrying({ clock, scheduler, ...options });
      const startedAfterAbort: boolean[] = [];
      const work = () => (startedAfterAbort.push(canceller.signal.aborted), Promise.reject(outage));
      expect(await after(clock, '2s', policy.run(work, { signal: canceller.signal }))).toEqual({ status: 'rejected', reason });
      expect(startedAfterAbort).not.toContain(true);
    }
  });

  it('rule 4: work that aborts its own call ends it', async () => {
    const { clock, policy } = retrying();
    for (const work of [never, () => Promise.reject(outage)]) {
      const canceller = new AbortController();
      const call = policy.run(() => (canceller.abort(reason), work()), { signal: canceller.signal });
      expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason });
    }
  });

  it('rule 4: an abort while `onRetry` is awaited ends the call', async () => {
    const { clock, policy } = retrying({ onRetry: never });
    const canceller = new AbortController();
    const call = policy.run(() => Promise.reject(outage), { signal: canceller.signal });
    await clock.advance(0);
    canceller.abort(reason);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason });
  });

  it('rule 4: the signal of the policy is for calls without one', async () => {
    const shutdown = new AbortController();
    const { clock, policy } = retrying({ signal: shutdown.signal });
    const [own, shared] = [policy.run(never, { signal: new AbortController().signal }), policy.run(never)];
    shutdown.abort(reason);
    expect(await Promise.all([after(clock, 0, own), after(clock, 0, shared)])).toEqual(['pending', { status: 'rejected', reason }]);
  });

  it('the signal of the caller is that of every attempt', async () => {
    const { clock, policy } = retrying();
    const { signal } = new AbortController();
    const seen: AbortSignal[] = [];
    await after(clock, '10s', policy.run((context) => (seen.push(context.signal), Promise.reject(outage)), { signal }));
    expect(seen).toEqual([signal, signal, signal]);
  });

  it('the source of an outer layer ends the call, and no signal is made of it unless it is read', async () => {
    const { clock, policy } = retrying();
    const source = new CallSignal();
    const call = policy.run(failing(clock, outage).work, { source });
    await clock.advance(100);
    source.abort(reason);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason });
    expect([source.isSignalRead, clock.pending()]).toEqual([false, 0]);

    const read = new CallSignal();
    await policy.run(({ signal }) => expect(signal).toBe(read.signal), { source: read });
    expect(read.isSignalRead).toBe(true);
  });

  it('the deadline of an outer layer plans the waits and costs no timer', async () => {
    const { clock, policy } = retrying();
    const source = new CallSignal();
    const deadline = { remainingMs: () => 2_500 - clock.now() };
    const timers: number[] = [];
    const call = policy.run(({ source: given }) => {
      expect(given).toBe(source);
      timers.push(clock.pending());
      return Promise.reject(outage);
    }, { source, deadline });
    expect(await after(clock, 1_000, call)).toEqual({ status: 'rejected', reason: outage });
    expect(retryHistory(outage)).toMatchObject({ attempts: 2, stoppedBy: 'time' });
    expect(timers).toEqual([0, 0]);
  });

  it('rule 5: `attemptTimeout` fails the attempt, not the call', async () => {
    const { clock, policy } = retrying({ attemptTimeout: 500 });
    const signals: AbortSignal[] = [];
    const call = policy.run(({ attempt, signal }) => {
      signals.push(signal);
      return attempt === 2 ? lasting(clock, 400, 'delivered') : never();
    });
    expect(await after(clock, '5s', call)).toEqual({ status: 'fulfilled', value: 'delivered' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(signals[0].reason).toEqual(timeOut('Attempt 1', 500, false));
    expect(clock.pending()).toBe(0);
  });

  it('rule 5: attempts that all take too long end the call with the last time-out', async () => {
    const { clock, policy } = retrying({ attemptTimeout: 500 });
    expect(await after(clock, '10s', policy.run(never))).toEqual({ status: 'rejected', reason: timeOut('Attempt 3', 500) });
  });
});
