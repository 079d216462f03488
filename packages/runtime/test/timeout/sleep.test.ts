import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { sleep } from '../../src/timeout/index.js';
import { followed, manualTime } from './work.js';

const reason = new Error('the client left');

describe('sleep', () => {
  it('resolves in its time', async () => {
    const { clock } = manualTime();
    let isAwake = false;
    void sleep('5s', { scheduler: clock }).then(() => (isAwake = true));
    await clock.advance(4_999);
    expect(isAwake).toBe(false);
    await clock.advance(1);
    expect(isAwake).toBe(true);
  });

  it('ends at once by an abort, with its reason, and leaves nothing behind', async () => {
    const { clock } = manualTime();
    const canceller = new AbortController();
    const sleeping = sleep('5s', { scheduler: clock, signal: canceller.signal });
    canceller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    expect(clock.pending()).toBe(0);
    await expect(sleep('5s', { scheduler: clock, signal: canceller.signal })).rejects.toBe(reason);
    expect(clock.pending()).toBe(0);
  });

  it('leaves no listener on a signal that outlives it', async () => {
    const { clock } = manualTime();
    const { signal } = new AbortController();
    const sleeping = sleep(100, { scheduler: clock, signal });
    await clock.advance(100);
    await sleeping;
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('of `Infinity` sets no timer and waits for the abort', async () => {
    const { clock } = manualTime();
    const canceller = new AbortController();
    const sleeping = followed(sleep(Infinity, { scheduler: clock, signal: canceller.signal }));
    await clock.advance('7d');
    expect(clock.pending()).toBe(0);
    canceller.abort(reason);
    await clock.advance(0);
    expect(sleeping.error).toBe(reason);
  });

  it.each([-1, NaN, 'soon'])('refuses a duration of %s', async (ms) => {
    await expect(sleep(ms as never)).rejects.toMatchObject({ code: 'ERR_PERF_OPTION', option: 'ms' });
  });
});
