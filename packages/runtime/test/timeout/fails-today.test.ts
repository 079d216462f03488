import { execFileSync } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { withTimeout } from '../../src/timeout/index.js';
import { leftoversOf } from '../leaks.js';
import { followed, openWork } from './work.js';

const MONTH_MS = 30 * 24 * 60 * 60 * 1_000;

describe('10 000 time-outs', () => {
  it('are one handle with ours; each `setTimeout` is one of its own', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    try {
      const works = Array.from({ length: 10_000 }, () => openWork());
      const calls = works.map(({ work }) => withTimeout(work, '30s'));
      expect(timers).toHaveBeenCalledOnce();
      for (const { finish } of works) finish('done');
      await Promise.all(calls);
    } finally {
      timers.mockRestore();
    }
    const before = process.getActiveResourcesInfo().length;
    const theirs = Array.from({ length: 10_000 }, () => setTimeout(() => undefined, 30_000));
    expect(process.getActiveResourcesInfo().length - before).toBe(10_000);
    theirs.forEach((timer) => clearTimeout(timer));
  });
});

describe('a time-out of 30 days', () => {
  it('does not come before its time with ours', async () => {
    vi.useFakeTimers();
    try {
      const call = followed(withTimeout(openWork().work, '30d'));
      await vi.advanceTimersByTimeAsync(MONTH_MS - 1);
      expect(call.error).toBeUndefined();
      await vi.advanceTimersByTimeAsync(1);
      expect(call.error).toMatchObject({ code: 'ERR_PERF_TIMEOUT' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('comes at once with `setTimeout`', async () => {
    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    try {
      await new Promise((resolve) => setTimeout(resolve, MONTH_MS));
      expect(warned.mock.calls[0]?.[1]).toBe('TimeoutOverflowWarning');
    } finally {
      warned.mockRestore();
    }
  });
});

describe('a signal that outlives 100 000 calls', () => {
  const parent = new AbortController();

  it('keeps nothing of them with ours', async () => {
    const { heapBytes } = await leftoversOf(100_000, () => withTimeout(({ signal }) => signal.aborted, '30s', { signal: parent.signal }));
    expect(getEventListeners(parent.signal, 'abort')).toEqual([]);
    expect(heapBytes).toBeLessThan(1e6);
  });

  it.runIf(process.versions.node.startsWith('20.'))('keeps something of each with `AbortSignal.any`', () => {
    const program = `
      const parent = new AbortController();
      const heapUsed = () => (gc(), process.memoryUsage().heapUsed);
      const call = () => AbortSignal.any([parent.signal, new AbortController().signal]).aborted;
      for (let time = 0; time < 1e4; time++) call();
      setImmediate(() => {
        const before = heapUsed();
        for (let time = 0; time < 1e5; time++) call();
        setImmediate(() => setImmediate(() => console.log(heapUsed() - before)));
      });`;
    const heapBytes = Number(execFileSync(process.execPath, ['--expose-gc', '--eval', program], { encoding: 'utf8' }));
    expect(heapBytes).toBeGreaterThan(3e6);
  });
});

describe('withTimeout', () => {
  it('leaves nothing behind after a million calls', async () => {
    const { heapBytes, resources } = await leftoversOf(1_000_000, () => withTimeout(() => 'pear', '30s'));
    expect(resources).toEqual([]);
    expect(heapBytes).toBeLessThan(1e6);
  });

  it('leaves nothing behind after 100 000 calls that were aborted', async () => {
    const reason = new Error('the client left');
    const { heapBytes, resources } = await leftoversOf(100_000, async () => {
      const canceller = new AbortController();
      const call = withTimeout(() => new Promise<never>(() => undefined), '30s', { signal: canceller.signal });
      canceller.abort(reason);
      await call.catch(() => undefined);
    });
    expect(resources).toEqual([]);
    expect(heapBytes).toBeLessThan(1e6);
  });
});
