import { describe, expect, it, vi } from 'vitest';
import { Lifetime } from '../../src/base/lifecycle/lifetime.js';
import { sharedState } from '../../src/base/lifecycle/shared-state.js';
import { ManualClock } from '../../src/testing/index.js';

function opened(calls: number) {
  const clock = new ManualClock();
  const lifetime = new Lifetime('cache', clock);
  for (let call = 0; call < calls; call++) lifetime.enter();
  return { clock, lifetime };
}

describe('Lifetime', () => {
  it('closes at once when nothing runs, and then takes no more', async () => {
    const { lifetime } = opened(0);
    expect(lifetime.isOpen).toBe(true);
    await expect(lifetime.close()).resolves.toEqual({ drained: 0, abandoned: 0 });
    expect(lifetime.isOpen).toBe(false);
    expect(() => lifetime.enter()).toThrow(expect.objectContaining({ code: 'ERR_PERF_CLOSED', details: { component: 'cache' } }));
  });

  it('waits for what runs', async () => {
    const { clock, lifetime } = opened(2);
    const closing = lifetime.close({ drain: '5s' });
    lifetime.leave();
    await clock.advance('1s');
    lifetime.leave();
    await expect(closing).resolves.toEqual({ drained: 2, abandoned: 0 });
    expect(clock.pending()).toBe(0);
  });

  it('gives up after the time to drain', async () => {
    const { clock, lifetime } = opened(2);
    const abandon = vi.fn();
    const closing = lifetime.close({ drain: '5s' }, abandon);
    lifetime.leave();
    await clock.advance('5s');
    await expect(closing).resolves.toEqual({ drained: 1, abandoned: 1 });
    expect(abandon).toHaveBeenCalledOnce();
  });

  it.each([
    ['by its signal', { signal: AbortSignal.abort() }],
    ['with nothing to drain', { drain: 0 }],
  ])('gives up at once %s', async (_, options) => {
    await expect(opened(1).lifetime.close(options)).resolves.toEqual({ drained: 0, abandoned: 1 });
  });

  it('gives up when the signal aborts', async () => {
    const { clock, lifetime } = opened(1);
    const controller = new AbortController();
    const closing = lifetime.close({ drain: '5s', signal: controller.signal });
    controller.abort();
    await expect(closing).resolves.toEqual({ drained: 0, abandoned: 1 });
    expect(clock.pending()).toBe(0);
  });

  it('closes once', () => {
    const { lifetime } = opened(1);
    expect(lifetime.close({ drain: 0 })).toBe(lifetime.close());
  });
});

describe('sharedState', () => {
  it('is made once', () => {
    const make = vi.fn(() => new Set());
    expect(sharedState('test', make)).toBe(sharedState('test', make));
    expect(make).toHaveBeenCalledOnce();
  });
});
