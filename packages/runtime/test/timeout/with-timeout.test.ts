import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { OptionError, TimeoutError, timeoutStats, withTimeout } from '../../src/timeout/index.js';
import { followed, manualTime, openWork } from './work.js';

const reason = new Error('the client left');

async function unhandledDuring(act: () => Promise<void>): Promise<unknown[]> {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  await act();
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', note);
  return unhandled;
}

describe('withTimeout', () => {
  it('passes results and errors through', async () => {
    const { clock, time } = manualTime();
    expect(await withTimeout(() => 'pear', '5s', time)).toBe('pear');
    expect(await withTimeout(async () => Promise.resolve('fig'), '5s', time)).toBe('fig');
    await expect(withTimeout(() => Promise.reject(reason), '5s', time)).rejects.toBe(reason);
    const broken = () => {
      throw reason;
    };
    await expect(withTimeout(broken, '5s', time)).rejects.toBe(reason);
    await clock.advance(0);
    expect(clock.pending()).toBe(0);
  });

  it('rule 1: aborts the signal of the work and rejects at once, with the time and the name', async () => {
    const { clock, time } = manualTime();
    const { work } = openWork();
    let signal: AbortSignal | undefined;
    const call = followed(withTimeout((context) => ((signal = context.signal), work()), '5s', { ...time, name: 'invoice' }));
    await clock.advance(4_999);
    expect(call.error).toBeUndefined();
    await clock.advance(1);
    expect(call.error).toBeInstanceOf(TimeoutError);
    expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT', message: 'invoice took longer than 5000 ms.', details: { ms: 5_000, name: 'invoice', ignoredSignal: false } });
    expect(signal?.reason).toBe(call.error);
  });

  it('rule 2: a late rejection never becomes unhandled', async () => {
    const { clock, time } = manualTime();
    const { work, fail } = openWork();
    const before = timeoutStats();
    const unhandled = await unhandledDuring(async () => {
      const call = followed(withTimeout(work, 100, time));
      await clock.advance(100);
      fail(reason);
      expect(call.error).toBeInstanceOf(TimeoutError);
    });
    expect(unhandled).toEqual([]);
    expect(timeoutStats().lateFailures).toBe(before.lateFailures + 1);
  });

  it('rule 2: work that ends because it was told to is not late', async () => {
    const { clock, time } = manualTime();
    const before = timeoutStats();
    const obedient = ({ signal }: { signal: AbortSignal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const call = followed(withTimeout(obedient, 100, time));
    await clock.advance(100);
    expect(call.error).toBeInstanceOf(TimeoutError);
    expect(timeoutStats()).toMatchObject({ timedOut: before.timedOut + 1, lateFailures: before.lateFailures });
  });

  it('rule 2: a late result goes to `onLate`', async () => {
    const { clock, time } = manualTime();
    const onLate = vi.fn();
    const { work, finish } = openWork();
    const call = followed(withTimeout(work, 100, { ...time, onLate }));
    await clock.advance(100);
    expect(call.error).toBeInstanceOf(TimeoutError);
    expect(onLate).not.toHaveBeenCalled();
    finish('connection');
    await clock.advance(0);
    expect(onLate.mock.calls).toEqual([['connection']]);
  });

  it('rule 2: the result of work whose caller aborted goes to `onLate` too', async () => {
    const { clock, time } = manualTime();
    const onLate = vi.fn();
    const { work, finish } = openWork();
    const canceller = new AbortController();
    const call = withTimeout(work, 100, { ...time, onLate, signal: canceller.signal });
    canceller.abort(reason);
    await expect(call).rejects.toBe(reason);
    finish('connection');
    await clock.advance(0);
    expect(onLate.mock.calls).toEqual([['connection']]);
  });

  it.each([true, false])('rule 3: says whether the work ignored its signal: %s', async (ignores) => {
    const { clock, time } = manualTime();
    const { work } = openWork();
    const before = timeoutStats();
    const call = followed(withTimeout((context) => (ignores || !context.signal.aborted ? work() : 'never'), 100, time));
    await clock.advance(100);
    expect(call.error).toMatchObject({ details: { ignoredSignal: ignores } });
    expect(timeoutStats()).toMatchObject({ timedOut: before.timedOut + 1, ignoredSignal: before.ignoredSignal + Number(ignores) });
  });

  it('rule 3: makes no controller for work that does not read its signal', async () => {
    const Controller = vi.spyOn(globalThis, 'AbortController');
    try {
      const { clock, time } = manualTime();
      const call = followed(withTimeout(openWork().work, 100, time));
      await clock.advance(100);
      expect(call.error).toBeInstanceOf(TimeoutError);
      expect(Controller).not.toHaveBeenCalled();
    } finally {
      Controller.mockRestore();
    }
  });

  it('rule 5: an expired deadline rejects before the work starts', async () => {
    const { clock, time } = manualTime();
    const work = vi.fn();
    const call = withTimeout(work, '5s', { ...time, deadline: { remainingMs: () => 0 }, name: 'invoice' });
    await expect(call).rejects.toMatchObject({ code: 'ERR_PERF_TIMEOUT', message: 'invoice had no time left to start.', details: { ms: 0 } });
    expect(work).not.toHaveBeenCalled();
    expect(clock.pending()).toBe(0);
  });

  it('rule 5: a deadline that comes before the time-out ends the work', async () => {
    const { clock, time } = manualTime();
    const call = followed(withTimeout(openWork().work, '5s', { ...time, deadline: { remainingMs: () => 200 } }));
    await clock.advance(200);
    expect(call.error).toMatchObject({ details: { ms: 200 } });
  });

  it('rule 6: `Infinity` sets no timer', async () => {
    const { clock, time } = manualTime();
    const { work, finish } = openWork();
    const call = withTimeout(work, Infinity, time);
    expect(clock.pending()).toBe(0);
    finish('pear');
    expect(await call).toBe('pear');
  });

  it('rule 7: equal delays share one handle', async () => {
    const { clock, time } = manualTime();
    const works = Array.from({ length: 10_000 }, () => openWork());
    const calls = works.map(({ work }) => withTimeout(work, '30s', time));
    expect(clock.pending()).toBe(1);
    for (const { finish } of works) finish('done');
    await Promise.all(calls);
    await clock.advance(0);
    expect(clock.pending()).toBe(0);
  });

  it('rule 8: an abort of the caller beats the timer, and keeps its reason', async () => {
    const { clock, time } = manualTime();
    const canceller = new AbortController();
    let signal: AbortSignal | undefined;
    const call = followed(withTimeout((context) => ((signal = context.signal), openWork().work()), 100, { ...time, signal: canceller.signal }));
    clock.block(100);
    canceller.abort(reason);
    await clock.advance(0);
    expect(call.error).toBe(reason);
    expect(signal?.reason).toBe(reason);
    expect(clock.pending()).toBe(0);
  });

  it('rule 8: an abort that came before keeps the work from starting', async () => {
    const work = vi.fn();
    await expect(withTimeout(work, 100, { signal: AbortSignal.abort(reason), deadline: { remainingMs: () => 0 } })).rejects.toBe(reason);
    expect(work).not.toHaveBeenCalled();
  });

  it('leaves no listener on a signal that outlives it', async () => {
    const { signal } = new AbortController();
    for (let count = 0; count < 1_000; count++) await withTimeout(() => 'pear', '5s', { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it.each([0, -1, NaN, '0ms', '-5s', 'soon', undefined, null])('refuses a time of %s', async (ms) => {
    const work = vi.fn();
    const refusal = (await withTimeout(work, ms as never).catch((error: unknown) => error)) as OptionError;
    expect(refusal).toBeInstanceOf(OptionError);
    expect(refusal).toMatchObject({ option: 'ms', given: ms });
    expect(refusal.message).toMatch(/^`ms` must be a duration, such as .*, above 0; got /);
    expect(work).not.toHaveBeenCalled();
  });

  it.each([
    ['unknown', { sigal: undefined }, 'unknown option `sigal`; did you mean `signal`?'],
    ['signal', { signal: {} }, '`signal` must be an AbortSignal with addEventListener(), throwIfAborted(); got an object.'],
    ['name', { name: '' }, "`name` must be text that is not empty; got `''`."],
    ['onLate', { onLate: 5 }, '`onLate` must be a function; got `5`.'],
    ['deadline', { deadline: 300 }, '`deadline` must be a deadline with remainingMs(); got `300`.'],
  ])('refuses an unfit option: %s', async (_, options, message) => {
    await expect(withTimeout(() => 1, 100, options as never)).rejects.toThrow(message);
  });
});
