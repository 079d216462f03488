import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { CallSignal } from '../../src/base/signals/call-signal.js';
import { hedge, OptionError, type RetryContext } from '../../src/retry/index.js';
import { ManualClock } from '../../src/testing/index.js';
import { after, hedging, lasting, never, outage } from './policies.js';

const reason = new Error('The client left.');

describe('hedge', () => {
  it('rule 10: starts an extra attempt after `delay`; the first result wins, and the loser is aborted', async () => {
    const { clock, policy } = hedging();
    const contexts: RetryContext[] = [];
    const startedAt: number[] = [];
    const call = policy.run((context) => {
      contexts.push(context);
      startedAt.push(clock.now());
      expect(context.signal.aborted).toBe(false);
      return context.attempt === 1 ? never() : lasting(clock, 30, 'delivered');
    });
    expect(await after(clock, '1s', call)).toEqual({ status: 'fulfilled', value: 'delivered' });
    expect(startedAt).toEqual([0, 100]);
    expect(contexts.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(contexts[0].signal.reason).toMatchObject({ name: 'AbortError' });
    expect(policy.stats()).toEqual({ name: 'hedge', calls: 1, successes: 1, failures: 0, extra: 1, delayMs: 100 });
    expect(clock.pending()).toBe(0);
  });

  it('rule 10: starts nothing more when the first is in time', async () => {
    const { clock, policy } = hedging();
    const work = vi.fn(() => lasting(clock, 99, 'delivered'));
    expect(await after(clock, '1s', policy.run(work))).toMatchObject({ value: 'delivered' });
    expect(work).toHaveBeenCalledOnce();
  });

  it('rule 10: starts `max` extra attempts, one every `delay`', async () => {
    const { clock, policy } = hedging({ max: 3 });
    const startedAt: number[] = [];
    void policy.run(() => (startedAt.push(clock.now()), never()));
    await clock.advance('1s');
    expect([startedAt, clock.pending()]).toEqual([[0, 100, 200, 300], 0]);
  });

  it('rule 10: an attempt that fails leaves the others running', async () => {
    const { clock, policy } = hedging();
    const call = policy.run(({ attempt }) => (attempt === 1 ? lasting(clock, 300, 'delivered') : Promise.reject(outage)));
    expect(await after(clock, '1s', call)).toMatchObject({ value: 'delivered' });
  });

  it('rule 10: when nobody is left to wait for, the next starts at once; all failures are an AggregateError', async () => {
    const { clock, policy } = hedging({ max: 2 });
    const errors = [1, 2, 3].map((number) => new Error(`failure ${number}`));
    const call = await after(clock, 0, policy.run(({ attempt }) => Promise.reject(errors[attempt - 1])));
    expect(call).toMatchObject({ status: 'rejected', reason: { name: 'AggregateError', message: 'All 3 attempts failed.', errors } });
    expect([policy.stats().failures, clock.pending()]).toEqual([1, 0]);
  });

  it('rule 10: work that throws before it returns a promise has failed', async () => {
    const { clock, policy } = hedging();
    const call = policy.run(() => {
      throw outage;
    });
    expect(await after(clock, 0, call)).toMatchObject({ reason: { errors: [outage, outage] } });
  });

  it('rule 10: the first acceptable result wins, else the last one', async () => {
    const policy = hedging({ isAcceptable: (result) => result === 'fresh' });
    const poorThenFresh = policy.policy.run(({ attempt }) => lasting(policy.clock, attempt * 50, attempt === 1 ? 'stale' : 'fresh'));
    expect(await after(policy.clock, '1s', poorThenFresh)).toMatchObject({ value: 'fresh' });
    const poorOnly = policy.policy.run(({ attempt }) => `stale ${attempt}`);
    expect(await after(policy.clock, '1s', poorOnly)).toMatchObject({ value: 'stale 2' });
    const poorAndFailed = policy.policy.run(({ attempt }) => (attempt === 1 ? 'stale' : Promise.reject(outage)));
    expect(await after(policy.clock, '1s', poorAndFailed)).toMatchObject({ value: 'stale' });
  });

  it('rule 10: an attempt has failed when `isAcceptable` throws', async () => {
    const { clock, policy } = hedging({ isAcceptable: () => { throw outage; } });
    expect(await after(clock, '1s', policy.run(() => 'delivered'))).toMatchObject({ reason: { errors: [outage, outage] } });
  });

  it('rule 10: `p95` is that of the calls before, from the hundredth on', async () => {
    const { clock, policy } = hedging({ delay: 'p95', fallbackDelay: '5s' });
    const learn = async (milliseconds: number) => after(clock, milliseconds, policy.run(() => lasting(clock, milliseconds, 'delivered')));
    for (let call = 1; call <= 99; call++) await learn(call);
    expect(policy.stats().delayMs).toBe(5_000);
    await learn(100);
    expect(policy.stats().delayMs).toBe(95);
    for (let call = 1; call <= 200; call++) await learn(10);
    expect(policy.stats().delayMs).toBe(10);
  });

  it('rule 10: `p95` is refused where there is nothing to learn from', async () => {
    expect(() => hedging({ delay: 'p95' })).toThrow("`delay: 'p95'` needs `fallbackDelay`");
    // @ts-expect-error One call has no 95th percentile.
    await expect(hedge(() => 1, { delay: 'p95', fallbackDelay: 5 })).rejects.toBeInstanceOf(OptionError);
  });

  it('rule 10: is refused when the work is not idempotent', async () => {
    expect(() => hedging({ isIdempotent: false })).toThrow(OptionError);
    const { policy } = hedging();
    const work = vi.fn();
    await expect(policy.run(work, { isIdempotent: false })).rejects.toThrow('A hedge does work twice');
    expect(work).not.toHaveBeenCalled();
  });

  it('an abort rejects at once, and aborts all that run', async () => {
    const { clock, policy } = hedging();
    const canceller = new AbortController();
    const signals: AbortSignal[] = [];
    const call = policy.run(({ signal }) => (signals.push(signal), never()), { signal: canceller.signal });
    await clock.advance(150);
    canceller.abort(reason);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason });
    expect(signals.map((signal) => signal.reason as unknown)).toEqual([reason, reason]);
    expect([getEventListeners(canceller.signal, 'abort'), clock.pending()]).toEqual([[], 0]);
    await expect(policy.run(never, { signal: canceller.signal })).rejects.toBe(reason);
  });

  it('work that aborts its own call is not done again', async () => {
    const { clock, policy } = hedging();
    const canceller = new AbortController();
    const work = vi.fn(() => (canceller.abort(reason), never()));
    const call = policy.run(work, { signal: canceller.signal });
    expect(await after(clock, '1s', call)).toEqual({ status: 'rejected', reason });
    expect([work.mock.calls.length, clock.pending()]).toEqual([1, 0]);
  });

  it('the source of an outer layer ends the call, and nothing is made of it', async () => {
    const { clock, policy } = hedging();
    const source = new CallSignal();
    const call = policy.run(never, { source });
    source.abort(reason);
    expect(await after(clock, 0, call)).toEqual({ status: 'rejected', reason });
    expect(source.isSignalRead).toBe(false);
  });

  it('what losers come to disturbs nobody', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { clock, policy } = hedging();
    const call = policy.run(({ attempt }) => (attempt === 1 ? lasting(clock, 500, 0).then(() => Promise.reject(outage)) : 'delivered'));
    expect(await after(clock, '1s', call)).toMatchObject({ value: 'delivered' });
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('works once without a policy', async () => {
    const clock = new ManualClock();
    const call = hedge(({ attempt }) => lasting(clock, 300 / attempt, attempt), { delay: 100, clock, scheduler: clock, isAcceptable: (attempt) => attempt === 2 });
    expect(await after(clock, 250, call)).toEqual({ status: 'fulfilled', value: 2 });
  });
});
