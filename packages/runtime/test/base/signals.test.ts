import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { CallSignal } from '../../src/base/signals/call-signal.js';
import { onAbort } from '../../src/base/signals/on-abort.js';
import { untilAborted } from '../../src/base/signals/until-aborted.js';
import { SeededRandom } from '../../src/testing/index.js';

const reason = new Error('the client left');

describe('onAbort', () => {
  it('listens until it is stopped', () => {
    const controller = new AbortController();
    const [stopped, listening] = [vi.fn(), vi.fn()];
    onAbort(controller.signal, listening);
    onAbort(controller.signal, stopped)();
    controller.abort();
    expect(listening).toHaveBeenCalledOnce();
    expect(stopped).not.toHaveBeenCalled();
  });

  it('has one listener on the signal for all who wait, warns of none, and leaves none', () => {
    const warned = vi.spyOn(process, 'emitWarning');
    const { signal } = new AbortController();
    const stops = Array.from({ length: 10_000 }, () => onAbort(signal, vi.fn()));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    const random = new SeededRandom(42);
    for (const { stop } of stops.map((stop) => ({ stop, order: random.next() })).toSorted((one, other) => one.order - other.order)) stop();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(warned).not.toHaveBeenCalled();
    onAbort(signal, vi.fn())();
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('tells all in their order, once, but who was stopped meanwhile', () => {
    const controller = new AbortController();
    const told: string[] = [];
    const listener = () => void told.push('twice');
    onAbort(controller.signal, () => stopLast());
    onAbort(controller.signal, listener);
    onAbort(controller.signal, () => void told.push('once'));
    onAbort(controller.signal, listener);
    const stopLast = onAbort(controller.signal, () => void told.push('stopped'));
    controller.abort();
    expect(told).toEqual(['twice', 'once', 'twice']);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('stops the one who stops, though a function listens twice', () => {
    const controller = new AbortController();
    const listener = vi.fn();
    const stop = onAbort(controller.signal, listener);
    onAbort(controller.signal, listener);
    stop();
    stop();
    controller.abort();
    expect(listener).toHaveBeenCalledOnce();
  });

  it('does nothing without a signal', () => {
    const stop = onAbort(undefined, () => undefined);
    expect(stop).not.toThrow();
    expect(onAbort(undefined, () => undefined)).toBe(stop);
  });
});

describe('untilAborted', () => {
  it('passes results and rejections through, and leaves no listener', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(Promise.resolve('pear'), signal)).resolves.toBe('pear');
    await expect(untilAborted(Promise.reject(reason), signal)).rejects.toBe(reason);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('rejects at once with the reason, and a late rejection disturbs nobody', async () => {
    const controller = new AbortController();
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    let fail: (error: Error) => void = () => undefined;
    const work = new Promise<never>((_, reject) => (fail = reject));
    const waiting = untilAborted(work, controller.signal);
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    fail(new Error('too late'));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });

  it('rejects when the signal is aborted already', async () => {
    await expect(untilAborted(new Promise(() => undefined), AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});

describe('CallSignal', () => {
  it('makes a controller only when the signal is read', () => {
    const call = new CallSignal();
    expect(call.isSignalRead).toBe(false);
    expect(call.signal).toBe(call.signal);
    expect(call.isSignalRead).toBe(true);
  });

  it.each([true, false])('aborts once, with the first reason, read before: %s', (isReadBefore) => {
    const call = new CallSignal();
    if (isReadBefore) expect(call.signal.aborted).toBe(false);
    call.abort(reason);
    call.abort(new Error('later'));
    expect(call.signal.reason).toBe(reason);
  });

  it('has the reason of its signal when it was aborted without one', () => {
    const call = new CallSignal();
    call.abort(undefined);
    expect(call.reason).toMatchObject({ name: 'AbortError' });
    expect(call.reason).toBe(call.signal.reason);
  });

  it('tells those who listen, once and without a controller', () => {
    const call = new CallSignal();
    const [listening, stopped] = [vi.fn(), vi.fn()];
    call.onAbort(listening);
    call.onAbort(stopped)();
    expect(call.isAborted).toBe(false);
    call.abort(reason);
    call.abort(new Error('later'));
    expect([call.isAborted, call.reason, call.isSignalRead]).toEqual([true, reason, false]);
    expect(listening).toHaveBeenCalledOnce();
    expect(stopped).not.toHaveBeenCalled();
  });
});
